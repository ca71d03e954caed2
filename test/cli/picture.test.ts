import test from 'ava';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from './cli-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'routeproof-picture-'));
const { runIn, close } = openSession(folder);
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});
const routeproof = (...args: readonly string[]) => runIn(folder, ...args);

/** So many e-mails, a second apart: ann takes the first, the others are placed, and the strategy throws at X3 where it is told to. */
const day = (count: number, throws = false): string => {
  const name = `day${count}${String(throws)}.ts`;
  writeFileSync(
    join(folder, name),
    `import { defineScenario, defineStrategy, placeInQueue, routeTo, seconds, send, whenever } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
const route = ({ id }) => {
  if (${throws} && id === 'X3') throw new Error('no level');
  return id === 'X1' ? routeTo('ann.A') : placeInQueue('Back office');
};
export default defineScenario(() => ({
  name: 'day', plugins: contactCentre(), strategy: defineStrategy({ name: 'vip', route }),
  centre: {
    agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestAccept'))] }],
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  },
  load: { interactions: Array.from({ length: ${count} }, (_, n) => ({ InteractionId: 'X' + (n + 1), at: seconds(n + 1) })) },
}));
`,
  );
  return name;
};

const arrows = (text: string): readonly string[] => text.split('\n').filter((line) => /[├┤]/.test(line));
const left = (text: string): number =>
  [...text.matchAll(/ … (\d+) messages? /g)].reduce((sum, [, count]) => sum + Number(count), 0);
const messagesIn = (text: string): number => Number(/: (\d+) messages? in /.exec(text)![1]);

test('set-up is folded to a line that says who; what is shown and what is told to be left out is the whole run', async (t) => {
  const name = day(3);
  const [shown, whole] = [await routeproof('run', name), await routeproof('run', name, '--setup')];
  t.regex(shown.stdout, / … \d+ messages of set-up \(--setup\): email-server, urs, ann, stat-server/);
  t.notRegex(shown.stdout, /RequestRegisterClient/);
  t.regex(whole.stdout, /RequestRegisterClient/);
  t.is(left(whole.stdout), 0);
  for (const { stdout } of [shown, whole]) t.is(arrows(stdout).length + left(stdout), messagesIn(stdout));
  const cut = await routeproof('run', name, '--only', 'X1,X3', '--actors', 'ann, urs', '--from', '500ms', '--to', '2s');
  t.is(arrows(cut.stdout).length + left(cut.stdout), messagesIn(cut.stdout));
  t.deepEqual(
    arrows(cut.stdout).filter((line) => /RequestSubmit|…?X[23]\b/.test(line)),
    [],
  );
  t.regex(cut.stdout, /├─ RequestAccept|RequestAccept ─/);
  t.regex(cut.stdout, / … \d+ messages after 2\.000 s/);
  t.regex(cut.stdout, /^X1 +email .* with ann\nX3 +email .*in queue Back office\n… 1 row not shown\. All 3: /m);
});

test('what comes after the last failure is folded, and --full shows it, and every outcome', async (t) => {
  const failing = await routeproof('run', day(5, true));
  t.is(failing.code, 1);
  t.regex(failing.stdout, /^ *3\.000 s ✗|✗ .*EventRouteRequest/m);
  t.regex(failing.stdout, /✗ strategy-threw/);
  t.regex(failing.stdout, / … \d+ messages after the last failure \(--full\)/);
  t.notRegex(failing.stdout.split('… ')[2]!, /RequestSubmit/);
  const full = await routeproof('run', day(5, true), '--full');
  t.notRegex(full.stdout, /after the last failure/);
  t.is(full.stdout.match(/RequestSubmit/g)?.length, 5);
  const many = await routeproof('run', day(60));
  t.regex(many.stdout, / … \d+ rows are not shown \(--full\)/);
  t.regex(many.stdout, /^… 40 rows not shown\. All 60: 59 in queue Back office, 1 with agents$/m);
  const all = await routeproof('run', day(60), '--full');
  t.notRegex(all.stdout, /not shown/);
  t.is(all.stdout.match(/^X\d+ /gm)?.length, 60);
});

test('what is asked for and is not there is refused with the nearest name, and so is what cannot go together', async (t) => {
  const name = day(3);
  const rows: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['--only', 'X1,X7'], /^There is no interaction 'X7' in this run\. Did you mean X1\? It has 'X1', 'X2', 'X3'\./],
    [['--actors', 'anne'], /^There is no actor 'anne' in this run\. Did you mean ann\?/],
    [['--actors', 'ann,'], /must be names with commas between them/],
    [['--from', 'soon'], /must be a time, such as '30s'/],
    [['--from', '2m', '--to', '30s'], /--from is later than --to/],
    [['--only', 'X1', '--json'], /'--only <INTERACTIONS>' cannot be used with option '--json'/],
    [['--setup', '--no-diagram'], /'--setup' cannot be used with option '--no-diagram'/],
    [['--full', '--lanes'], /'--full' cannot be used with option '--lanes'/],
  ];
  for (const [args, says] of rows) {
    const { code, stdout, stderr } = await routeproof('run', name, ...args);
    t.deepEqual([code, stdout], [3, ''], args.join(' '));
    t.regex(stderr, says);
  }
  const drawn = await routeproof('run', name, '--actors', 'ann', '--mermaid');
  t.regex(drawn.stdout, /^sequenceDiagram\n[^]*Note over p1,p2: \d+ messages left out$/m);
  t.is((await routeproof('run', name, '--no-diagram', '--only', 'X2')).code, 0);
  const both = await routeproof('run', name, day(5), '--only', 'X2');
  t.regex(both.stderr, /--only is for one file/);
});

test('a flow is cut in the same way; the table of all flows has no picture', async (t) => {
  const { stdout } = await routeproof('flows', 'conference/leave', '--actors', 'bob');
  t.regex(stdout, / … \d+ messages of others/);
  t.notRegex(stdout, /RequestRegisterClient/);
  t.regex((await routeproof('flows', 'conference/leave', '--setup')).stdout, /RequestRegisterClient/);
  t.regex((await routeproof('flows', '--setup')).stderr, /--setup is about the picture of one flow; name the flow/);
  t.regex((await routeproof('flows', 'conference/leave', '--actors', 'bbo')).stderr, /Did you mean bob\?/);
});
