import test from 'ava';
import fc from 'fast-check';
import { catchError, concat, EMPTY, ignoreElements, map, merge, mergeMap, of } from 'rxjs';
import {
  at,
  disconnect,
  explore,
  InteractionGone,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  stop,
  type Desk,
  type Played,
  type Scenario,
} from 'routeproof';
import { answer, either, fault, faults, service, silence, type Reply } from 'routeproof/plugins';
import { tLibrary } from '../../../plugins/t-library/t-library.ts';
import type { Setting } from '../desk-scenario.ts';
import { cases } from '../../sizes.ts';
import { kinds, scenarioOf, type Route } from './play-route.ts';

const stopAt = (time: number) => ({
  script: [at(seconds(time), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))],
});

/** A scenario whose strategy's session goes on, with a service that answers after so many seconds. */
const session = (
  route: Route,
  {
    replies = answer({ ok: 'yes' }),
    takes = 1,
    ...setting
  }: Setting & { readonly replies?: Reply; readonly takes?: number } = {},
): Scenario => {
  const log = service('Log', { write: replies }, { delay: seconds(takes) });
  const made = scenarioOf(route, { ...setting, extra: [log, ...(setting.extra ?? [])] });
  return { ...made, strategy: { ...made.strategy!, sessionGoesOn: true } };
};

const playSession = (...given: Parameters<typeof session>): Promise<Played> => play(() => session(...given));

/** When the server passed calls on to the service, and whether they named the interaction. */
const calls = ({ messages }: Played) =>
  messages.flatMap(({ type, standsFor, from, at: time, interaction }) =>
    (standsFor ?? type) === 'Request3rdServer' && from === 'urs' ? [`${time / 1000} ${interaction ?? '-'}`] : [],
  );

test('a session calls services after its decision, in whatever form the strategy is written', async (t) => {
  const heard: unknown[] = [];
  const hear = (value: unknown) => void heard.push(value);
  const forms: Readonly<Record<string, Route>> = {
    async *generator(_interaction, desk) {
      yield placeInQueue('Back office');
      await desk.after(seconds(2));
      hear(await desk.invoke('Log', 'write'));
    },
    observable: (_interaction, desk) =>
      concat(
        of(placeInQueue('Back office')),
        desk.after(seconds(2)).pipe(
          mergeMap(() => desk.invoke('Log', 'write')),
          map(hear),
          ignoreElements(),
        ),
      ),
  };
  for (const [form, route] of Object.entries(forms))
    for (const extra of [[], [tLibrary()]]) {
      heard.length = 0;
      const played = await playSession(route, { extra });
      t.deepEqual(kinds(played), [], form);
      t.deepEqual(calls(played), ['7 -'], form);
      t.deepEqual(heard, [{ ok: 'yes' }], form);
    }
});

test('without a session nothing is as in one: the path ends with the decision, and a call behind it is a finding', async (t) => {
  const asBefore = (route: Route) => {
    const made = session(route);
    return play(() => ({ ...made, strategy: { ...made.strategy!, sessionGoesOn: false } }));
  };
  const waits = await asBefore(async function* (_interaction, desk) {
    yield placeInQueue('Back office');
    await desk.after(seconds(2));
    await desk.invoke('Log', 'write');
  });
  t.deepEqual([kinds(waits), calls(waits)], [[], []], 'the time never comes');
  const cleansUp = await asBefore(async function* (_interaction, desk) {
    try {
      yield placeInQueue('Back office');
      await new Promise(() => {});
    } finally {
      await desk.invoke('Log', 'write');
    }
  });
  t.deepEqual(calls(cleansUp), []);
});

test('a session that loses its interaction cleans up: in a catch, in a finally and behind catchError', async (t) => {
  const heard: unknown[] = [];
  const write = async (desk: Desk) => void heard.push(await desk.invoke('Log', 'write'));
  const forms: readonly Route[] = [
    async (_interaction, desk) => {
      try {
        await desk.after(seconds(60));
      } catch (error) {
        t.true(error instanceof InteractionGone);
        await desk.after(seconds(3));
        await write(desk);
      }
      return undefined;
    },
    async function* (_interaction, desk) {
      try {
        yield routeTo(await desk.target('nobody.A'));
      } finally {
        await desk.after(seconds(3));
        await write(desk);
      }
    },
    (_interaction, desk) =>
      desk.target('nobody.A').pipe(
        map(() => stop()),
        catchError(() =>
          desk.after(seconds(3)).pipe(
            mergeMap(() => desk.invoke('Log', 'write')),
            map((given) => void heard.push(given)),
            ignoreElements(),
          ),
        ),
      ),
  ];
  for (const [form, route] of forms.entries()) {
    heard.length = 0;
    const played = await playSession(route, { drive: stopAt(10) });
    t.deepEqual(
      kinds(played).filter((kind) => !kind.startsWith('target')),
      form === 0 ? ['not-a-decision'] : [],
      String(form),
    );
    t.deepEqual(calls(played), ['13 -'], String(form));
    t.deepEqual(heard, [{ ok: 'yes' }], String(form));
  }
});

