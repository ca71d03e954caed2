import test from 'ava';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { scenario, strategy } from '../bad-inputs/row.ts';
import { isLong } from '../sizes.ts';
import { openOwnSession } from './cli-session.ts';

// What commands print with --json, held against its schema by a validator that others wrote.

const folder = mkdtempSync(join(tmpdir(), 'routeproof-schemas-'));
// A token fits no more when another file of the room has read a rule table in between.
const { run: routeproof, close } = openOwnSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const example = (name: string): string => resolve('examples', name);
const day = resolve('test/simulate/short-day.ts');

writeFileSync(join(folder, 'bad.ts'), strategy("route: () => { throw new Error('x'); }"));
writeFileSync(join(folder, 'names.ts'), 'export default [];\n');
writeFileSync(
  join(folder, 'rich.ts'),
  scenario(
    "load: { interactions: [{ Queue: 'Inbound', MediaType: 'email', UserData: { key: binary('01ff'), list: { n: 1 } } }] },",
    "import { binary } from 'routeproof';",
  ),
);

/** Every document that is quickly made, by the command whose schema it keeps to; those that take long are for the long tests. */
const documents: readonly (readonly [command: string, ...args: readonly string[]])[] = [
  ['run', example('03-conference/scenario.ts'), '--coverage'],
  ['run', 'bad.ts', 'rich.ts', 'gone.ts', '.'],
  ['explore', 'bad.ts', 'gone.ts', '--workers', '1', '--coverage'],
  ['flows', 'conference/leave'],
  ['simulate', day, '--replications', '2', '--workers', '1', '--by', 'stream,interval'],
  ['coverage', 'seen.json'],
  ['rules', example('07-business-hours/rules.csv'), '--results', 'target,patience'],
  ['new', 'made'],
  ['reference'],
  ...(isLong
    ? ([
        ['explore', example('11-a-race/scenario.ts'), '--workers', '1', '--coverage'],
        ['flows'],
        ['simulate', day, '--replications', '2', '--workers', '1', '--agents', '1..2', '--goal', '80'],
        ['simulate', day, '--staff', '--workers', '1'],
        ['validate', '--workers', '2'],
      ] as const)
    : []),
];

const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

const validatorOf = (command: string): ValidateFunction => {
  const known = validators.get(command);
  if (known !== undefined) return known;
  const validate = ajv.compile(JSON.parse(readFileSync(`docs/schemas/${command}.json`, 'utf8')) as object);
  validators.set(command, validate);
  return validate;
};

test('every schema is one, and reference --schema prints it', async (t) => {
  for (const name of readdirSync('docs/schemas')) t.truthy(validatorOf(name.replace('.json', '')));
  const { code, stdout } = await routeproof('reference', '--schema', 'explore');
  t.deepEqual([code, stdout], [0, readFileSync('docs/schemas/explore.json', 'utf8')]);
});

test('each document keeps to its schema', async (t) => {
  await routeproof('run', 'bad.ts', '--coverage', 'seen.json', '--no-diagram');
  for (const [command, ...args] of documents) {
    const { stdout, stderr } = await routeproof(command, ...args, '--json');
    const document = JSON.parse(stdout || 'null') as unknown;
    const validate = validatorOf(command);
    t.true(validate(document), `${command} ${args.join(' ')}: ${ajv.errorsText(validate.errors)} ${stderr}`);
  }
});

test('a run that is played again keeps to the schema of replay', async (t) => {
  const { stdout } = await routeproof('explore', 'bad.ts', '--workers', '1', '--json');
  const explored = JSON.parse(stdout) as { readonly failures: readonly { readonly token: string }[] };
  const { failures } = explored;
  const keepsToExplore = validatorOf('explore');
  t.true(keepsToExplore(explored), ajv.errorsText(keepsToExplore.errors));
  const replayed = await routeproof('replay', 'bad.ts', failures[0]!.token, '--json');
  const validate = validatorOf('replay');
  t.true(validate(JSON.parse(replayed.stdout)), ajv.errorsText(validate.errors));
});

test('a document with a key too many, or with one that is missing, is refused', async (t) => {
  const { stdout } = await routeproof('run', 'bad.ts', '--json');
  const document = JSON.parse(stdout) as object;
  const validate = validatorOf('run');
  t.true(validate(document));
  t.false(validate({ ...document, more: 1 }));
  t.false(validate({ ...document, outcomes: undefined }));
});
