import test from 'ava';
import fc from 'fast-check';
import { concat, defer, mergeMap, map, merge, NEVER, of, throwError, type Observable } from 'rxjs';
import { at, attach, placeInQueue, play, routeTo, seconds, send, type Played, type Scenario } from 'routeproof';
import { answer, either, fault, service, withTreatments, type Reply, type Treatment } from 'routeproof/plugins';
import { cases } from '../sizes.ts';
import { kinds, scenarioOf, type Route } from './urs/play-route.ts';

const stopAt = (time: number) => ({
  script: [at(seconds(time), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))],
});

const withChat = (
  route: Route,
  {
    replies = answer(),
    takes = 0,
    lostAt,
  }: { readonly replies?: Reply; readonly takes?: number; readonly lostAt?: number } = {},
): Scenario =>
  scenarioOf(route, {
    extra: [service('Chat', { say: replies }, { delay: seconds(takes) })],
    ...(lostAt !== undefined && { drive: stopAt(lostAt) }),
  });

/** When the service was called: the interaction comes at 5 seconds. */
const said = ({ messages }: Played): readonly string[] =>
  messages.flatMap(({ type, standsFor, from, at: time, body }) =>
    (standsFor ?? type) === 'Request3rdServer' && from === 'urs'
      ? [`${time / 1000 - 5} ${String((body as { readonly UserData?: { readonly text?: string } }).UserData?.text)}`]
      : [],
  );

test('messages go to the customer in their order while an agent is waited for, and end when one comes', async (t) => {
  const route: Route = (_interaction, desk) => {
    const say = (text: string) => () => desk.invoke('Chat', 'say', { text });
    return withTreatments(desk, desk.after(seconds(175)), [
      { after: seconds(30), do: say('soon') },
      { every: seconds(60), do: say('still') },
    ]).pipe(
      mergeMap(() => withTreatments(desk, desk.target('ann.A'), [{ do: say('never') }])),
      map((agent) => routeTo(agent)),
    );
  };
  const played = await play(() => withChat(route));
  t.deepEqual(said(played), ['30 soon', '90 still', '150 still']);
  t.deepEqual(kinds(played), []);
});

test('a treatment that fails, or throws, is told, and loses neither the wait nor what comes after it', async (t) => {
  for (const [fails, replies] of [
    [undefined, fault()],
    [() => throwError(() => new Error('no text')), answer()],
    [
      () => {
        throw new Error('no text');
      },
      answer(),
    ],
  ] as const) {
    const route: Route = (_interaction, desk) => {
      const say = (text: string) => () => desk.invoke('Chat', 'say', { text });
      const treatments: readonly Treatment[] = [
        { after: seconds(10), do: fails ?? say('one') },
        { after: seconds(10), do: say('two') },
      ];
      return withTreatments(desk, desk.after(seconds(60)), treatments).pipe(map(() => placeInQueue('Back office')));
    };
    const played = await play(() => withChat(route, { replies }));
    t.deepEqual(said(played), fails === undefined ? ['10 one', '20 two'] : ['20 two']);
    t.deepEqual([...new Set(kinds(played))], ['error-unheard']);
    t.is(played.interactions[0]!.queue, 'Back office');
  }
});

test('treatments that could not be given are refused', async (t) => {
  const refused = async (treatments: unknown, sentence: RegExp) => {
    const played = await play(() =>
      withChat((_interaction, desk) =>
        withTreatments(desk, desk.after(1), treatments as readonly Treatment[]).pipe(
          map(() => placeInQueue('Back office')),
        ),
      ),
    );
    t.regex(played.findings.map((each) => each.sentence).join('\n'), sentence);
  };
  const act = () => [];
  await refused('none', /a list of treatments/);
  await refused([{ after: 1 }], /`?do`?/);
  await refused([{ every: 0, do: act }], /more than 0/);
  await refused([{ every: 1, do: act }, { do: act }], /the last one/);
  await refused([{ every: 1, after: 1, do: act }], /one of the two/);
});

test('what is no wait is refused with a sentence', async (t) => {
  for (const [given, named] of [
    [Promise.resolve(1), 'a promise'],
    [undefined, 'undefined'],
  ] as const) {
    const played = await play(() =>
      withChat((_interaction, desk) =>
        withTreatments(desk, given as unknown as Observable<unknown>, []).pipe(map(() => placeInQueue('Back office'))),
      ),
    );
    const sentences = played.findings.map((each) => each.sentence).join('\n');
    t.true(
      sentences.includes(`option 'wait' is ${named}, but must be a wait of the desk, or an Observable`),
      sentences,
    );
  }
});

