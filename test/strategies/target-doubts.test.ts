import test from 'ava';
import {
  at,
  defineStrategy,
  hours,
  nothing,
  placeInQueue,
  placeInWorkbin,
  play,
  routeTo,
  seconds,
  send,
  stop,
  when,
  whenever,
  type Agent,
  type Desk,
  type Played,
  type RoutedInteraction,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { agent, contactCentre, mediaServer, reportingEngine, urs } from 'routeproof/plugins';
import { from, map, merge, of, race } from 'rxjs';

// What a strategy asks for, and whether anybody in the centre could ever come: where nobody could, the run fails, and says whom
// was likely meant; where that may be meant, it warns; and where somebody could come, however late, it says nothing.

const ann: Agent = { name: 'ann', skills: { English: 6, 'Real Estate': 3 } };
const bob: Agent = { name: 'bob', skills: { German: 3 }, place: 'desk 7' };

const centre = {
  agents: [ann, bob],
  groups: [
    { name: 'Support', agents: ['ann', 'bob'] },
    { name: 'Night', agents: [] },
  ],
  queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
};

const scenarioOf = (
  route: (desk: Desk, interaction: RoutedInteraction) => unknown,
  changes: object = {},
): Scenario => ({
  name: 'day',
  strategy: defineStrategy({ name: 'vip', route: (interaction, desk) => route(desk, interaction) as never }),
  centre,
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
  ...changes,
});

const wait = (target: string | readonly string[]) => (desk: Desk) =>
  race(
    desk.target(target as 'ann.A').pipe(map((found) => routeTo(found))),
    desk.after(seconds(60)).pipe(map(() => placeInQueue('Back office'))),
  );

const playTarget = (target: string | readonly string[], changes: object = {}): Promise<Played> =>
  play(() => scenarioOf(wait(target), changes));

const told = ({ findings }: Played): readonly string[] => findings.map(({ kind, severity }) => `${severity} ${kind}`);

const impossible = ['failure target-impossible'];
const doubtful = ['warning target-doubtful'];

test('a name that the centre does not have fails, with the line that asks and whom was meant', async (t) => {
  const rows = [
    ['?:Englsh > 5.GA', "nobody in the centre has the skill 'Englsh'. Did you mean English? "],
    ['?Support:Englsh > 5.GA', "nobody in the centre has the skill 'Englsh'. Did you mean English? "],
    ['?:"Real Estat" > 2.GA', "the skill 'Real Estat'. Did you mean Real Estate? "],
    ['an.A', "the centre has no agent 'an'. Did you mean ann? "],
    ['desk 8.AP', "nobody sits at a place 'desk 8'. Did you mean desk 7? "],
    ['?:English > 5 & English < 3.GA', 'nobody can ever come: no levels of skills are as it asks. '],
    ['?:English > 5 & (English < 3 | German > 4 & German < 4).GA', 'no levels of skills are as it asks. '],
  ] as const;
  for (const [target, sentence] of rows) {
    const played = await playTarget(target);
    t.deepEqual(told(played), impossible, target);
    const [{ sentence: said, where, code, interaction }] = played.findings as [Played['findings'][0]];
    t.true(said.includes(sentence), said);
    t.like({ code, interaction }, { code: 'RP_TARGET_IMPOSSIBLE', interaction: 'X1' });
    t.regex(where ?? '', /test\/strategies\/target-doubts\.test\.ts:\d+:\d+$/);
    t.is(played.verdict, 'fail', target);
  }
});

test('levels that nobody has, a group of nobody and a medium that nobody works on are warned of', async (t) => {
  const rows = [
    ['?:English > 50.GA', 'but nobody in the centre has such levels. '],
    ['?:English > 5 & German > 2.GA', 'but nobody in the centre has such levels. '],
    ['Night.GA', "but group 'Night' has no agents. "],
    ['Night.GP', "but group 'Night' has no agents. "],
    ['?Night:English > 5.GA', 'but nobody in the centre has such levels. '],
  ] as const;
  for (const [target, sentence] of rows) {
    const played = await playTarget(target);
    t.deepEqual(told(played), doubtful, target);
    t.true(played.findings[0]?.sentence.includes(sentence), played.findings[0]?.sentence);
    t.not(played.verdict, 'fail', target);
  }
  const chat = { load: { interactions: [{ InteractionId: 'X1', MediaType: 'emial' }] } };
  const played = await playTarget('Support.GA', chat);
  t.deepEqual(told(played), doubtful);
  t.regex(
    played.findings[0]?.sentence ?? '',
    /nobody whom it asks for works on the medium 'emial'\. Did you mean email\?/,
  );
});

test('a target for which somebody could come is not remarked on', async (t) => {
  const targets = [
    ...['?:English > 5.GA', '?:English > 5 | German > 2.GA', '?:English >= 6 & English <= 6.GA', 'ann.A', 'desk 7.AP'],
    ...['Support.GA', 'Support.GP', 'ann@Any Server.A', '?:French = 0.GA', '?:French < 3 & English > 5.GA'],
  ];
  for (const target of targets) t.deepEqual(told(await playTarget(target)), [], target);
});

test('a skill that nobody has is warned of where others are enough', async (t) => {
  t.deepEqual(told(await playTarget('?:English > 5 | Frnch > 2.GA')), doubtful);
});

test('in a list, what nobody can meet is warned of as long as one of them can be met', async (t) => {
  t.deepEqual(told(await playTarget(['?:Englsh > 5.GA', 'ann.A'])), doubtful);
  t.deepEqual(told(await playTarget(['?:Englsh > 5.GA', 'Back office.Q'])), doubtful);
  t.deepEqual(told(await playTarget(['?:Englsh > 5.GA', 'an.A'])), [...impossible, ...impossible]);
  t.deepEqual(told(await playTarget(['?:English > 50.GA', 'an.A'])), [...doubtful, ...doubtful]);
});

test('whom user data names may have gone: that is warned of', async (t) => {
  const last = (UserData: object) => ({ load: { interactions: [{ InteractionId: 'X1', UserData }] } });
  const route = (desk: Desk, { userData }: RoutedInteraction) => wait(`${userData['Last'] as string}.A`)(desk);
  t.deepEqual(told(await play(() => scenarioOf(route, last({ Last: 'zoe' })))), doubtful);
  t.deepEqual(told(await play(() => scenarioOf(route, last({ Last: 'ann' })))), []);
});

test('an agent whose name has an @ is found, and who forgets the server is told', async (t) => {
  const mail = { centre: { ...centre, agents: [{ name: 'ann@corp.com' }], groups: [] } };
  const played = await playTarget('ann@corp.com.A', mail);
  t.deepEqual(told(played), impossible);
  t.regex(played.findings[0]?.sentence ?? '', /write 'ann@corp\.com@stat-server\.A'/);
  t.deepEqual(told(await playTarget('ann@corp.com@stat-server.A', mail)), []);
});

test('an open centre has whom a strategy names; what contradicts itself fails there, too', async (t) => {
  const open = { centre: { ...centre, open: true } };
  for (const target of ['?:Englsh > 5.GA', 'zoe.A', 'desk 9.AP', 'Day.GA', '?:English > 50.GA'])
    t.deepEqual(told(await playTarget(target, open)), [], target);
  t.deepEqual(told(await playTarget('?:English > 5 & English < 3.GA', open)), impossible);
});

test('media and places that agents take later, by habit, by script or over a plugin, count', async (t) => {
  const onChat = { load: { interactions: [{ InteractionId: 'X1', MediaType: 'chat', at: seconds(20) }] } };
  const adds = send('RequestAddMedia', { MediaType: 'chat' });
  const byScript = { drive: { script: [at(seconds(5), 'ann', adds)] } };
  t.deepEqual(told(await playTarget('ann.A', { ...onChat, ...byScript })), []);
  const byHabit = { ...ann, does: [whenever('EventAck', adds, { answers: 'RequestAgentLogin' })] };
  t.deepEqual(told(await playTarget('ann.A', { ...onChat, centre: { ...centre, agents: [byHabit, bob] } })), []);
  const byPlugin = {
    plugins: [reportingEngine(), urs(), mediaServer(), agent('ann', { media: ['chat'] }), agent('bob')],
  };
  t.deepEqual(told(await playTarget('ann.A', { ...onChat, ...byPlugin })), []);
  t.deepEqual(told(await playTarget('ann.A', onChat)), doubtful);
});

test('how many wait for what nobody can meet is asked in vain', async (t) => {
  const asks = (place: string) => (desk: Desk) => (desk.waiting(place) > 2 ? stop() : placeInQueue('Back office'));
  t.deepEqual(told(await play(() => scenarioOf(asks('an.A')))), impossible);
  t.deepEqual(told(await play(() => scenarioOf(asks('Suport.GA')))), ['failure strategy-threw']);
  for (const place of ['ann.A', 'Support.GA', 'Back office.Q', 'Inbound'])
    t.deepEqual(told(await play(() => scenarioOf(asks(place)))), [], place);
});

test('one cause is one finding, however many interactions ask', async (t) => {
  const three = { load: { interactions: ['X1', 'X2', 'X3'].map((InteractionId) => ({ InteractionId })) } };
  const { findings } = await playTarget('an.A', three);
  t.deepEqual(
    findings.map(({ kind, count }) => [kind, count]),
    [['target-impossible', 3]],
  );
});

test('times that are none are refused where they are given; one that never comes is warned of', async (t) => {
  const rows = [
    [(desk: Desk) => desk.after(NaN), '`desk.after` was given NaN, and takes a time in milliseconds, 0 or more.'],
    [(desk: Desk) => desk.after(-5), '`desk.after` was given -5, and takes'],
    [(desk: Desk) => desk.after('5' as never), "`desk.after` was given '5', and takes"],
    [(desk: Desk) => desk.at(NaN), '`desk.at` was given NaN, and takes'],
    [(desk: Desk) => desk.at(undefined as never), '`desk.at` was given undefined, and takes'],
    [(desk: Desk) => desk.target('ann.A', { priority: NaN }), "option 'priority' is NaN, but must be a number"],
    [(desk: Desk) => desk.target('ann.A', { ageing: Infinity }), "option 'ageing' is Infinity, but must be 0 or more"],
    [(desk: Desk) => desk.target(['ann.A'], { every: Infinity }), "option 'every' is Infinity, but must be 0 or more"],
    [
      (desk: Desk) => desk.target('ann.A', { virtualQueue: 5 as never }),
      "option 'virtualQueue' is 5, but must be a name",
    ],
  ] as const;
  for (const [asks, sentence] of rows) {
    const played = await play(() => scenarioOf((desk) => merge(asks(desk), from([stop()]))));
    t.deepEqual(told(played), ['failure strategy-threw'], sentence);
    t.true(played.findings[0]?.sentence.includes(sentence), played.findings[0]?.sentence);
    t.regex(played.findings[0]?.where ?? '', /test\/strategies\/target-doubts\.test\.ts:/);
  }
  const either = (desk: Desk) => race(desk.after(Infinity), desk.at(Infinity), desk.at(-5)).pipe(map(() => stop()));
  const played = await play(() => scenarioOf(either));
  t.deepEqual(told(played), ['warning wait-for-ever', 'warning wait-for-ever']);
  t.deepEqual(told(await play(() => scenarioOf((desk) => desk.after(hours(1)).pipe(map(() => stop()))))), []);
});

test('what the server does not know is refused with what was meant', async (t) => {
  const rows = [
    [placeInQueue('Bakc office'), "The centre has no queue 'Bakc office'. Did you mean 'Back office'?"],
    [placeInWorkbin('Draft'), "The centre has no workbin 'Draft'. Did you mean 'Drafts'?"],
    [placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'an' }), "The centre has no agent 'an'. Did you mean 'ann'?"],
    [routeTo('an.A'), "The centre has no agent 'an'. Did you mean 'ann'?"],
  ] as const;
  const bins = { centre: { ...centre, workbins: [{ name: 'Drafts' }] } };
  for (const [decision, sentence] of rows) {
    const { findings } = await play(() => scenarioOf(() => of(decision), bins));
    t.is(findings[0]?.kind, 'refusal-unheard');
    t.true(findings[0]?.sentence.includes(sentence.slice(0, -1)), findings[0]?.sentence);
  }
  for (const [Queue, Workbin, sentence] of [
    ['Inbuond', undefined, "The centre has no queue 'Inbuond'. Did you mean 'Inbound'?"],
    [undefined, { WorkbinType: 'Draft', AgentId: 'ann' }, "The centre has no workbin 'Draft'. Did you mean 'Drafts'?"],
  ] as const) {
    const load = { interactions: [{ ...(Queue && { Queue }), ...(Workbin && { Workbin }) }] };
    const { findings } = await play(() => scenarioOf(() => of(stop()), { ...bins, load }));
    t.is(findings[0]?.kind, 'load-refused');
    t.true(findings[0]?.sentence.includes(sentence), findings[0]?.sentence);
  }
});

test('an event that its actor can never receive is warned of', async (t) => {
  const vain = (...script: readonly ScriptLine[]) => playTarget('ann.A', { drive: { script } });
  const warned = await vain(when('ann', 'EventRouteRequest', nothing()));
  t.deepEqual(told(warned), ['warning event-never-comes']);
  t.regex(
    warned.findings[0]?.sentence ?? '',
    /^'ann' waits for EventRouteRequest, which goes to urs, and never to a client/,
  );
  t.deepEqual(told(await vain(when('email-server', 'EventInvite', nothing()))), ['warning event-never-comes']);
  const habit = { ...ann, does: [whenever('EventRouteRequest', nothing())] };
  const byHabit = await playTarget('Back office.Q', { centre: { ...centre, agents: [habit, bob] } });
  t.deepEqual(told(byHabit), ['warning event-never-comes']);
  const right = [when('ann', 'EventInvite', nothing()), when('urs', 'EventRevoked', nothing())];
  t.deepEqual(told(await vain(...right, when('stat-server', 'EventPartyAdded', nothing()))), []);
});
