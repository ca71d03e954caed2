const { performance } = globalThis;
// Taken when this file is loaded, before the guard against real time is installed: the guard asks at each call whose it is.
const now = performance.now.bind(performance);

/** Milliseconds of real time, for the bench itself: bounds and progress of long work. */
export const realTime = (): number => now();
