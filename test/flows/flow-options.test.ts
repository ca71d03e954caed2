import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { defaultCast, flowVariants, playFlow, type PlayedFlow } from 'routeproof/plugins';
import { serverOptionTable } from 'routeproof/protocol';
import { openSession } from '../cli/cli-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'flow-options-'));
const { run: routeproof, close } = openSession(process.cwd());
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true });
});

const inFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const verdicts = (stdout: string) => new Set(stdout.match(/ (?:pass|fail|inconclusive) /g));

/** Every word of every option of the server that has words. */
const words = Object.entries(serverOptionTable).flatMap(([name, option]) =>
  'values' in option ? option.values.map((value) => [name, value] as const) : [],
);

test('every flow passes under every word of every option of the server', async (t) => {
  t.true(words.length > 10);
  for (const [name, value] of words)
    for (const variant of flowVariants) {
      const { verdict, findings } = await playFlow(variant, { ...defaultCast, parties: 2, server: { [name]: value } });
      t.is(verdict, 'pass', `${name}=${value}, ${variant.flow}: ${findings.map(({ sentence }) => sentence).join(' ')}`);
    }
});

test('what the manual contradicts itself on can be tried: EventRouteUsed in place of EventAbandoned', async (t) => {
  const tried = ['flows', 'stop-processing/b', '--set', 'stopTellsUrsWith=EventRouteUsed'];
  const { code, stdout } = await routeproof(...tried, '--json');
  t.is(code, 0);
  const [played] = JSON.parse(stdout) as readonly PlayedFlow[];
  const told = played!.messages.filter(({ to, setup }) => to === 'urs' && !setup).map(({ type }) => type);
  t.deepEqual(told, ['EventRouteUsed']);
});

test('several options can be tried together', async (t) => {
  const both = ['--set', 'revokedToReporting=true', '--set', 'delivering-timeout=5'];
  const { code, stdout } = await routeproof('flows', 'conference/invitation-times-out', ...both, '--json');
  t.is(code, 0);
  const [played] = JSON.parse(stdout) as readonly PlayedFlow[];
  const phase = played!.messages.filter(({ setup }) => !setup);
  t.deepEqual(new Set(phase.map(({ sentAt }) => sentAt)), new Set([125_000]));
  t.true(phase.some(({ type, protocol }) => type === 'EventRevoked' && protocol === 'Reporting'));
});

test('plugins of the author take the place of those that play the same role, and others stand beside them', async (t) => {
  const file = inFile(
    'mine.ts',
    `import { definePlugin } from 'routeproof/plugins';
import { tLibrary } from 'routeproof/plugins';
let times = 0;
export default [
  tLibrary(),
  definePlugin({ name: 'counts', observe: ({ bus }) => { times++; return bus.on('EventPartyRemoved').subscribe(() => console.log('removed', times)); } }),
];
`,
  );
  const { code, stdout, stderr } = await routeproof('flows', '--with', file);
  t.is(code, 0, stdout);
  t.deepEqual(verdicts(stdout), new Set([' pass ']));
  t.true(stdout.includes('with substitutions'));
  // Each flow is played with plugins that are new.
  t.deepEqual(new Set(stderr.match(/removed \d+/g)), new Set(['removed 1']));
});

test('a flow that fails says so in the document, too', async (t) => {
  const set = ['--set', 'handling-timeout=1'];
  const { code, stdout } = await routeproof('flows', 'conference/leave', ...set, '--json');
  t.is(code, 1);
  for (const { verdict, findings } of JSON.parse(stdout) as readonly PlayedFlow[]) {
    t.is(verdict, 'fail');
    t.true(
      findings.some(
        ({ kind, sentence }) => kind === 'flow-not-reached' && sentence.startsWith('Flow conference/leave '),
      ),
    );
  }
});

test('a plugin that never comes to an end makes a flow inconclusive, and it is shown so far', async (t) => {
  const file = inFile(
    'forever.ts',
    `import { definePlugin } from 'routeproof/plugins';
const again = (clock) => clock.after(0, () => again(clock));
export default definePlugin({ name: 'forever', setup: ({ clock }) => void clock.after(1000, () => again(clock)) });
`,
  );
  const { code, stdout } = await routeproof('flows', 'stop-processing/a', '--with', file);
  t.is(code, 2);
  t.regex(stdout, /^inconclusive$/m);
  t.regex(stdout, /Flow stop-processing\/a, .*: Stopped at the limit '\w+' of \d+: 'forever'/);
});
