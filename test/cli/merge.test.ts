import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { cases, isLong } from '../sizes.ts';
import { openSession, type Outcome } from './cli-session.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const day = 'test/simulate/short-day.ts';
const folder = temporaryFolder();
const session = openSession(process.cwd());
test.after.always(() => session.close());

/** Has a command done and keeps what it printed in a file. */
async function printed(name: string, ...args: readonly string[]): Promise<string> {
  const file = join(folder, name);
  const { stdout, stderr } = await session.run(...args);
  if (stdout === '') throw new Error(stderr);
  writeFileSync(file, stdout);
  return file;
}

const shards = (name: string, of: number, ...args: readonly string[]): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: of }, (_, index) =>
      printed(`${name}-${index + 1}-of-${of}.json`, ...args, '--shard', `${index + 1}/${of}`),
    ),
  );

const answer = ({ code, stdout }: Outcome) => ({ code, stdout });

test('shards of a simulation merge to the bytes of the whole: as JSON, as CSV and as tables', async (t) => {
  const asked = ['simulate', day, '--replications', '2', '--agents', '6..8:2', '--goal', '80', '--workers', '1'];
  const parts = await shards('day', cases({ short: 2, long: 3 }), ...asked);
  for (const form of isLong ? [['--json'], ['--csv'], []] : [['--csv']]) {
    const whole = await session.run(...asked, ...form);
    t.deepEqual(answer(await session.run('merge', ...parts.toReversed(), ...form)), answer(whole));
    // What the file writes while it is loaded is beside the results.
    t.regex(whole.stderr, /^(loading\n)*$/);
  }
});

test('parts that are missing, there twice, of something else or no parts at all are refused, each with a sentence', async (t) => {
  const asked = ['simulate', day, '--replications', '2', '--warm-up', '0', '--workers', '1'];
  const [one, two] = await shards('small', 2, ...asked);
  const refused = async (sentence: RegExp, ...files: readonly string[]) => {
    const { code, stdout, stderr } = await session.run('merge', ...files);
    t.deepEqual([code, stdout], [3, '']);
    t.regex(stderr, sentence);
  };
  const text = join(folder, 'text.json');
  writeFileSync(text, 'no JSON');
  await refused(/part 2 of 2 is missing/, one!);
  await refused(/are both part 1 of 2/, one!, one!, two!);
  await refused(/is no JSON/, one!, text);
  await refused(/There is no file/, one!, join(folder, 'nowhere.json'));
  await refused(/not printed with `--shard`/, await printed('whole.json', ...asked, '--json'));
  const other = await printed('seed.json', ...asked, '--seed', '2', '--shard', '2/2');
  await refused(/different scenarios, seeds or options/, one!, other);
  const otherDay = join(folder, 'other-day.ts');
  writeFileSync(otherDay, `export { default } from '${resolve(day)}';\n`);
  await refused(
    /of other sources/,
    one!,
    await printed('other.json', 'simulate', otherDay, ...asked.slice(2), '--shard', '2/2'),
  );
  const changed = join(folder, 'changed.json');
  const tampered = async (change: (text: string) => string, sentence: RegExp) => {
    writeFileSync(changed, change(readFileSync(two!, 'utf8')));
    await refused(sentence, one!, changed);
  };
  await tampered((text) => text.replace(/"sources": \[\s*"/, '$&x'), /was changed after it was printed/);
  await tampered((text) => text.replace(/"replication": 2/, '"replication": 3'), /was changed after it was printed/);
  await tampered(
    (text) => text.slice(0, text.length / 2),
    /changed\.json' is no shard that can be merged: it is no JSON/,
  );
  await tampered((text) => text.replace(/"index": 2/, '"index": -2'), /`shard\.index` is not as expected/);
  await tampered((text) => text.replace(/"routeproof": "/, '$&9'), /comes from routeproof 9/);
});
