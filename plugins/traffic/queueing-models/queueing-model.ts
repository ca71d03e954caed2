import type { Model, TheoryValue } from 'routeproof/kit';

/** A queue of which theory knows the numbers, played through the whole protocol; its first arrivals warm up. */
export interface QueueingModel extends Model {
  /** How many arrivals of one run show a fault, in a minute or two for all models. */
  readonly quickly: number;
  /** About how many arrivals bring the half-width of every interval, over twenty seeds, to 2 %. */
  readonly arrivals: number;
}

/** Values of all the traffic. */
export const ofAll = (values: Readonly<Record<string, number>>): readonly TheoryValue[] =>
  Object.entries(values).map(([measure, value]) => ({ measure, value }));

/** Values of one part of it. */
export const ofPart = (by: string, name: string, values: Readonly<Record<string, number>>): readonly TheoryValue[] =>
  ofAll(values).map((known) => ({ ...known, cell: { by, name } }));

/** Works something out when it is first asked for. */
export function once<Value>(workOut: () => Value): () => Value {
  let value: { readonly is: Value } | undefined;
  return () => (value ??= { is: workOut() }).is;
}
