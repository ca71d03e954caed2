import { readFileSync } from 'node:fs';
import test from 'ava';
import {
  always,
  defineScenario,
  defineStrategy,
  eventually,
  explore,
  placeInQueue,
  play,
  seconds,
  sometimes,
  stop,
  type Failure,
  type Finding,
  type Plugin,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { contactCentre, definePlugin, findingKinds, found } from 'routeproof/plugins';
import { playLanes } from 'routeproof/testing';
import { errorCatalogue } from '../../core/kernel/errors.ts';

/** Three e-mails, a second apart, for one strategy. */
const scenarioOf = (route: Strategy['route'], more: Partial<Scenario> = {}): Scenario => ({
  name: 'three e-mails',
  strategy: defineStrategy({ name: 'vip', route }),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
  plugins: contactCentre(),
  load: { interactions: [1, 2, 3].map((n) => ({ InteractionId: `X${n}`, at: seconds(n) })) },
  ...more,
});

const place: Strategy['route'] = () => [placeInQueue('Done')];

/** A plugin of an author's that reports this at two and at three seconds. */
const reporting = (severity?: 'failure' | 'warning'): Plugin =>
  definePlugin({
    name: 'watchman',
    setup: (kit) => {
      for (const time of [seconds(2), seconds(3)])
        kit.clock.at(time, () =>
          kit.finding({ kind: 'light-on', sentence: `The light is on at ${time} ms.`, ...(severity && { severity }) }),
        );
    },
  });

const lineOf = (text: string): number =>
  readFileSync('test/bench/findings.test.ts', 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

test('a kind is a row of the table: its code, its maker and its section of docs/errors.md are one', (t) => {
  const page = readFileSync('docs/errors.md', 'utf8');
  t.deepEqual(findingKinds.map(({ name }) => name).toSorted(), Object.keys(found).toSorted());
  const codes = [...findingKinds, ...errorCatalogue].map(({ code }) => code);
  t.deepEqual(codes, [...new Set(codes)]);
  for (const { kind, code, gravity, means, example } of findingKinds) {
    t.is(code, `RP_${kind.toUpperCase().replaceAll('-', '_')}`);
    t.true(page.includes(`## ${code}\n\n\`${kind}\`, a ${gravity}. ${means}\n\n> ${example}\n`), kind);
  }
});

test('the same cause is one finding, with the first time and interaction, and its count', async (t) => {
  const { verdict, findings } = await play(() =>
    scenarioOf(() => {
      throw new Error('no level'); // thrown here
    }),
  );
  const [finding] = findings;
  t.is(verdict, 'fail');
  t.is(findings.length, 1);
  t.like(finding, { kind: 'strategy-threw', code: 'RP_STRATEGY_THREW', severity: 'failure', count: 3 });
  t.like(finding, { at: seconds(1), interaction: 'X1' });
  t.regex(finding!.where!, new RegExp(`findings\\.test\\.[tj]s:${lineOf('// thrown here')}:\\d+$`));
});

test('a finding says how many messages had crossed when it was found first, also that of a limit', async (t) => {
  const plugins = [...contactCentre(), reporting()];
  const decided = await play(() => scenarioOf(place, { plugins }));
  const [found] = decided.findings;
  t.like(found, { kind: 'light-on', at: seconds(2), count: 2 });
  t.true(decided.messages.slice(0, found!.after).every(({ at }) => at <= found!.at));
  t.true(decided.messages.slice(found!.after).every(({ at }) => at >= found!.at));
  t.true(found!.after! > 0 && found!.after! < decided.messages.length);
  const refused = await play(() => scenarioOf(() => [stop(), stop()], { properties: [quiet, whole] }));
  const [first, twice, never] = refused.findings;
  t.like(refused.messages[first!.after! - 1], { type: 'RequestSubmit', interaction: 'X1' });
  t.is(refused.messages[twice!.after! - 1]!.at, twice!.at);
  t.is(never!.after, refused.messages.length);
  const limited = await play(() => scenarioOf(place, { limits: { eventsPerRun: 20 } }));
  t.like(limited.findings.at(-1), { kind: 'limit-reached', after: limited.messages.length });
  const said = await play(() => scenarioOf(place, { properties: [sometimes('four come', () => false)] }));
  t.like(said.findings, [{ kind: 'not-in-this-run', after: said.messages.length }]);
});

test('what is found while a property looks is counted without looking: the search still knows what it looked at', async (t) => {
  const late = always('urs is told of less than three', ({ trace }) => {
    if (trace.at('urs', 'EventRouteRequest').length === 3) Date.now();
    return true;
  });
  const { failures: found, reduction } = await explore(() => scenarioOf(place, { properties: [late] }));
  const [{ finding, messages }] = found as [Failure];
  t.is(finding.kind, 'real-time');
  t.is(messages[finding.after! - 1]!.type, 'EventRouteRequest');
  t.notRegex(reduction, /all messages/);
});

test('what one strategy does on two lines, or says in other words, is two findings', async (t) => {
  const { findings } = await play(() =>
    scenarioOf(({ id }) => {
      if (id === 'X1') throw new Error('no level');
      if (id === 'X2') throw new Error('no level');
      throw new Error('no skill');
    }),
  );
  t.deepEqual(
    findings.map(({ interaction, count }) => [interaction, count]),
    [
      ['X1', 1],
      ['X2', 1],
      ['X3', 1],
    ],
  );
});

test('a warning lets the run pass, and says so in the verdict; a failure beside it does not', async (t) => {
  const plugins = (severity?: 'warning') => [...contactCentre(), reporting(severity)];
  t.is((await play(() => scenarioOf(place))).verdict, 'pass');
  const warned = await play(() => scenarioOf(place, { plugins: plugins('warning') }));
  t.is(warned.verdict, 'pass with warnings');
  t.like(warned.findings[0], { kind: 'light-on', severity: 'warning', count: 2, at: seconds(2) });
  t.is(warned.findings[0]!.code, undefined);
  t.is((await play(() => scenarioOf(place, { plugins: plugins() }))).verdict, 'fail');
});

test('a warning is no violation of a search, and fails no lanes', async (t) => {
  const scenario = (severity?: 'warning') => () =>
    scenarioOf(place, { plugins: [...contactCentre(), reporting(severity)] });
  const failures = async (severity?: 'warning') => {
    const { failures: found } = await explore(scenario(severity), { runs: 3 });
    return found.map(({ property }) => property);
  };
  t.deepEqual(await failures('warning'), []);
  t.deepEqual(await failures(), ['light-on']);
  const draw = (severity?: 'warning') =>
    playLanes(scenario(severity), { q: placeInQueue('Done') }, 'vip decides: 1s q 1s q 1s q', { leavesOpen: true });
  await t.notThrowsAsync(draw('warning'));
  await t.throwsAsync(draw(), { message: /light-on/ });
});

const quiet = always('nothing comes', ({ store }) => store.interactions.length === 0);
const whole = eventually('three are there', ({ store }) => store.interactions.length === 3);
const loose = { kind: 'no-such', sentence: 'Said by a probe.' };

test('every finding has a line: the property where it is stated, what is decided where its strategy is defined', async (t) => {
  const stopping = scenarioOf(() => [stop(), stop()], { properties: [quiet, whole] });
  const { findings } = await play(stopping);
  const lineIn = ({ where }: Finding) => Number(/findings\.test\.[tj]s:(\d+):\d+$/.exec(where!)?.[1]);
  t.deepEqual(
    findings.map((finding) => [finding.kind, lineIn(finding)]),
    [
      ['always', lineOf('const quiet = always')],
      ['decided-twice', lineOf('const stopping = ')],
      ['eventually', lineOf('const whole = eventually')],
    ],
  );
});

test('what an author reports is on the line that reports it, what nobody reports on that of the scenario', async (t) => {
  const given = defineScenario(() => scenarioOf(place, { plugins: [...contactCentre(), reporting()] })); // defined here
  const [reported] = (await play(given)).findings;
  t.regex(reported!.where!, new RegExp(`:${lineOf("kind: 'light-on'")}:\\d+$`));
  const probe = definePlugin({ name: 'probe', observe: ({ finding }) => finding({ ...loose, code: 'RP_NO_SUCH' }) });
  const probed = defineScenario(() => scenarioOf(place, { plugins: [...contactCentre(), probe] })); // probed here
  const [lonely] = (await play(probed)).findings;
  t.regex(lonely!.where!, new RegExp(`:${lineOf('// probed here')}:\\d+$`));
});
