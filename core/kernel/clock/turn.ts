// Taken when this file is loaded, before the guard against real time is installed.
const realSetImmediate = globalThis.setImmediate;

/** One macrotask turn: every `await` that can go on has gone on when it is over. */
export const turn = (): Promise<void> => new Promise((resolve) => void realSetImmediate(resolve));
