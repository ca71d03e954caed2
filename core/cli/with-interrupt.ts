/** Does work that the first Ctrl-C ends with the result so far, and the second one with the process. */
export async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  try {
    return await work(interrupt.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
