// Taken when this file is loaded, before the guard against real time is installed.
const realSetImmediate = globalThis.setImmediate;

/** One macrotask: every `await` that can go on has gone on when it is over. */
export const macrotask = (): Promise<void> => new Promise((resolve) => void realSetImmediate(resolve));