test('a call that crosses the loss is asked again without the interaction, and its answer is heard', async (t) => {
  const heard: unknown[] = [];
  const played = await playSession(
    async function* (_interaction, desk) {
      await desk.after(seconds(3.5));
      heard.push(await desk.invoke('Log', 'write'), desk.isHeld);
      if (desk.isHeld) yield stop();
    },
    { drive: stopAt(9), links: { urs: seconds(1) } },
  );
  t.deepEqual(heard, [{ ok: 'yes' }, false]);
  t.deepEqual(
    calls(played).map((each) => each.split(' ')[1]),
    ['X1', '-'],
  );
  t.deepEqual(kinds(played), []);
});

test('what is no more than before: a second decision, a target after the decision, and a decision after the loss', async (t) => {
  const twice = await playSession(() => [placeInQueue('Back office'), stop()]);
  t.deepEqual(kinds(twice), ['decided-twice']);
  const target = await playSession(async function* (_interaction, desk) {
    yield placeInQueue('Back office');
    await desk.after(seconds(1));
    await desk.target('ann.A');
  });
  t.deepEqual(kinds(target), ['strategy-threw']);
  const late = await playSession(
    async function* (_interaction, desk) {
      await desk.after(seconds(60)).then(undefined, () => undefined);
      yield stop();
    },
    { drive: stopAt(10) },
  );
  t.deepEqual(kinds(late), ['decision-after-loss']);
});

test('a session that has not ended is told, and one that ends by itself is not', async (t) => {
  const waits: Route = (_interaction, desk) =>
    merge(of(placeInQueue('Back office')), desk.invoke('Log', 'write').pipe(ignoreElements()));
  t.deepEqual(kinds(await playSession(waits, { replies: silence() })), ['session-without-end']);
  t.deepEqual(kinds(await playSession(waits)), []);
  const refused: Route = (_interaction, desk) =>
    merge(of(placeInQueue('Back office')), desk.refused.pipe(map(() => stop())));
  t.deepEqual(kinds(await playSession(refused)), [], 'nothing is refused any more');
  const target: Route = (_interaction, desk) =>
    merge(
      desk.after(seconds(1)).pipe(map(() => placeInQueue('Back office'))),
      desk.target('?:English > 99.GA').pipe(mergeMap(() => EMPTY)),
    );
  t.deepEqual(
    kinds(await playSession(target)).filter((kind) => !kind.startsWith('target')),
    [],
    'nobody is waited for any more',
  );
});

test('a session whose URS loses its connection hears that its calls fail', async (t) => {
  const heard: string[] = [];
  const told = (error: unknown) => void heard.push(error instanceof Error ? error.name : '');
  const played = await playSession(
    async function* (_interaction, desk) {
      yield placeInQueue('Back office');
      await desk.invoke('Log', 'write').then(undefined, told);
      await desk.invoke('Log', 'write').then(undefined, told);
    },
    { takes: 10, drive: { script: [at(seconds(8), 'urs', disconnect())] } },
  );
  t.deepEqual(heard, ['ServiceFault', 'ServiceFault']);
  t.deepEqual(
    kinds(played).filter((kind) => kind === 'session-without-end'),
    [],
  );
});

test('a session outlives a connection, and not the program that runs it', async (t) => {
  const again: Route = (_interaction, desk) =>
    concat(
      of(placeInQueue('Back office')),
      desk.after(seconds(1)).pipe(
        mergeMap(() => desk.invoke('Log', 'write')),
        catchError(() => desk.after(seconds(9)).pipe(mergeMap(() => desk.invoke('Log', 'write')))),
        ignoreElements(),
      ),
    );
  for (const [fails, expected] of [
    ['disconnect', ['6', '6 17']],
    ['restart', ['6']],
  ] as const) {
    const seen = new Set<string>();
    const away = [{ of: 'urs', at: seconds(8), away: seconds(2) }];
    const make = () => session(again, { takes: 5, extra: [faults({ [fails]: away })] });
    const { failures } = await explore(make, {
      raceWindow: 0,
      onRun: ({ trace }) => {
        const made = calls({ messages: trace.messages } as unknown as Played);
        seen.add(made.map((each) => each.split(' ')[0]).join(' '));
      },
    });
    t.deepEqual([...seen].toSorted(), expected, fails);
    t.deepEqual(
      failures.map(({ finding }) => finding.sentence),
      [],
    );
  }
});

