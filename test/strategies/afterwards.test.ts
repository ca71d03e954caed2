import test from 'ava';
import {
  at,
  attach,
  defineStrategy,
  placeInQueue,
  placeInWorkbin,
  play,
  routeTo,
  seconds,
  send,
  stop,
  type Agent,
  type Decision,
  type Desk,
  type KeyValues,
  type Played,
  type RoutedInteraction,
  type Scenario,
} from 'routeproof';
import { answer, contactCentre, fault, lastCalledAgent, ruleTable, service } from 'routeproof/plugins';
import { catchError, concat, from, map, mergeMap, of, race } from 'rxjs';

// What is known only when a run has ended: that nothing which a strategy, a table or a centre names was ever there. What came late,
// or may come in another run of the same centre, is not remarked on.

const ann: Agent = { name: 'ann', skills: { English: 6 }, place: 'desk 7' };

const centre = {
  agents: [ann, { name: 'bob' }],
  groups: [{ name: 'Support', agents: ['ann'] }],
  queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  workbins: [{ name: 'Drafts' }],
};

const scenarioOf = (
  route: (desk: Desk, interaction: RoutedInteraction) => unknown,
  changes: object = {},
): Scenario => ({
  name: 'day',
  strategy: defineStrategy({ name: 'vip', route: (interaction, desk) => route(desk, interaction) as never }),
  centre,
  plugins: [...contactCentre(), service('Classifier', { classify: answer({ Category: 'spam' }), fails: fault() })],
  load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
  ...changes,
});

const playRoute = (
  route: (desk: Desk, interaction: RoutedInteraction) => unknown,
  changes: object = {},
): Promise<Played> => play(() => scenarioOf(route, changes));

const told = ({ findings }: Played): readonly string[] => findings.map(({ kind, severity }) => `${severity} ${kind}`);

const away = of(stop());

test('a line of which nobody knows is warned of, with the line that asks and the name that was meant', async (t) => {
  const rows = [
    ['Inbuond', 'Did you mean Inbound?'],
    ['VIPs', 'Did you mean VIP?'],
    ['Support', 'Did you mean Support.GA?'],
    ['ann', 'Did you mean ann.A?'],
    ['no such thing at all', 'and it is no target. Correct'],
  ] as const;
  for (const [place, hint] of rows) {
    const played = await playRoute((desk) =>
      desk.waiting(place) > 3
        ? away
        : race(desk.target('ann.A', { virtualQueue: 'VIP' }).pipe(map((found) => routeTo(found)))),
    );
    t.deepEqual(told(played), ['warning line-unknown'], place);
    const [{ sentence, where, interaction, code }] = played.findings as [Played['findings'][0]];
    t.true(sentence.includes(hint), sentence);
    t.regex(where ?? '', /test\/strategies\/afterwards\.test\.ts:\d+:\d+$/);
    t.like({ interaction, code }, { interaction: 'X1', code: 'RP_LINE_UNKNOWN' });
    t.is(played.verdict, 'pass with warnings');
  }
});

test('a line that comes to be known after it was asked for, or that may be there, is not remarked on', async (t) => {
  const early = await playRoute((desk) => {
    const waiting = desk.waiting('VIP');
    return desk.target('ann.A', { virtualQueue: 'VIP' }).pipe(map((found) => (waiting > 3 ? stop() : routeTo(found))));
  });
  t.deepEqual(told(early), []);
  for (const place of ['Inbound', 'Back office', 'Drafts', 'Support.GA', 'ann.A', '?:English > 5.GA'])
    t.deepEqual(told(await playRoute((desk) => (desk.waiting(place) > 3 ? away : away))), [], place);
  const open = { centre: { ...centre, open: true } };
  t.deepEqual(told(await playRoute((desk) => (desk.waiting('Anything') > 3 ? away : away), open)), []);
});

