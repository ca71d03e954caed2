import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { longIf } from '../sizes.ts';
import { spoil, type Change } from '../spoil.ts';

/** A fault planted in a live handler of the server: the first text is replaced by the second in a copy of the built bench. */
interface Mutant {
  readonly title: string;
  readonly source: string;
  readonly changes: readonly Change[];
  /** The flow that must fail, and what its finding must say. */
  readonly flow: string;
  readonly says: RegExp;
}

const mutants: readonly Mutant[] = [
  {
    title: 'an EventRevoked is left out when a media server stops',
    source: 'core/server/acts/relieve.ts',
    changes: [['core.out.tell(working, "EventRevoked"', '((...nothing) => nothing)(working, "EventRevoked"']],
    flow: 'stop-processing/a',
    says: /^Flow stop-processing\/a, step 3: EventRevoked \(InteractionManagement\) should have come, and nothing came on the link interaction-server -> ann\.$/,
  },
  {
    title: 'a conference is answered when it is asked for',
    source: 'core/server/requests/request-conference.ts',
    changes: [
      [
        'const { VisibilityMode = "conference" } = body;',
        'core.out.ack(asked, interaction); const { VisibilityMode = "conference" } = body;',
      ],
    ],
    flow: 'conference/invitation-issued',
    says: /^Flow conference\/invitation-issued, after its last step: EventAck \(InteractionManagement\) came too many on the link interaction-server -> ann\.$/,
  },
  {
    title: 'the Reporting twin of EventPartyAdded is forgotten',
    source: 'core/server/requests/request-accept.ts',
    changes: [['core.out.report("EventPartyAdded", interaction.id, timed);', '']],
    flow: 'conference/invitation-accepted',
    says: /^Flow conference\/invitation-accepted, step 5: EventPartyAdded \(Reporting\) should have come, and nothing came on the link interaction-server -> stat-server\.$/,
  },
  {
    title: 'an invitee is revoked twice',
    source: 'core/server/acts/relieve.ts',
    changes: [
      ['for (const { inviteeClient } of tickets)', 'for (const { inviteeClient } of [...tickets, ...tickets])'],
    ],
    flow: 'conference/invitation-times-out',
    says: /^Flow conference\/invitation-times-out, after its last step: EventRevoked \(InteractionManagement\) came too many on the link interaction-server -> bob\.$/,
  },
  {
    title: 'the party who leaves is told, and not those who stay',
    source: 'core/server/acts/depart.ts',
    changes: [['for (const party of interaction.parties) {', 'for (const party of [leaver]) {']],
    flow: 'conference/leave',
    says: /^Flow conference\/leave, (step \d+: EventPartyRemoved|after its last step: EventPartyRemoved) .* on the link interaction-server -> (ann|bob)\.$/,
  },
  {
    title: 'the timer of an accepted invitation is kept alive',
    source: 'core/store/ticket-record.ts',
    changes: [['this.#cancelTimer?.();', '']],
    flow: 'conference/invitation-accepted',
    says: /^Flow conference\/invitation-accepted, after step 5 \(EventPartyAdded on the link .*\): .*Ticket \d+ is accepted already and cannot be expired too/,
  },
];

/** A copy of the built bench that can be spoilt: its own `build`, the packages of this checkout. */
function spoiltCopy({ source, changes }: Pick<Mutant, 'source' | 'changes'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-mutant-'));
  for (const part of ['build/core', 'build/plugins', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true, filter: (path) => !/\.(?:d\.ts|map)$/.test(path) });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  spoil(folder, source, changes);
  return folder;
}

/** `routeproof flows` in that copy: which flows failed, and all that it printed about them. */
function flowsIn(folder: string): { readonly failed: readonly string[]; readonly said: string } {
  const main = 'build/core/cli/main.js';
  const { stdout } = spawnSync(process.execPath, [main, 'flows'], { cwd: folder, encoding: 'utf8' });
  const rows = stdout.slice(0, stdout.indexOf('\n\n')).split('\n').slice(1).filter(Boolean);
  if (rows.length < 12) throw new Error(`These are not all flows:\n${stdout}`);
  return { failed: rows.filter((row) => !/ pass /.test(row)).map((row) => row.split(' ')[0]!), said: stdout };
}

test('the copy itself is sound: unspoilt, every flow passes', (t) => {
  const folder = spoiltCopy({ source: 'core/server/requests/request-stop-processing.ts', changes: [] });
  t.teardown(() => rmSync(folder, { recursive: true }));
  t.deepEqual(flowsIn(folder).failed, []);
});

for (const [index, mutant] of mutants.entries())
  longIf(index !== 1)(`a flow fails when ${mutant.title}`, (t) => {
    const folder = spoiltCopy(mutant);
    t.teardown(() => rmSync(folder, { recursive: true }));
    const { failed, said } = flowsIn(folder);
    t.true(failed.includes(mutant.flow), failed.join());
    t.true(
      said.split('\n').some((line) => mutant.says.test(line.trim().replace(/^\S+: /, ''))),
      said,
    );
  });
