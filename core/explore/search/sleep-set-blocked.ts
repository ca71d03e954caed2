/** Ends a run that would only repeat, in another order that nobody can tell apart, what has been played. */
export class SleepSetBlocked extends Error {}