test('a service that is not on the bench is warned of where its fault is caught, and is a failure where it is not', async (t) => {
  const calls =
    (name: string, method = 'classify') =>
    (desk: Desk) =>
      desk.invoke(name, method).pipe(map((): Decision => stop()));
  const caught = await playRoute((desk) => calls('Clasifier')(desk).pipe(catchError(() => away)));
  t.deepEqual(told(caught), ['warning service-missing']);
  t.regex(caught.findings[0]?.sentence ?? '', /'classify' of service 'Clasifier'.+Did you mean Classifier\?/);
  t.regex(caught.findings[0]?.where ?? '', /test\/strategies\/afterwards\.test\.ts:\d+:\d+$/);
  const awaited = await playRoute(async (desk) => {
    try {
      await new Promise((done, fail) => calls('Clasifier')(desk).subscribe({ next: done, error: fail }));
    } catch {}
    return stop();
  });
  t.deepEqual(told(awaited), ['warning service-missing']);
  t.deepEqual(told(await playRoute(calls('Clasifier'))), ['failure strategy-threw']);
  const wrapped = (desk: Desk) =>
    calls('Clasifier')(desk).pipe(
      catchError((cause: unknown) => {
        throw new Error('no category', { cause });
      }),
    );
  t.deepEqual(told(await playRoute(wrapped)), ['failure strategy-threw']);
  t.deepEqual(told(await playRoute(calls('Classifier'))), []);
  t.deepEqual(told(await playRoute((desk) => calls('Classifier', 'fails')(desk).pipe(catchError(() => away)))), []);
});

test('a workbin of an agent or a group that the centre does not have is refused, whoever names it', async (t) => {
  const rows = [
    [{ WorkbinType: 'Drafts', GroupId: 'Suport' }, "The centre has no group 'Suport'. Did you mean 'Support'"],
    [{ WorkbinType: 'Drafts', AgentId: 'an' }, "The centre has no agent 'an'. Did you mean 'ann'"],
  ] as const;
  for (const [Workbin, sentence] of rows) {
    const byStrategy = await playRoute(() => of(placeInWorkbin(Workbin)));
    t.is(byStrategy.findings[0]?.kind, 'refusal-unheard');
    const byLoad = await playRoute(() => away, { load: { interactions: [{ Workbin }] } });
    t.is(byLoad.findings[0]?.kind, 'load-refused');
    const place = send('RequestPlaceInWorkbin', { InteractionId: 'X1', ...Workbin });
    const script = [at(seconds(6), 'email-server', place)];
    const load = { interactions: [{ InteractionId: 'X1', Queue: 'Back office' }] };
    const byScript = await playRoute(() => away, { load, drive: { script } });
    t.is(byScript.findings[0]?.kind, 'request-refused');
    for (const { findings } of [byStrategy, byLoad, byScript])
      t.true(findings[0]?.sentence.includes(sentence), findings[0]?.sentence);
  }
  const good = { WorkbinType: 'Drafts', GroupId: 'Support' };
  t.deepEqual(told(await playRoute(() => of(placeInWorkbin(good)))), []);
  t.deepEqual(told(await playRoute(() => away, { load: { interactions: [{ Workbin: good }] } })), []);
  const open = { centre: { ...centre, open: true } };
  t.deepEqual(told(await playRoute(() => of(placeInWorkbin({ WorkbinType: 'Drafts', GroupId: 'New' })), open)), []);
});

test('a workbin of a place is there for each place that an agent has or that the centre lists', async (t) => {
  const to = (PlaceId: string) => () => of(placeInWorkbin({ WorkbinType: 'Drafts', PlaceId }));
  const played = await playRoute(to('desk 8'));
  t.deepEqual(told(played), ['failure refusal-unheard']);
  t.regex(
    played.findings[0]?.sentence ?? '',
    /The centre has no place 'desk 8': no agent has it, and `places` does not list it\. Did you mean 'desk 7'\?/,
  );
  t.regex(played.findings[0]?.where ?? '', /test\/strategies\/afterwards\.test\.ts:\d+:\d+$/);
  for (const place of ['desk 7', 'bob-place']) t.deepEqual(told(await playRoute(to(place))), [], place);
  const moves = send('RequestAgentLogin', { AgentId: 'bob', PlaceId: 'desk 8', MediaList: { email: 1 } });
  const script = [at(seconds(30), 'bob', send('RequestAgentLogout', {})), at(seconds(40), 'bob', moves)];
  t.deepEqual(told(await playRoute(() => away, { drive: { script } })), ['failure request-refused']);
  const listed = { centre: { ...centre, places: ['desk 8'] } };
  t.deepEqual(told(await playRoute(to('desk 8'), { ...listed, drive: { script } })), []);
});

