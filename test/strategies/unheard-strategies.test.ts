import { readFileSync } from 'node:fs';
import test from 'ava';
import {
  at,
  defineStrategy,
  placeInQueue,
  play,
  seconds,
  send,
  type Decision,
  type Played,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, fault, service, silence, type Reply } from 'routeproof/plugins';
import { concat, EMPTY, finalize, ignoreElements, map, merge, NEVER, Observable, of, race } from 'rxjs';

type Route = Strategy['route'];

/** X1 comes after a second; the log answers a second after it was called. */
const scenarioOf = (route: Route, more: Partial<Scenario> = {}, reply: Reply = answer({ ok: 1 })): Scenario => ({
  name: 'what a strategy leaves behind',
  strategy: defineStrategy({ name: 'vip', route }),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
  plugins: [...contactCentre(), service('Log', { write: reply }, { delay: seconds(1) })],
  load: { interactions: [{ InteractionId: 'X1', at: seconds(1) }] },
  ...more,
});

const done = placeInQueue('Done');
const stopIt = send('RequestStopProcessing', { InteractionId: 'X1' });
/** X1 is stopped while the strategy has it. */
const stopped: Partial<Scenario> = { drive: { script: [at(seconds(5), 'email-server', stopIt)] } };
const broken = (): never => {
  throw new Error('it broke'); // it breaks here
};
const later = (desk: Parameters<Route>[1]) => desk.after(100).pipe(map(() => done));

interface Case {
  readonly title: string;
  readonly route: Route;
  readonly more?: Partial<Scenario>;
  readonly reply?: Reply;
  /** The kinds of its findings, each with its severity; nothing of a good twin. */
  readonly finds: string;
  /** How many calls reached the service. */
  readonly calls?: number;
}