test('a treatment of several steps ends with the wait, and what a promise does by itself goes on', async (t) => {
  const forms = {
    observable: ['10 one'],
    promise: ['10 one', '15 two'],
  } as const;
  for (const [form, expected] of Object.entries(forms)) {
    const route: Route = async function* (_interaction, desk) {
      const say = (text: string) => desk.invoke('Chat', 'say', { text });
      const steps = () =>
        concat(
          say('one'),
          desk.after(seconds(5)),
          defer(() => say('two')),
        );
      const goesOn = async () => {
        await say('one');
        await desk.after(seconds(5));
        await say('two');
      };
      await withTreatments(desk, desk.after(seconds(12.5)), [
        { after: seconds(10), do: form === 'promise' ? goesOn : steps },
        { do: () => say('never') },
      ]);
      await desk.after(seconds(20));
      yield placeInQueue('Back office');
    };
    const played = await play(() => withChat(route));
    t.deepEqual(said(played), expected, form);
    t.deepEqual(kinds(played), [], form);
  }
});

test('a decision among what a treatment brings is told, however the treatment ends', async (t) => {
  const decision = attach({ tier: 'gold' });
  const forms: readonly (readonly [Treatment['do'], number])[] = [
    [() => of(decision), 1],
    [() => merge(of(decision), NEVER), 1],
    [() => Promise.resolve(decision), 1],
    [() => of({ tier: 'gold' }), 0],
  ];
  for (const [index, [act, told]] of forms.entries()) {
    const played = await play(() =>
      withChat((_interaction, desk) =>
        withTreatments(desk, desk.after(seconds(60)), [{ after: seconds(10), do: act }]).pipe(
          map(() => placeInQueue('Back office')),
        ),
      ),
    );
    const sentences = played.findings.map((each) => each.sentence);
    t.is(sentences.filter((each) => each.includes("brought the decision 'attach'")).length, told, String(index));
    t.deepEqual(kinds(played), told === 1 ? ['error-unheard'] : [], String(index));
    t.is(played.interactions[0]!.queue, 'Back office');
  }
});

const situation = fc.record({
  afters: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
  every: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  takes: fc.integer({ min: 0, max: 5 }),
  ends: fc.integer({ min: 1, max: 70 }),
  lost: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
  awaited: fc.boolean(),
  fails: fc.boolean(),
});

test('what is given is what a plain clock says', async (t) => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ afters, every, takes, ends, lost, awaited, fails }) => {
      // Half a second keeps the end apart from every treatment.
      const [endsAt, lostAt] = [ends + 0.5, lost === undefined ? Infinity : lost + 0.25];
      const expected: string[] = [];
      let now = 0;
      const gives = (time: number, text: string) => {
        now += time;
        if (now < Math.min(endsAt, lostAt)) expected.push(`${now} ${text}`);
        now += takes;
      };
      for (const [index, time] of afters.entries()) gives(time, String(index));
      while (every !== undefined && now < 100) gives(every, 'again');
      const route: Route = (_interaction, desk) => {
        const say = (text: string) => () => desk.invoke('Chat', 'say', { text });
        const treatments = [
          ...afters.map((time, index) => ({ after: seconds(time), do: say(String(index)) })),
          ...(every === undefined ? [] : [{ every: seconds(every), do: say('again') }]),
        ];
        const wait = withTreatments(desk, desk.after(seconds(endsAt)), treatments);
        return awaited
          ? wait.then(() => placeInQueue('Back office'))
          : wait.pipe(map(() => placeInQueue('Back office')));
      };
      const replies = fails ? either(answer(), fault()) : answer();
      const setting = { replies, takes, ...(lost !== undefined && { lostAt: 5 + lostAt }) };
      const played = await play(() => withChat(route, setting));
      t.deepEqual(said(played), expected);
      const told = kinds(played).filter((kind) => kind !== 'error-unheard');
      t.deepEqual(told, [], JSON.stringify(played.findings));
      t.is(played.interactions[0]!.state, lostAt < Infinity ? 'stopped' : 'queued');
    }),
    { numRuns: cases({ short: 40, long: 10_000 }) },
  );
});