test('a capacity for a medium on which its agent never works is warned of', async (t) => {
  const withAnn = (more: object, changes: object = {}) =>
    playRoute(() => away, { centre: { ...centre, agents: [{ ...ann, ...more }], groups: [] }, ...changes });
  const played = await withAnn({ capacity: { emial: 3 } });
  t.deepEqual(told(played), ['warning capacity-unused']);
  t.regex(played.findings[0]?.sentence ?? '', /'ann' has a capacity for the medium 'emial'.+Did you mean email\?/);
  t.deepEqual(told(await withAnn({ capacity: { email: 3 } })), []);
  t.deepEqual(told(await withAnn({ media: ['chat'], capacity: { chat: 3, email: 2 } })), ['warning capacity-unused']);
  t.deepEqual(told(await withAnn({ media: ['chat', 'email'], capacity: { chat: 3, email: 2 } })), []);
  const script = [at(seconds(30), 'ann', send('RequestAddMedia', { MediaType: 'chat' }))];
  t.deepEqual(told(await withAnn({ capacity: { chat: 3 } }, { drive: { script } })), []);
});

const columns = { conditions: ['segment', 'language'], results: ['target', 'queue'] } as const;

const table = (...rows: readonly string[]) =>
  ruleTable({ name: 'rules.csv', text: ['segment,language,target,queue', ...rows].join('\n') }, columns);

const asks =
  (rules: ReturnType<typeof table>, facts: (userData: KeyValues) => Parameters<typeof rules.find>[0]) =>
  (_desk: Desk, { userData }: RoutedInteraction) => {
    rules.find(facts(userData));
    return away;
  };

const withData = (...all: readonly KeyValues[]) => ({
  load: { interactions: all.map((UserData, index) => ({ InteractionId: `X${index}`, UserData })) },
});

const good = ['gold,en|de,?:English > 5.GA,Inbound', '*,*,Support.GA,Back office'];

test('rules that ask for what nobody ever knew are warned of, at their first cell, with the key that comes', async (t) => {
  const rules = table('*,en,ann.A,Inbound', ...good);
  const misread = asks(rules, (data) => ({ segment: data['segment'], language: data['langauge'] }));
  const rows = [
    [{ segment: 'gold', language: 'en' }, 'User data has it under this name: give it to `find`.'],
    [{ segment: 'gold', Language: 'en' }, 'Did you mean Language?'],
    [{ segment: 'gold', CustomerLanguage: 'en' }, 'Did you mean CustomerLanguage?'],
    [{ segment: 'gold' }, 'asked the table. Correct the key'],
  ] as const;
  for (const [data, hint] of rows) {
    const played = await playRoute(misread, withData(data, data));
    t.deepEqual(told(played), ['warning rule-never-met'], hint);
    const [{ sentence, where, count }] = played.findings as [Played['findings'][0]];
    t.regex(sentence, /^2 rules of table 'rules\.csv' can never be met: they ask for 'language', which was not known/);
    t.true(sentence.includes(hint), sentence);
    t.like({ where, count }, { where: 'rules.csv:2:3', count: 1 });
  }
  const asText = asks(rules, (data) => ({
    segment: Number(data['age']),
    language: String(data['langauge'] as string),
  }));
  t.deepEqual(told(await playRoute(asText, withData({ language: 'en' }))), [
    'warning rule-never-met',
    'warning rule-never-met',
  ]);
});

