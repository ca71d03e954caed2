import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { RulesFired } from 'routeproof';
import { documentIn } from '../page/pages.ts';
import { long } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { openOwnSession } from './cli-session.ts';

const folder = temporaryFolder();
const session = openOwnSession(folder);
test.after.always(() => session.close());

const rules = 'a<b>"rules.csv';
writeFileSync(join(folder, rules), 'segment,queue\ngold,Later\nlead,Later\ntin,Soon\n');
const head = `import { defineScenario, defineStrategy, placeInQueue, seconds, stop } from 'routeproof';
import { contactCentre, ruleTable, trafficCentre } from 'routeproof/plugins';
const table = ruleTable(${JSON.stringify(rules)}, { conditions: ['segment'], results: ['queue'] });
const queues = [{ name: 'Inbound' }, { name: 'Later', strategy: null }, { name: 'Soon', strategy: null }];
`;
/** So many interactions at once, each of which asks the table. */
const crowd = (name: string, count: number) => {
  writeFileSync(
    join(folder, name),
    `${head}const by = defineStrategy({ name: 'by rules', *route({ id }) { yield placeInQueue(table.find({ segment: id.slice(0, 3) === 'TIN' ? 'tin' : 'gold' }).queue); } });
const ids = Array.from({ length: ${count} }, (_, index) => (index % 2 ? 'TIN' : 'GLD') + index);
export default defineScenario(() => ({ name: 'a crowd', centre: { queues }, strategy: by, plugins: contactCentre(),
  load: { interactions: ids.map((InteractionId) => ({ InteractionId, Queue: 'Inbound', at: seconds(1) })) } }));
`,
  );
  return name;
};
const few = crowd('few.ts', 3);
writeFileSync(
  join(folder, 'day.ts'),
  `${head}const by = defineStrategy({ name: 'by rules', *route({ userData }) { table.find({ segment: userData.segment }); yield stop(); } });
const userData = [{ weight: 3, userData: { segment: 'gold' } }, { userData: { segment: 'tin' } }, { userData: { segment: 'new' } }];
export default defineScenario(() => ({ name: 'a day', centre: { agents: [{ name: 'ann', media: ['email'] }], queues }, strategy: by, plugins: trafficCentre(),
  load: { traffic: { arrivals: { perHour: 60 }, handling: { kind: 'exponential', mean: seconds(60) }, userData } }, until: seconds(3600) }));
`,
);

const rulesIn = (stdout: string): readonly RulesFired[] => (JSON.parse(stdout) as { rules: RulesFired[] }).rules;
const shortly = ({ asked, none, fired, never }: RulesFired) => [
  asked,
  none.times,
  fired.map(({ line, times, runs }) => `${line}: ${times} in ${runs}`),
  never,
];

test('a run tells below its outcomes which rows fired, and has all of them in its document', async (t) => {
  const { stdout } = await session.run('run', few, '--no-diagram');
  t.true(
    stdout.includes(
      `\n${rules}: asked 3 times; 2 of 3 rows fired\n    times  line\n        2  2\n        1  4\n  never fired: line 3\n\npass`,
    ),
    stdout,
  );
  const { stdout: json } = await session.run('run', few, '--json');
  t.deepEqual(rulesIn(json).map(shortly), [[3, 0, ['2: 2 in 1', '4: 1 in 1'], [3]]]);
  t.is((await session.run('run', few, '--json')).stdout, json);
});

test('a search says in how many orders each row fired; one worker and two machines say the same', async (t) => {
  const asked = [few, '--no-chance', '--coverage'];
  const one = await session.run('explore', ...asked, '--json', '--workers', '1');
  const { runs, coverage } = JSON.parse(one.stdout) as { runs: number; coverage: { rules: readonly RulesFired[] } };
  t.true(runs > 1, one.stdout);
  const [fired] = rulesIn(one.stdout);
  t.deepEqual(shortly(fired!), [3 * runs, 0, [`2: ${2 * runs} in ${runs}`, `4: ${runs} in ${runs}`], [3]]);
  t.deepEqual(coverage.rules, [fired]);
  for (const index of [1, 2])
    writeFileSync(
      join(folder, `part-${index}.json`),
      (await session.run('explore', ...asked, '--shard', `${index}/2`)).stdout,
    );
  t.deepEqual(await session.run('merge', 'part-1.json', 'part-2.json', '--json'), one);
  const { stdout } = await session.run('explore', ...asked);
  t.true(stdout.includes(`: asked ${3 * runs} times in ${runs} runs; 2 of 3 rows fired\n`), stdout);
  t.true(
    stdout.includes(`rows of rule tables that never fired\n  ${rules}: 1 of 3 rows never fired, on line 3\n`),
    stdout,
  );
});

test('what never fired in any run is told of files of coverage, too, which are added up', async (t) => {
  await session.run('run', few, '--coverage', 'covered.json');
  await session.run('run', few, '--coverage', 'covered.json');
  const { stdout } = await session.run('coverage', 'covered.json', '--json');
  t.deepEqual(rulesIn(stdout).map(shortly), [[6, 0, ['2: 4 in 2', '4: 2 in 2'], [3]]]);
  t.regex((await session.run('coverage', 'covered.json')).stdout, /2 of 3 rows of rule tables\n$/);
});

test('a simulation sums its replications; CSV has a row for each row of the table', async (t) => {
  const asked = ['simulate', 'day.ts', '--replications', '3', '--warm-up', '0'];
  const one = await session.run(...asked, '--json', '--workers', '1');
  t.is((await session.run(...asked, '--json', '--workers', '2')).stdout, one.stdout, one.stderr);
  const [fired] = rulesIn(one.stdout);
  const { stdout } = await session.run(...asked);
  t.regex(
    stdout,
    /asked \d+ times in 3 replications; 2 of 3 rows fired; no row held \d+ times\n    times   share {2}line\n/,
  );
  const share = `${((100 * fired!.fired[0]!.times) / fired!.asked).toFixed(1)} %`;
  t.true(stdout.includes(`${String(fired!.fired[0]!.times).padStart(9)}  ${share}  2\n`), stdout);
  const csv = (await session.run(...asked, '--csv')).stdout.split('\n').filter((line) => line.includes(',rule,'));
  const named = `"${rules.replaceAll('"', '""')}`;
  t.is(csv.length, 5);
  t.true(csv.includes(`day.ts,rule,${named}:3",fired,count,0,,`), csv.join('\n'));
  t.true(csv.includes(`day.ts,rule,${named}:2",fired,count,${fired!.fired[0]!.times / 3},,`), csv.join('\n'));
});

test('pages have a section of it, in which a name is text', async (t) => {
  for (const [command, file] of [
    ['run', few],
    ['explore', few],
    ['simulate', 'day.ts'],
    ['coverage', 'shown.json'],
  ] as const) {
    if (command === 'coverage') await session.run('run', few, '--coverage', file);
    const { stderr } = await session.run(command, file, '--html', `${command}.html`, '--force');
    t.true(JSON.stringify(documentIn(join(folder, `${command}.html`))).includes('"never":[3]'), stderr);
    t.false(readFileSync(join(folder, `${command}.html`), 'utf8').includes('a<b>'), command);
  }
});

long('two workers add up what one does', async (t) => {
  const many = crowd('many.ts', 5);
  const asked = ['explore', many, '--json', '--no-chance', '--no-reduction', '--runs', '12000'];
  const one = await session.run(...asked, '--workers', '1');
  t.true(rulesIn(one.stdout)[0]!.runs > 5000);
  t.deepEqual(rulesIn((await session.run(...asked, '--workers', '2')).stdout), rulesIn(one.stdout));
});
