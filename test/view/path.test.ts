import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { messagesIn, placeOf, problemIn, saves, shownIn, viewing } from './viewing.ts';

const folder = temporaryFolder();
const { run: routeproof, close } = openSession(folder);
test.after.always(close);

type Document = { readonly messages: ReturnType<typeof messagesIn> };

/** ann gets ready a moment before the patience of the strategy is over. */
const scenario = (patience = 'seconds(10)') =>
  [
    "import { at, defineScenario, defineStrategy, placeInQueue, routeTo, seconds, send } from 'routeproof';",
    "import { contactCentre } from 'routeproof/plugins';",
    "import { map, race } from 'rxjs';",
    "import { other } from './other.ts';",
    `export default defineScenario(({ patience = ${patience}, ready = seconds(14.5) } = {}) => ({`,
    "  name: 'the last moment',",
    '  strategy: defineStrategy({',
    "    name: 'ann or late',",
    '    route: (_interaction, desk) =>',
    '      race(',
    "        desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent))),",
    '        desk.after(patience).pipe(map(() => placeInQueue(other))),',
    '      ),',
    '  }),',
    "  centre: { agents: [{ name: 'ann', skills: { English: 9 } }], queues: [{ name: 'Inbound' }, { name: 'Late', strategy: null }, { name: 'Later', strategy: null }] },",
    '  plugins: contactCentre(),',
    '  links: { ann: 20, urs: [5, 9] },',
    "  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: seconds(5) }] },",
    '  drive: { script: [',
    "    at(seconds(2), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),",
    "    at(ready, 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),",
    '  ] },',
    '}));',
  ].join('\n');
const write = (name: string, text: string): void => writeFileSync(join(folder, name), `${text}\n`);

test('without a path the run is that of `run`; with one it is that of `replay`', async (t) => {
  write('same.ts', scenario());
  write('other.ts', "export const other = 'Late';");
  const view = await viewing(t, folder, 'same.ts');
  const ordinary = shownIn(await view.play());
  const run = JSON.parse((await routeproof('run', 'same.ts', '--json')).stdout) as Document;
  t.deepEqual(messagesIn(ordinary), run.messages);
  t.is(ordinary.command, 'routeproof run same.ts');
  t.is(ordinary.path, undefined);
  t.true(ordinary.points.points.length > 10);
  // Each question stands at its place in the run, in the order of the run.
  const places = ordinary.points.points.map(({ after }) => after);
  t.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );

  const choose = placeOf(ordinary, /^desk\.after for 0000RPEXAMPLE001$/);
  const chosen = shownIn(await view.play({ choose }));
  t.notDeepEqual(messagesIn(chosen), messagesIn(ordinary));
  t.true(messagesIn(chosen).some(({ type }) => type === 'RequestRouteCall'));
  t.is(chosen.points.points[choose.point]!.answer, choose.answer);
  const before = ordinary.points.points[choose.point]!.after;
  t.deepEqual(messagesIn(chosen).slice(0, before), messagesIn(ordinary).slice(0, before));

  // The path alone shows the same, here and in a terminal.
  t.deepEqual(shownIn(await view.play({ path: chosen.path })), chosen);
  t.is(chosen.command, `routeproof replay same.ts ${chosen.path}`);
  const replayed = await routeproof('replay', 'same.ts', chosen.path!, '--json');
  t.deepEqual(messagesIn(chosen), (JSON.parse(replayed.stdout) as Document).messages);
  const again = await viewing(t, folder, 'same.ts');
  t.deepEqual(shownIn(await again.play({ path: chosen.path })), chosen);

  // Given up, it is the ordinary run.
  const back = shownIn(await view.play({ path: chosen.path, choose: { ...choose, answer: 0 } }));
  t.is(back.path, undefined);
  t.deepEqual(messagesIn(back), messagesIn(ordinary));
  t.is(problemIn(await view.play({ path: '0.1' })).code, 'RP_TOKEN_UNREADABLE');
  t.is(problemIn(await view.play({ choose: { point: choose.point, answer: 99 } })).code, 'RP_REPLAY_MISMATCH');
  t.deepEqual([await view.end(), await again.end()], [0, 0]);
});

test('a save is told and played; what breaks keeps nobody from going on; of a path is kept what fits', async (t) => {
  write('saved.ts', scenario().replace('./other.ts', './place.ts'));
  write('place.ts', "export const other = 'Late';");
  const view = await viewing(t, folder, 'saved.ts');
  const next = await saves(t, view);
  const ordinary = shownIn(await view.play());
  const chosen = shownIn(await view.play({ choose: placeOf(ordinary, /^desk\.after for 0000RPEXAMPLE001$/) }));

  // Of a file that it imports.
  write('place.ts', "export const other = 'Later';");
  t.deepEqual(await next(), ['place.ts']);
  const kept = shownIn(await view.play({ path: chosen.path }));
  t.regex(kept.kept!, /^The path in the address was made for another version.*Its one choice was kept\.$/);
  t.not(kept.path, chosen.path);
  t.regex(JSON.stringify(messagesIn(kept)), /"Later"/);
  const known = shownIn(await view.play({ path: kept.path }));
  t.is(known.kept, undefined);
  t.deepEqual(messagesIn(known), messagesIn(kept));

  write('saved.ts', 'export default {{');
  t.deepEqual(await next(), ['saved.ts']);
  const broken = problemIn(await view.play({ path: kept.path }));
  t.is(broken.code, 'RP_FILE_SYNTAX');
  t.regex(broken.sentence, /^saved\.ts:1:/);

  // Nobody waits for so short a time: the choice cannot come any more.
  write('saved.ts', scenario('seconds(2)').replace('./other.ts', './place.ts'));
  await next();
  const other = shownIn(await view.play({ path: kept.path }));
  t.regex(other.kept!, /Of its one choice none could be kept; everything else is played in order\.$/);
  t.is(await view.end(), 0);
});

