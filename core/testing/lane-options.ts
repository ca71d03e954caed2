import type { Subscription } from 'rxjs';
import type { Bench, BenchOptions } from '../bench/create-bench.ts';
import { benchOptionKinds } from '../bench/bench-options.ts';
import { optionKinds, type OptionKind } from '../contract/checked-options.ts';
import type { Word } from '../contract/word.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** How a scenario is played for lanes. */
export interface LaneOptions extends Pick<BenchOptions, 'choices' | 'seed' | 'races' | 'synchronous'> {
  /** How long one column takes. Default: one second. */
  readonly beat?: Milliseconds;
  /** Messages that no lane shows, whoever gets them. */
  readonly ignore?: readonly Word[];
  /** The run ends here at the latest. Default: the scenario's own end, or an hour after the picture's. */
  readonly until?: Milliseconds;
  /** Kinds of findings that this run is meant to have. Any other makes the test fail. */
  readonly findings?: readonly string[];
  /** Whether timers, requests and subscriptions may be left open at the end. Default: false. */
  readonly leavesOpen?: boolean;
  /** Is given the bench before time starts; a Subscription that comes back is ended with the run. */
  readonly before?: (bench: Bench) => Subscription | void;
  /** Whether a failure is drawn in colours. Default: where the terminal has them. */
  readonly colour?: boolean;
}

const { bound, code, flag, texts } = optionKinds;
const { choices, seed, races, synchronous } = benchOptionKinds;

/** What each of them may be. */
export const laneOptionKinds: Readonly<Record<keyof LaneOptions, OptionKind>> = {
  choices,
  seed,
  races,
  synchronous,
  beat: bound,
  ignore: ["a list of words, such as `['EventInvite']`", (value) => Array.isArray(value)],
  until: bound,
  findings: texts,
  leavesOpen: flag,
  before: code,
  colour: flag,
};