const cases: readonly Case[] = [
  // A call that cannot be made, or whose answer nobody hears
  {
    title: 'a call that is awaited in `finally`, before the decision goes out',
    route: async (_interaction, desk) => {
      try {
        return done;
      } finally {
        await desk.invoke('Log', 'write');
      }
    },
    finds: '',
    calls: 1,
  },
  {
    title: 'a call in `finally` that is not awaited',
    route: async (_interaction, desk) => {
      try {
        return done;
      } finally {
        desk.invoke('Log', 'write');
      }
    },
    finds: 'warning call-never-begun',
    calls: 0,
  },
  {
    title: 'a call in `finally` when the interaction was taken away',
    route: async (_interaction, desk) => {
      try {
        await desk.after(seconds(100));
        return done;
      } finally {
        await desk.invoke('Log', 'write');
      }
    },
    more: stopped,
    finds: 'failure call-not-sent',
    calls: 0,
  },
  {
    title: 'a call after the decision of an async generator',
    route: async function* (_interaction, desk) {
      yield done;
      await desk.invoke('Log', 'write');
    } as Route,
    finds: 'failure call-failed-unheard',
    calls: 0,
  },
  {
    title: 'a call after the decision of an Observable',
    route: (_interaction, desk) => concat(of(done), desk.invoke('Log', 'write').pipe(ignoreElements())),
    finds: 'failure call-failed-unheard',
    calls: 0,
  },
  {
    title: 'a call before the decision of an Observable',
    route: (_interaction, desk) => concat(desk.invoke('Log', 'write').pipe(ignoreElements()), of(done)),
    finds: '',
    calls: 1,
  },
  {
    title: 'a call in `finalize`',
    route: (_interaction, desk) => later(desk).pipe(finalize(() => desk.invoke('Log', 'write').subscribe())),
    finds: 'failure call-failed-unheard',
    calls: 0,
  },
  {
    title: 'a call in `finalize` when the interaction was taken away',
    route: (_interaction, desk) => NEVER.pipe(finalize(() => desk.invoke('Log', 'write').subscribe())),
    more: stopped,
    finds: 'failure call-not-sent',
    calls: 0,
  },
  {
    title: 'a call long after the decision',
    route: async function* (_interaction, desk) {
      yield done;
      await new Promise((go) => desk.clock.schedule(() => go(undefined), seconds(5)));
      await desk.invoke('Log', 'write');
    } as Route,
    finds: 'failure call-not-sent',
    calls: 0,
  },
  {
    title: 'a call that nobody awaits or subscribes to',
    route: (_interaction, desk) => {
      desk.invoke('Log', 'write');
      return done;
    },
    finds: 'warning call-never-begun',
    calls: 0,
  },
  {
    title: 'a call whose answer comes after the decision',
    route: (_interaction, desk) => merge(desk.invoke('Log', 'write').pipe(ignoreElements()), later(desk)),
    finds: 'warning answer-unheard',
    calls: 1,
  },
  {
    title: 'a call that fails after the decision',
    route: (_interaction, desk) => merge(desk.invoke('Log', 'write').pipe(ignoreElements()), later(desk)),
    reply: fault('the disk is full'),
    finds: 'failure call-failed-unheard',
    calls: 1,
  },
  {
    title: 'a call that is never answered, and was not waited for',
    route: (_interaction, desk) => merge(desk.invoke('Log', 'write').pipe(ignoreElements()), later(desk)),
    reply: silence(),
    finds: 'warning answer-unheard',
    calls: 1,
  },
  {
    title: 'a call that the strategy itself has given up in a race',
    route: (_interaction, desk) => race(desk.invoke('Log', 'write').pipe(map(() => done)), later(desk)),
    reply: fault('the disk is full'),
    finds: '',
    calls: 1,
  },
  // A teardown that throws
  {
    title: 'a `finalize` that throws',
    route: (_i, desk) => later(desk).pipe(finalize(broken)),
    finds: 'failure teardown-threw',
  },
  {
    title: 'a `finalize` that throws at once',
    route: () => of(done).pipe(finalize(broken)),
    finds: 'failure teardown-threw',
  },
  {
    title: 'a `finalize` that throws when the path is ended',
    route: () => merge(of(done), NEVER).pipe(finalize(broken)),
    finds: 'failure teardown-threw',
  },
  {
    title: 'a `finalize` that throws when the interaction was taken away',
    route: () => NEVER.pipe(finalize(broken)),
    more: stopped,
    finds: 'failure teardown-threw',
  },
  {
    title: 'a `finalize` that throws in the loser of a race',
    route: (_i, desk) =>
      race(
        later(desk),
        desk.after(seconds(2)).pipe(
          map(() => done),
          finalize(broken),
        ),
      ),
    finds: 'failure teardown-threw',
  },
  {
    title: 'a teardown of an Observable that throws',
    route: () =>
      new Observable<Decision>((subscriber) => {
        subscriber.next(done);
        subscriber.complete();
        return broken;
      }),
    finds: 'failure teardown-threw',
  },
  {
    title: 'a `finalize` that does not throw',
    route: (_i, desk) => later(desk).pipe(finalize(() => undefined)),
    finds: '',
  },
  {
    title: 'a `finally` of a generator that throws',
    route: function* () {
      try {
        yield done;
      } finally {
        broken();
      }
    } as Strategy['route'],
    finds: 'failure strategy-threw',
  },
  {
    title: 'a `finally` that throws when the interaction was taken away',
    route: async (_interaction, desk) => {
      try {
        await desk.after(seconds(100));
        return done;
      } finally {
        broken();
      }
    },
    more: stopped,
    finds: 'failure strategy-threw',
  },
  {
    title: 'an error that comes when nobody listens any more',
    route: () =>
      new Observable<Decision>((subscriber) => {
        subscriber.next(done);
        subscriber.complete();
        subscriber.error(new Error('too late'));
      }),
    finds: 'warning error-unheard',
  },
  // What ends without a decision, or decides too much
  { title: 'an Observable that emits nothing', route: () => EMPTY, finds: 'failure path-ends-without-decision' },
  {
    title: 'a decision after the interaction was taken away',
    route: async (_interaction, desk) => {
      await desk.after(seconds(100)).then(undefined, () => undefined);
      return done;
    },
    more: stopped,
    finds: 'failure decision-after-loss',
  },
  { title: 'two decisions', route: () => [done, placeInQueue('Done')], finds: 'failure decided-twice' },
];

const found = ({ findings }: Played): string => findings.map(({ kind, severity }) => `${severity} ${kind}`).join();
const called = ({ messages }: Played): number =>
  messages.filter(({ to, type }) => to === 'Log' && type.startsWith('Request')).length;

for (const { title, route, more, reply, finds, calls = 0 } of cases)
  test(title, async (t) => {
    const played = await play(() => scenarioOf(route, more, reply));
    t.is(found(played), finds);
    t.is(called(played), calls);
    for (const { where, interaction, sentence } of played.findings) {
      t.regex(where ?? '', /unheard-strategies\.test\.[tj]s:\d+:\d+$/);
      t.is(interaction, 'X1');
      t.regex(sentence, /trategy 'vip'/);
    }
  });

test('what throws in a teardown is found on its line', async (t) => {
  const { findings } = await play(() => scenarioOf((_i, desk) => later(desk).pipe(finalize(broken))));
  const line =
    readFileSync('test/strategies/unheard-strategies.test.ts', 'utf8')
      .split('\n')
      .findIndex((each) => each.includes('// it breaks here')) + 1;
  t.true(findings[0]!.where!.includes(`:${line}:`));
});
