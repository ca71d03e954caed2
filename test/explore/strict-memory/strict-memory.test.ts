import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { createBench, defineStrategy, explore, placeInQueue, seconds, type Scenario } from 'routeproof';
import { seeded } from 'routeproof/engines';
import { answer, contactCentre, faults, flowVariants, service } from 'routeproof/plugins';
import { catchError, map, of } from 'rxjs';
import { memoryKinds, type MemoryKind } from '../../../core/store/memory-kinds.ts';
import { defaultCast } from '../../../plugins/reference-flows/cast.ts';
import { conference, routed } from '../chapter-scenarios.ts';
import { caseOf } from '../oracle/case.ts';
import { scenarioOf } from '../oracle/scenario.ts';
import { cases, isLong } from '../../sizes.ts';
import { asking, routing } from '../server-scenarios.ts';
import { memoryRows } from './rows.ts';
import { StrictMemory } from './strict-memory.ts';

const strict = new StrictMemory();
const every = 'accept, reject or do not answer';

/** A strategy that asks a third-party service, which may go away before it answers. */
const asksService = (goes: boolean) => (): Scenario => ({
  name: 'asks a classifier',
  strategy: defineStrategy({
    name: 'classify',
    route: (_interaction, desk) =>
      desk.invoke('Classifier', 'classify', {}).pipe(
        map(() => placeInQueue('People')),
        catchError(() => of(placeInQueue('People'))),
      ),
  }),
  centre: { queues: [{ name: 'Inbound' }, { name: 'People', strategy: null }] },
  plugins: [
    ...contactCentre(),
    service('Classifier', { classify: answer({ Category: 'spam' }) }, { delay: seconds(2) }),
    ...(goes ? [faults({ disconnect: [{ of: 'Classifier', at: seconds(6) }] })] : []),
  ],
  load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
});

const flows: readonly (() => Scenario)[] = flowVariants.map(
  ({ scenario }) =>
    () =>
      scenario(defaultCast),
);

const searched: Readonly<Record<string, readonly (() => Scenario)[]>> = {
  'the chapters': [
    conference({ answers: every, stoppedBy: 'the media server', bobLeaves: true, late: false }),
    conference({ answers: every, stoppedBy: 'bob', bobLeaves: true, late: true }),
    routed({ apart: 500, answers: every, stoppedBy: 'an agent', substitutions: true }),
    routed({ apart: 500, answers: every, stoppedBy: 'URS', substitutions: false }),
  ],
  'agents who ask at the same time': seeds(cases({ short: 4, long: 8 })).map(asking),
  'interactions that are routed': seeds(cases({ short: 4, long: 8 })).map(routing),
  'a third-party service': [asksService(false), asksService(true)],
  'cases at one instant': seeds(cases({ short: 20, long: 50 })).map((seed) => scenarioOf(caseOf(seed)).scenario),
};

function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, seed) => seed);
}

async function play(scenario: () => Scenario, seed?: number): Promise<void> {
  const choices = strict.follow(seed === undefined ? undefined : seeded(seed));
  await createBench(scenario, { choices, races: seed !== undefined, synchronous: true }).runUntilQuiet();
}

/** What was used without a word while something was done. */
async function problemsOf(work: () => Promise<void>): Promise<readonly string[]> {
  strict.problems.clear();
  await work();
  return [...strict.problems];
}

test.serial('no step of a flow uses what it says nothing of, in its order and in others', async (t) => {
  const problems = await problemsOf(async () => {
    for (const flow of flows) for (const seed of isLong ? [undefined, 1, 2] : [undefined, 1]) await play(flow, seed);
  });
  t.deepEqual(problems, []);
});

for (const [what, scenarios] of Object.entries(searched))
  test.serial(`no step of a search uses what it says nothing of: ${what}`, async (t) => {
    const problems = await problemsOf(async () => {
      for (const scenario of scenarios) await explore(scenario, { synchronous: true, shrink: 0, runs: 12 });
    });
    t.deepEqual(problems, []);
  });

test.serial('everything that the server keeps was used in some step', (t) => {
  const members = memoryRows.flatMap(({ of, members: rows }) =>
    Object.entries(rows).flatMap(([name, row]) => (typeof row === 'function' ? [`${of.name}.${name}`] : [])),
  );
  t.deepEqual(
    members.filter((name) => !strict.used.has(name)),
    [],
  );
  t.true(strict.steps > cases({ short: 5000, long: 10_000 }));
});

for (const kind of Object.keys(memoryKinds) as readonly MemoryKind[])
  test.serial(`a step that does not tell of its use is caught: ${kind}`, async (t) => {
    strict.ignored = kind;
    const problems = await problemsOf(async () => {
      for (const flow of flows) await play(flow);
    });
    strict.ignored = undefined;
    t.true(problems.length > 0);
  });

test('what the server keeps, it keeps in classes that have rows, and to itself', (t) => {
  const known = new Set(memoryRows.map(({ of }) => of.name));
  const wrong: string[] = [];
  for (const folder of ['core/server/', 'core/store/'])
    for (const { path, text } of sourcesIn(folder))
      for (const [index, line] of text.split('\n').entries())
        if (isKeptOutside(line, known)) wrong.push(`${path}:${index + 1} ${line.trim()}`);
  t.deepEqual(wrong, []);
});

test('each kind of place stands on the page on the algorithm', (t) => {
  const page = readFileSync(fileURLToPath(new URL('../../../../docs/algorithm.md', import.meta.url)), 'utf8');
  for (const kind of Object.keys(memoryKinds)) t.regex(page, new RegExp(`^\\| \`${kind}:`, 'm'));
});

/** Classes that remember nothing between steps but what they were made with, or only for those whose place is told. */
const keepsNothing = ['Outgoing', 'Memory', 'Remembered', 'KeptProperties'];
/** Clients of a connection, and the calls on it: only steps of its queue use them, or those that break it. */
const ofConnections = ['InteractionServer'];

function isKeptOutside(line: string, known: ReadonlySet<string>): boolean {
  const [, name] = /^export (?:abstract )?class (\w+)/.exec(line) ?? [];
  if (name !== undefined) return ![...known, ...keepsNothing, ...ofConnections].includes(name);
  // A variable of a module, a field that others may set, or a public collection.
  return (
    /^(export )?(let|var) /.test(line) ||
    /^(export )?const \w+.* = new (Map|WeakMap|LiveMap|Set<|WeakSet)/.test(line) ||
    /^ {2}(?!readonly|static|private|protected|return|#)\w+\??(: [^()]+| = .*);$/.test(line) ||
    /^ {2}readonly (?!#)\w+.* = (new (Map|Set|LiveMap|WeakMap)|\[)/.test(line)
  );
}

function sourcesIn(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const root = fileURLToPath(new URL(`../../../../${folder}`, import.meta.url));
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `${folder}${name}`, text: readFileSync(`${root}${name}`, 'utf8') }));
}
