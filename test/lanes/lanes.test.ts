import test from 'ava';
import {
  attach,
  createBench,
  defineStrategy,
  disconnect,
  placeInQueue,
  routeTo,
  stop,
  type Strategy,
} from 'routeproof';
import { flowVariants } from 'routeproof/plugins';
import {
  exactly,
  LaneFailure,
  lanes,
  message,
  playLanes,
  recordLanes,
  scriptOfLanes,
  type Vocabulary,
} from 'routeproof/testing';
import { map } from 'rxjs';
import longestReady from '../../examples/01-longest-ready/scenario.ts';
import stopOnCondition from '../../examples/02-stop-on-condition/scenario.ts';
import conference from '../../examples/03-conference/scenario.ts';
import { conferenceDay, question, table, words } from './conference-day.ts';
import { invited, withInvitation, lead, vip, centreWith } from './acts.ts';

test('a letter means a message by its type, by part of its body, or exactly', async (t) => {
  const meaning = (word: Vocabulary[string]) => playLanes(table, { ...words, i: word }, withInvitation(`${lead}i-k`));
  await t.notThrowsAsync(meaning('EventInvite'));
  await t.notThrowsAsync(meaning(message('EventInvite', { InteractionId: question, Operation: 'conference' })));
  await t.notThrowsAsync(meaning(message('EventInvite', { Interaction: { MediaType: 'email' } })));
  await t.throwsAsync(meaning(message('EventInvite', { Interaction: { MediaType: 'chat' } })), {
    message: /Interaction\.MediaType: expected 'chat', got 'email'/,
  });
  await t.throwsAsync(meaning('EventRevoked'), { instanceOf: LaneFailure });
  const bench = createBench(() => table(scriptOfLanes({ words, picture: invited })));
  await bench.runUntilQuiet();
  const { body } = bench.trace.messages.find(({ type }) => type === 'EventInvite')!;
  const { TicketId, ...less } = body as { readonly TicketId: number };
  await t.notThrowsAsync(meaning(exactly('EventInvite', body as never)));
  await t.throwsAsync(meaning(exactly('EventInvite', less as never)), { message: /TicketId: expected nothing, got 1/ });
  t.is(TicketId, 1);
});

test('lanes state what crossed a link, what was sent, states, and decisions of every form of strategy', async (t) => {
  const forms: readonly Strategy['route'][] = [
    (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
    async (_interaction, desk) => routeTo(await desk.target('ann.A')),
    async function* (_interaction, desk) {
      yield routeTo(await desk.target('ann.A'));
    },
    function* () {
      yield routeTo('ann.A');
    },
    () => [routeTo('ann.A')],
    () => routeTo('ann.A'),
  ];
  for (const route of forms)
    await t.notThrowsAsync(
      playLanes(
        centreWith(defineStrategy({ name: 'vip', route })),
        vip,
        `
        email-server -> interaction-server: -S
        interaction-server -> ann:          -i    k 1m k
        ann sends:                          --    a 1m x
        vip decides:                        -r
        ${question} is:                -(qud)h 1m g
      `,
      ),
      String(route),
    );
});

test('a message that no letter means is drawn as a question mark and written out', async (t) => {
  const failure = await t.throwsAsync(
    playLanes(
      table,
      { S: words.S, u: words.u, b: words.b },
      `
        email-server does: -S
        ann does:          --ub
        bob gets:          --
      `,
    ),
    {
      instanceOf: LaneFailure,
    },
  );
  t.regex(failure!.message, /actual {4}---\? 30s \?/);
  t.regex(failure!.message, /actual {4}\?: EventInvite \(InteractionId: '0000RPQUESTION01'/);
});

test(
  'what is to be ignored is in no lane',
  lanes(table, words, withInvitation(`${lead}--k`), { ignore: ['EventInvite'] }),
);

test('an actor that cannot do any more what its lane says is a failure', async (t) => {
  const gone: Vocabulary = { ...words, D: disconnect() };
  await t.throwsAsync(playLanes(table, gone, 'email-server does: -SD-x\nemail-server gets: -k', { leavesOpen: true }), {
    message: /Lane 'email-server does' parts from the run at column 24, 4\.000 s/,
  });
});

test('what is recorded can be pasted: every example and every flow, played against its own lanes', async (t) => {
  const flows = flowVariants.map(
    ({ scenario }) =>
      () =>
        scenario(cast),
  );
  for (const scenario of [longestReady, stopOnCondition, conference, conferenceDay, ...flows]) {
    const { words: recorded, picture } = await recordLanes(scenario);
    const vocabulary = await pasted(recorded);
    await t.notThrowsAsync(playLanes(scenario, vocabulary, picture, { leavesOpen: true }), picture);
  }
});

const cast = {
  mediaServer: 'email-server',
  agents: ['ann', 'bob', 'cyd', 'dan'],
  engines: ['stat-server'],
  parties: 1,
  links: {},
  server: {},
  seed: 1,
} as const;

/** What an author has after pasting. */
async function pasted(text: string): Promise<Vocabulary> {
  const code = `export default (routeTo, placeInQueue, stop, attach) => (${text})`;
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly default: (...given: readonly unknown[]) => Vocabulary;
  };
  return module.default(routeTo, placeInQueue, stop, attach);
}

test('a run as lanes, kept as a snapshot', async (t) => {
  t.snapshot((await recordLanes(conferenceDay)).text);
});

test('what cannot be is refused by the compiler', (t) => {
  // @ts-expect-error no such message
  const misspelt: Vocabulary = { a: 'EventInvited' };
  // @ts-expect-error no such state
  const noState: Vocabulary = { a: 'waiting' };
  // @ts-expect-error no such attribute
  const noAttribute = () => message('EventRevoked', { Raeson: {} });
  // @ts-expect-error not that kind of value
  const wrongValue = message('EventInvite', { TicketId: '1' });
  // @ts-expect-error exactly means all attributes that must be there
  const tooLittle = exactly('EventInvite', {});
  // @ts-expect-error no such option
  const noOption = () => playLanes(table, words, '', { beats: 5 });
  t.is([misspelt, noState, noAttribute, wrongValue, tooLittle, noOption].length, 6);
});
