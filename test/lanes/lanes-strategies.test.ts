import test from 'ava';
import { attach, defineStrategy, placeInQueue, routeTo, seconds, stop, type Scenario, type Strategy } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { lanes, type Vocabulary } from 'routeproof/testing';
import {
  catchError,
  concat,
  debounceTime,
  defer,
  delay,
  from,
  map,
  merge,
  NEVER,
  of,
  race,
  retry,
  switchMap,
  throwError,
  timeout,
  timer,
} from 'rxjs';
import { question } from './conference-day.ts';

// What strategies are written with, at exact times: the question is with URS at 1 s.

const words = {
  s: stop(),
  l: placeInQueue('Later'),
  r: routeTo('ann.A'),
  a: attach({ Step: 'one' }),
  b: attach({ Step: 'two' }),
  c: attach({ Step: 'three' }),
} as const satisfies Vocabulary;

const centreOf = (route: Strategy['route']) => (): Scenario => ({
  name: 'one question',
  strategy: defineStrategy({ name: 'vip', route }),
  centre: {
    agents: [{ name: 'ann', media: ['chat'] }],
    queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }],
  },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: question, at: seconds(1) }] },
});

const strategies: Readonly<Record<string, readonly [picture: string, route: Strategy['route']]>> = {
  delay: ['1s - 2500ms s', (_interaction, { clock }) => of(stop()).pipe(delay(2500, clock))],
  'timeout of a wait that never ends': [
    '- 20s - 1s l',
    (_interaction, desk) =>
      desk.target('ann.A').pipe(
        map((ann) => routeTo(ann)),
        timeout({ first: 20_000, scheduler: desk.clock, with: () => of(placeInQueue('Later')) }),
      ),
  ],
  'timeout a millisecond after what it waits for': [
    '- 1s - 19999ms s',
    (_interaction, { clock }) =>
      timer(19_999, clock).pipe(
        map(() => stop()),
        timeout({ first: 20_000, scheduler: clock, with: () => of(placeInQueue('Later')) }),
      ),
  ],
  'debounceTime that lets only the last of a burst through': [
    '-- 1900ms s',
    (_interaction, { clock }) =>
      merge(timer(200, clock), timer(400, clock), timer(900, clock), NEVER).pipe(
        debounceTime(1000, clock),
        map(() => stop()),
      ),
  ],
  'retry with a delay that grows': [
    '-a 1s b 2s c 4s s',
    (_interaction, { clock }) => {
      const steps = ['one', 'two', 'three'];
      return defer(() => {
        const step = steps.shift();
        return step === undefined
          ? of(stop())
          : concat(
              of(attach({ Step: step })),
              throwError(() => new Error('busy')),
            );
      }).pipe(retry({ delay: (_error, count) => timer(1000 * 2 ** (count - 1), clock) }));
    },
  ],
  'race of two waits': [
    '-- 1500ms s',
    (_interaction, desk) =>
      race(desk.after(1500).pipe(map(() => stop())), desk.after(1501).pipe(map(() => placeInQueue('Later')))),
  ],
  'switchMap, which gives up what came before': [
    '-- 3s s',
    (_interaction, { clock }) =>
      timer(0, 1000, clock).pipe(
        switchMap((tick) => (tick < 3 ? timer(1001, clock).pipe(map(() => placeInQueue('Later'))) : of(stop()))),
      ),
  ],
  catchError: ['-l', () => throwError(() => new Error('no')).pipe(catchError(() => of(placeInQueue('Later'))))],
  'a promise': ['-s', async () => stop()],
  'a promise after a wait': [
    '-- 2500ms s',
    async (_interaction, desk) => {
      await desk.after(2500);
      return stop();
    },
  ],
  'many promises, which take no time': [
    '-- 1s s',
    async (_interaction, desk) => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      await desk.after(1000);
      await Promise.all([Promise.resolve(), Promise.resolve()]);
      return stop();
    },
  ],
  'a promise in an Observable': [
    '-- 2s s',
    (_interaction, desk) => desk.after(2000).pipe(switchMap(async () => stop())),
  ],
  'an Observable of a promise': ['-s', () => from(Promise.resolve(stop()))],
  'an async generator': [
    '-a 1s b 500ms c 29999ms s',
    async function* (_interaction, desk) {
      yield attach({ Step: 'one' });
      await desk.after(1000);
      yield attach({ Step: 'two' });
      await desk.after(500);
      yield attach({ Step: 'three' });
      await desk.after(29_999);
      yield stop();
    },
  ],
  'an async generator that gives several in one instant': [
    '-(abs)',
    async function* () {
      yield attach({ Step: 'one' });
      await Promise.resolve();
      yield attach({ Step: 'two' });
      yield stop();
    },
  ],
};

for (const [name, [picture, route]] of Object.entries(strategies))
  test(`${name}: ${picture}`, lanes(centreOf(route), words, `vip decides: ${picture}`));