test('rules that somebody could meet, that need nothing, or that nobody asks are not remarked on', async (t) => {
  const rules = table(...good);
  const read = asks(rules, (data) => ({ segment: data['segment'], language: data['language'] }));
  t.deepEqual(told(await playRoute(read, withData({}, { segment: 'x' }, { language: 'fr' }))), []);
  const open = table('!gold,*,ann.A,Inbound', ...good.slice(1));
  const reads = asks(open, (data) => ({ segment: data['segment'], language: undefined }));
  t.deepEqual(told(await playRoute(reads, withData({}))), []);
  t.deepEqual(told(await playRoute(() => (rules.length > 0 ? away : away), withData({}))), []);
  t.is(rules.find({ segment: 'gold', language: 'en' })?.target, '?:English > 5.GA');
});

test('what a strategy or a service attaches on the way counts as known', async (t) => {
  const rules = table(...good);
  const later = (_desk: Desk, { userData, returns }: RoutedInteraction) => {
    rules.find({ segment: 'gold', language: userData['language'] });
    return returns > 0 ? away : concat(of(attach({ language: 'en' })), of(placeInQueue('Inbound')));
  };
  t.deepEqual(told(await playRoute(later, withData({}))), []);
  const asked = (desk: Desk) =>
    desk.invoke('Classifier', 'classify').pipe(
      map(({ Category }) => {
        rules.find({ segment: Category, language: 'en' });
        return stop();
      }),
    );
  t.deepEqual(told(await playRoute(asked, withData({}))), []);
});

test('a result that the centre does not have is warned of at its cell, though no run comes to it', async (t) => {
  const facts = () => ({ segment: 'gold', language: 'en' });
  const rows = [
    ['ann.A,Inbuond', '3:12', "the centre has no queue 'Inbuond'. Did you mean Inbound?"],
    ['Suport.GA,Inbound', '3:6', "the centre has no group 'Suport'. Did you mean Support?"],
    ['an.A,Inbound', '3:6', "the centre has no agent 'an'. Did you mean ann?"],
    ['?:Englsh > 5.GA,Inbound', '3:6', "nobody in the centre has the skill 'Englsh'. Did you mean English?"],
    ['desk 8.AP,Inbound', '3:6', "nobody sits at a place 'desk 8'. Did you mean desk 7?"],
    ['Tomorrow.Q,Inbound', '3:6', "the centre has no queue 'Tomorrow'."],
  ] as const;
  for (const [results, place, hint] of rows) {
    const rules = table(good[0]!, `x,en,${results}`, good[1]!);
    const played = await playRoute(asks(rules, facts));
    t.deepEqual(told(played), ['warning rule-result-unknown'], results);
    t.true(played.findings[0]?.sentence.includes(hint), played.findings[0]?.sentence);
    t.is(played.findings[0]?.where, `rules.csv:${place}`);
    const open = { centre: { ...centre, open: true } };
    t.deepEqual(told(await playRoute(asks(rules, facts), open)), [], results);
  }
  t.deepEqual(told(await playRoute(asks(table(...good), facts))), []);
  const words = table('gold,en,Support,first', '*,*,nobody,second');
  t.deepEqual(told(await playRoute(asks(words, facts))), [], 'a column that names nothing of the centre at all');
});

test('the last called agent is looked for under a key that comes, or that is remembered', async (t) => {
  const looks = (key: string) => {
    const last = lastCalledAgent(key);
    return (_desk: Desk, interaction: RoutedInteraction) => (last.of(interaction) === undefined ? away : away);
  };
  const played = await playRoute(looks('LastCaledAgent'), withData({ LastCalledAgent: 'ann' }));
  t.deepEqual(told(played), ['warning key-never-attached']);
  t.regex(played.findings[0]?.sentence ?? '', /'LastCaledAgent', which nothing.+Did you mean LastCalledAgent\?/);
  t.regex(played.findings[0]?.where ?? '', /test\/strategies\/afterwards\.test\.ts:\d+:\d+$/);
  t.deepEqual(told(await playRoute(looks('Last'), withData({}, { Last: 'ann' }))), []);
  const last = lastCalledAgent();
  const remembers = (desk: Desk, interaction: RoutedInteraction) => {
    last.of(interaction);
    return desk
      .target('ann.A')
      .pipe(mergeMap((found) => from([last.remember(found), routeTo(found)] as readonly Decision[])));
  };
  t.deepEqual(told(await playRoute(remembers, withData({}))), []);
});
