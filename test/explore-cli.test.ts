import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';

interface Refused {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const main = fileURLToPath(new URL('../core/cli/main.js', import.meta.url));
const race = 'examples/11-a-race/scenario.ts';

async function routeproof(...args: readonly string[]): Promise<Refused> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [main, ...args])) };
  } catch (error) {
    return error as Refused;
  }
}

test('explore prints one document, and replay plays its token byte for byte', async (t) => {
  const explored = await routeproof('explore', race, '--json');
  t.is(explored.code, 1);
  const { verdict, runs, steps, failures, goals } = JSON.parse(explored.stdout) as {
    readonly verdict: string;
    readonly runs: number;
    readonly steps: number;
    readonly failures: readonly { readonly property: string; readonly token: string; readonly messages: unknown }[];
    readonly goals: unknown;
  };
  t.is(verdict, 'violated');
  t.true(runs > 1 && steps > runs);
  t.deepEqual(goals, []);
  t.is(failures[0]!.property, 'decided-twice');
  const replayed = await routeproof('replay', race, failures[0]!.token, '--json');
  t.is(replayed.code, 1);
  t.deepEqual((JSON.parse(replayed.stdout) as { readonly messages: unknown }).messages, failures[0]!.messages);
  t.is((await routeproof('explore', race, '--json')).stdout, explored.stdout, 'the same bytes again');
});

test('the report names window, reduction, options and bounds', async (t) => {
  const { code, stdout } = await routeproof('explore', 'examples/02-stop-on-condition/scenario.ts', '--runs', '2');
  t.is(code, 2);
  t.regex(stdout, /race window 1000 ms/);
  t.regex(stdout, /delivering-timeout 30/);
  t.regex(stdout, /the bound of runs was reached/);
});

test('a token that does not fit is refused with a sentence', async (t) => {
  const { code, stderr } = await routeproof('replay', race, '00000000-1-1000-1');
  t.is(code, 3);
  t.regex(stderr, /does not fit/);
});
