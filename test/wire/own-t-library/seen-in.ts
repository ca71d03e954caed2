import { isObservable, Observable, type Subscriber } from 'rxjs';
import {
  createBench,
  type BenchOptions,
  type Change,
  type Desk,
  type Finding,
  type Plugin,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { rolesOf, verdictOn, type Crossing } from 'routeproof/plugins';
import { traceLine, type TraceLine } from 'routeproof/report';
import { withStrategies } from '../../../core/bench/with-strategies.ts';
import { tellDecisions } from '../../../core/testing/watch/tell-decisions.ts';

/** What of a run does not depend on the words on URS's connection. */
export interface Seen {
  readonly verdict: string;
  readonly findings: readonly (Omit<Finding, 'after'> & { readonly after: undefined })[];
  /** Where each interaction is at the end. */
  readonly ends: readonly unknown[];
  /** What each strategy decided and was told, in order. */
  readonly strategies: readonly unknown[];
  /** What the server changed in its store and said to everybody but URS, in order. */
  readonly server: readonly unknown[];
  /** All that crossed links, but for URS's connection. */
  readonly links: readonly TraceLine[];
}

/** What crossed URS's connection. */
export type Words = readonly TraceLine[];

export const isAboutUrs = ({
  fromRole,
  toRole,
  protocol,
}: Pick<Crossing, 'fromRole' | 'toRole' | 'protocol'>): boolean =>
  (fromRole === 'urs' || toRole === 'urs') && protocol !== 'Statistics';

/** The scenario with other words on URS's connection, or, without a plugin for them, with none. */
export const speaking = (scenario: Scenario, words?: Plugin): Scenario => ({
  ...scenario,
  plugins: [
    ...scenario.plugins.filter((plugin) => !rolesOf(plugin).includes('t-library')),
    ...(words === undefined ? [] : [words]),
  ],
});

/** Plays a scenario to its end, and keeps what was seen. */
export async function seenIn(
  given: () => Scenario,
  words: Plugin | undefined,
  options: BenchOptions = {},
): Promise<{ readonly seen: Seen; readonly words: Words }> {
  const strategies: unknown[] = [];
  const server: unknown[] = [];
  const scenario = () => withStrategies(speaking(given(), words), (strategy) => noted(strategy, strategies));
  const bench = createBench(scenario, options);
  bench.store.changes.subscribe((change) => void server.push(inWords(change)));
  bench.bus.sent.subscribe((message) => {
    if (message.fromRole === 'interaction-server' && !isAboutUrs(message)) server.push(inWords(message));
  });
  await bench.runUntilQuiet();
  const { interactions, agents, tickets, queues } = bench.store;
  const ends = { interactions, agents: agents.map(inWords), tickets, queues: [...queues] };
  const links = bench.trace.messages;
  return {
    seen: {
      verdict: verdictOn(bench.findings),
      // After how many messages it was found depends on the words: there are more of them in one protocol than in the other.
      findings: bench.findings.map((finding) => ({ ...finding, after: undefined })),
      ends: [inWords(ends)],
      strategies,
      server,
      links: links.filter((message) => !isAboutUrs(message)).map(traceLine),
    },
    words: links.filter(isAboutUrs).map(traceLine),
  };
}

/** A copy of how it is now: records of the store go on changing. */
const inWords = (of: Change | Crossing | object): unknown =>
  JSON.parse(
    JSON.stringify(of, (_key, value: unknown) =>
      value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
    ),
  );

/** The same strategy; what it decides, and what the desk tells it, is noted. */
function noted(strategy: Strategy, notes: unknown[]): Strategy {
  return {
    name: strategy.name,
    route(interaction, desk) {
      const note = (what: string, value: unknown) =>
        void notes.push([
          strategy.name,
          interaction.id,
          desk.clock.now(),
          what,
          inWords({ value, of: interaction.properties }),
        ]);
      note('asked', interaction.returns);
      return tellDecisions(strategy.route(interaction, notedDesk(desk, note)), (decision) => note('decides', decision));
    },
  };
}

const notedDesk = (desk: Desk, note: (what: string, value: unknown) => void): Desk =>
  new Proxy(desk, {
    get(target, key) {
      const what = `desk.${String(key)}`;
      const value: unknown = Reflect.get(target, key);
      if (isObservable(value))
        return notedWait(
          value.pipe((source) => new Observable((s) => source.subscribe(s))),
          what,
          note,
        );
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const wait: unknown = Reflect.apply(value as (...given: unknown[]) => unknown, target, given);
        return isObservable(wait) ? notedWait(wait, what, note) : wait;
      };
    },
  });

/** The same wait: what it brings is noted, by whichever of its methods somebody listens. */
function notedWait<T>(wait: Observable<T>, what: string, note: (what: string, value: unknown) => void): Observable<T> {
  const subscribe = wait.subscribe.bind(wait) as Observable<T>['subscribe'];
  const tapped = new Observable((subscriber: Subscriber<T>) =>
    subscribe({
      next: (value) => {
        note(what, value);
        subscriber.next(value);
      },
      error: (error) => {
        note(`${what} failed`, String(error));
        subscriber.error(error);
      },
      complete: () => subscriber.complete(),
    }),
  );
  return Object.defineProperty(wait, 'subscribe', { value: tapped.subscribe.bind(tapped), configurable: true });
}
