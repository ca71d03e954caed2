/** A length of virtual time, or a moment of it counted from the start of the run. */
export type Milliseconds = number;

export const seconds = (count: number): Milliseconds => count * 1000;
export const minutes = (count: number): Milliseconds => count * 60_000;
export const hours = (count: number): Milliseconds => count * 3_600_000;