test("what a session still calls when its program is gone is nobody's slip", async (t) => {
  const forms: Readonly<Record<string, Route>> = {
    async *caught(_interaction, desk) {
      try {
        await desk.after(seconds(20));
      } catch {
        await desk.invoke('Log', 'write');
        return;
      }
      yield placeInQueue('Back office');
    },
    async *atLast(_interaction, desk) {
      try {
        await desk.after(seconds(20));
      } finally {
        await desk.invoke('Log', 'write');
      }
      yield placeInQueue('Back office');
    },
    async *unawaited(_interaction, desk) {
      try {
        await desk.after(seconds(20));
      } catch {
        desk.invoke('Log', 'write').subscribe({ error: () => {} });
        void desk.invoke('Log', 'write');
        return;
      }
      yield placeInQueue('Back office');
    },
    observable: (_interaction, desk) =>
      desk.after(seconds(20)).pipe(
        map(() => placeInQueue('Back office')),
        catchError(() => desk.invoke('Log', 'write').pipe(ignoreElements())),
      ),
  };
  for (const [form, route] of Object.entries(forms)) {
    const away = [{ of: 'urs', at: seconds(8), away: seconds(2) }];
    const make = () => session(route, { extra: [faults({ restart: away })] });
    let restarted = 0;
    const told: string[] = [];
    await explore(make, {
      raceWindow: 0,
      onRun: ({ trace, findings }) => {
        if (trace.of('EventRouteRequest').length > 1) restarted++;
        told.push(...findings.map(({ kind }) => kind).filter((kind) => kind.startsWith('call-')));
      },
    });
    t.true(restarted > 0, form);
    t.deepEqual(told, [], form);
  }
});

/** What a session does, one after the other. */
type Step = { readonly does: 'call' } | { readonly does: 'wait'; readonly time: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ does: 'call' }),
  fc.record({ does: fc.constant<'wait'>('wait'), time: fc.integer({ min: 0, max: 4 }) }),
);

const situation = fc.record({
  before: fc.array(step, { maxLength: 3 }),
  after: fc.array(step, { maxLength: 3 }),
  lostAt: fc.option(fc.integer({ min: 6, max: 16 }), { nil: undefined }),
  takes: fc.integer({ min: 0, max: 4 }),
  link: fc.integer({ min: 0, max: 2 }),
  replies: fc.constantFrom(answer({ ok: 'yes' }), fault(), silence()),
});

type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

/** Counts what a session calls and what it hears of it. */
class Book {
  called = 0;
  heard = 0;
  ended = false;
}

/** A session that takes these steps, decides in their midst if it still can, and writes down each call and what became of it. */
const stepping = ({ before, after }: Situation, book: Book): Route =>
  async function* (_interaction, desk) {
    const take = async (steps: readonly Step[]) => {
      for (const each of steps)
        if (each.does === 'wait') await desk.after(seconds(each.time)).then(undefined, () => undefined);
        else {
          book.called++;
          await desk.invoke('Log', 'write').then(
            () => book.heard++,
            () => book.heard++,
          );
        }
    };
    await take(before);
    if (desk.isHeld) yield placeInQueue('Back office');
    await take(after);
  };

const scenarioIn = (given: Situation, book: Book): Scenario =>
  session(stepping(given, book), {
    replies: given.replies,
    takes: given.takes,
    links: { urs: seconds(given.link) },
    ...(given.lostAt !== undefined && { drive: stopAt(given.lostAt) }),
  });

test('of any session each call is heard of, or told', async (t) => {
  await fc.assert(
    fc.asyncProperty(situation, async (given) => {
      const book = new Book();
      const played = await play(() => scenarioIn(given, book));
      const isOpen = (kind: string) => kind === 'session-without-end' || kind === 'path-without-end';
      const told = kinds(played).filter(isOpen);
      t.is(Number(book.called > book.heard), told.length, JSON.stringify([given, played.findings]));
      const others = kinds(played).filter((kind) => !isOpen(kind));
      t.deepEqual(others, [], JSON.stringify([given, played.findings]));
    }),
    { numRuns: cases({ short: 40, long: 10_000 }) },
  );
});

/** Calls once before it decides, and once when it has decided or lost its interaction. */
const twoCalls = (book: Book): Route =>
  async function* (_interaction, desk) {
    const write = async () => {
      book.called++;
      await desk.invoke('Log', 'write').then(
        () => book.heard++,
        () => book.heard++,
      );
    };
    const begun = write();
    await desk.after(seconds(1)).then(undefined, () => undefined);
    if (desk.isHeld) yield placeInQueue('Back office');
    await Promise.all([begun, write()]);
    book.ended = true;
  };

test('in every order of answer, decision and loss each call is heard of, and nothing hangs', async (t) => {
  let book = new Book();
  const seen = new Set<string>();
  const make = () =>
    session(twoCalls((book = new Book())), { replies: either(answer(), fault()), takes: 1, drive: stopAt(6) });
  const { failures, verdict } = await explore(make, {
    raceWindow: seconds(0.5),
    onRun: ({ trace }) => {
      t.deepEqual([book.called, book.heard, book.ended], [2, 2, true]);
      const named = calls({ messages: trace.messages } as unknown as Played).map((each) => each.split(' ')[1]);
      seen.add(named.join());
    },
  });
  t.deepEqual(
    failures.map(({ property, finding }) => [property, finding.sentence]),
    [],
  );
  t.is(verdict, 'proved');
  t.true(seen.size > 1, [...seen].join(' '));
});
