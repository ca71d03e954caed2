import { authorLine } from 'routeproof/kit';

const made = new WeakMap<object, Error>();

/** Remembers where a call was made, by the parameters that travel with it: only the sentence about a slip in it names that line. */
export const noteCall = (params: object, place: Error): void => void made.set(params, place);

/** The author's line that made the call with these parameters. */
export const callMadeAt = (params: object | undefined): string | undefined =>
  authorLine(params === undefined ? undefined : made.get(params));
