import type { Milliseconds, Scenario } from 'routeproof';

/** A number that theory knows. */
export interface TheoryValue {
  /** The name of the measure in the document of a simulation: `meanWait`. */
  readonly measure: string;
  /** What theory says; times in seconds. */
  readonly value: number;
  /** Of which part of the traffic. Default: of all. */
  readonly cell?: {
    /** What its interactions or agents have in common: `queue`, `skill`, `interval`. */
    readonly by: string;
    /** Which queue, skill or interval. */
    readonly name: string;
  };
  /** Where runs are short, one with more customers counts for more in what is said of a customer. Default: all runs count alike. */
  readonly byCustomer?: true;
}

/** A queue of which theory knows the numbers, played through the whole protocol. */
export interface QueueingModel {
  /** What `validate` calls it: `erlang-c/14`. */
  readonly id: string;
  /** The queue in words, for reports. */
  readonly title: string;
  /** The scenario with so many arrivals on average; the first part of them warms up. */
  readonly scenario: (arrivals: number) => Scenario;
  /** How many arrivals a run has on average that always takes as long; for more of them there are more runs. */
  readonly arrivalsOfADay?: number;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** How many arrivals of one run show a fault, in a minute or two for all models. */
  readonly quickly: number;
  /** About how many arrivals bring the half-width of every interval, over twenty seeds, to 2 %. */
  readonly arrivals: number;
  /** What theory says. It is worked out when it is asked for. */
  readonly theory: () => readonly TheoryValue[];
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