test('a path from elsewhere is followed by its numbers as long as they fit', async (t) => {
  write('elsewhere.ts', readFileSync(resolve('examples/11-a-race/scenario.ts'), 'utf8').replace('./strategy.ts', resolve('examples/11-a-race/strategy.ts'))); // prettier-ignore
  const view = await viewing(t, folder, 'elsewhere.ts');
  const shown = shownIn(await view.play({ path: '12345678-1-1000-3x0.1.99' }));
  t.regex(shown.kept!, /Of its 2 choices 1 could be kept/);
  t.is(shown.points.points[3]!.answer, 1);
  t.regex(shown.path!, /^[0-9a-f]{8}-1-1000-3x0\.1$/);
  const lost = shownIn(await view.play({ path: '12345678-1-1000-1-a7' }));
  t.regex(lost.kept!, /What it left out of the scenario is not there any more/);
  await view.end();
});

test('delays of links, parameters and faults can be changed, and a path goes with its changes', async (t) => {
  write('changed.ts', scenario());
  write('other.ts', "export const other = 'Late';");
  const view = await viewing(t, folder, 'changed.ts');
  const { offers } = shownIn(await view.play());
  t.deepEqual(offers.parameters, [
    { name: 'patience', usual: 'seconds(10)' },
    { name: 'ready', usual: 'seconds(14.5)' },
  ]);
  const delays = new Map(
    offers.links.filter(({ to }) => to === 'interaction-server').map(({ name, delay }) => [name, delay]),
  );
  t.deepEqual([delays.get('ann'), delays.get('urs'), delays.get('email-server')], [20, [5, 9], 0]);

  const late = shownIn(await view.play({ links: { ann: 2000 } }));
  const stamps = messagesIn(late);
  t.true(stamps.some(({ from }) => from === 'ann'));
  for (const { from, to, at, sentAt } of stamps) if (from === 'ann' || to === 'ann') t.is(at - sentAt, 2000);
  t.is(late.command, undefined);
  const impatient = shownIn(await view.play({ set: { patience: 3000 } }));
  t.true(messagesIn(impatient).some((each) => JSON.stringify(each).includes('"at":8009') || JSON.stringify(each).includes('Late'))); // prettier-ignore
  t.is(problemIn(await view.play({ set: { patienc: 1 } })).code, 'RP_UNKNOWN_PARAMETER');

  // What was chosen before is found again, though there are more questions now.
  const chosen = shownIn(await view.play({ choose: placeOf(shownIn(await view.play()), /^desk\.after for/) }));
  const both = shownIn(await view.play({ path: chosen.path, faults: [{ kind: 'restart', of: 'urs', time: 5000 }] }));
  t.regex(both.kept!, /with other changes\. Its one choice was kept\.$/);
  t.deepEqual(messagesIn(both), messagesIn(chosen));
  t.true(both.points.points.length > chosen.points.points.length);

  const faults = [{ kind: 'disconnect', of: 'ann', time: 5000 }] as const;
  const offered = shownIn(await view.play({ faults }));
  t.deepEqual(messagesIn(offered), messagesIn(shownIn(await view.play())));
  const choose = placeOf(offered, /^yes$/);
  const failing = shownIn(await view.play({ faults, choose }));
  t.regex(failing.points.points[choose.point]!.about, /^fault: ann disconnects after /);
  t.notDeepEqual(messagesIn(failing), messagesIn(offered));
  // Nobody takes it for a path through the scenario as it stands in the file.
  t.is((await routeproof('replay', 'changed.ts', failing.path!)).code, 3);
  t.regex(shownIn(await view.play({ path: failing.path })).kept!, /none could be kept/);
  // All that is offered can be turned on, and happens only as somebody chooses.
  for (const { kind, of, time = 0 } of offers.faults)
    shownIn(await view.play({ faults: [{ kind, of: of[0]!, time }] }));
  await view.end();
});

test('a save of a rule table that the strategy reads is heard, and --seed is that of its paths', async (t) => {
  const rules = (queue: string) => write('rules.csv', `medium,queue\n*,${queue}`);
  rules('Late');
  write(
    'by-rules.ts',
    [
      "import { defineStrategy, placeInQueue } from 'routeproof';",
      "import { ruleTable } from 'routeproof/plugins';",
      "const rules = ruleTable('rules.csv', { conditions: ['medium'], results: ['queue'] });",
      "export default defineStrategy({ name: 'by rules', route: () => placeInQueue(rules.find({ medium: 'email' })!.queue) });",
    ].join('\n'),
  );
  const view = await viewing(t, folder, 'by-rules.ts', '--seed', '7');
  const next = await saves(t, view);
  const ordinary = shownIn(await view.play());
  t.regex(JSON.stringify(messagesIn(ordinary)), /"Late"/);
  t.is(ordinary.command, 'routeproof run by-rules.ts --seed 7');
  t.regex(shownIn(await view.play({ choose: placeOf(ordinary, /./) })).path!, /^[0-9a-f]{8}-7-1000-/);
  rules('Nowhere');
  t.deepEqual(await next(), ['rules.csv']);
  t.regex(JSON.stringify(messagesIn(shownIn(await view.play()))), /"Nowhere"/);
  await view.end();
});
