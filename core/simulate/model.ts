import type { Scenario } from '../contract/scenario.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** Part of the traffic: a queue, a skill, an interval. */
export interface CellName {
  /** What its interactions or agents have in common: `queue`, `skill`, `interval`, as in the document of a simulation. */
  readonly by: string;
  /** Which queue, skill or interval. */
  readonly name: string;
}

/** A number that theory knows. */
export interface TheoryValue {
  /** The name of the measure in the document of a simulation: `meanWait`. */
  readonly measure: string;
  /** What theory says; times in seconds. */
  readonly value: number;
  /** Of which part of the traffic. Default: of all. */
  readonly cell?: CellName;
  /** Where runs are short, one with more customers counts for more in what is said of a customer. Default: all runs count alike. */
  readonly byCustomer?: true;
}

/** A queue of which theory knows the numbers. */
export interface Model {
  /** What reports call it: `erlang-c/14`. */
  readonly id: string;
  /** The queue in words, for reports. */
  readonly title: string;
  /** The model on the bench, for so many arrivals. */
  readonly scenario: (arrivals: number) => Scenario;
  /** How many arrivals a run has on average that always takes as long; for more of them there are more runs. */
  readonly arrivalsOfADay?: number;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** What theory says. It is worked out when it is asked for. */
  readonly theory: () => readonly TheoryValue[];
}
