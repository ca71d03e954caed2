import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import { svgDiagram } from 'routeproof/report';
import { mermaidRuns } from '../../core/report/picture/written/mermaid.ts';
import { plantUmlRuns } from '../../core/report/picture/written/plantuml.ts';
import type { DrawnRun } from '../../core/report/picture/drawn-run.ts';
import { cases, isLong } from '../sizes.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { hostileRun, hostileText } from './hostile-texts.ts';

/** Where packages are that are no part of the project: those of `ROUTEPROOF_PEERS`, or whatever is beside it. */
const peers = createRequire(join(process.env['ROUTEPROOF_PEERS'] ?? process.cwd(), 'package.json'));

const isThere = (what: string): boolean => {
  try {
    return what === 'mermaid' ? peers.resolve(what) !== '' : spawnSync(what, ['-version']).error === undefined;
  } catch {
    return false;
  }
};

/** A test with a program that others wrote: with the long ones, and skipped by its name where there is none. */
const judgedBy = (program: string) => {
  if (isLong && isThere(program)) return test;
  if (isLong) process.stderr.write(`skipped: ${program}: it is not on this machine\n`);
  return test.skip;
};

/** One picture, or several in one, each with a title. */
const hostileRuns: fc.Arbitrary<readonly DrawnRun[]> = fc.array(
  fc.tuple(hostileRun, hostileText, hostileText).map(([run, title, text]) => ({
    ...run,
    title,
    marks: [{ at: 0, after: 1, text, severity: 'failure' as const }],
  })),
  { minLength: 1, maxLength: 3 },
);

const arrowsOf = (runs: readonly DrawnRun[]): number => runs.reduce((sum, { messages }) => sum + messages.length, 0);

interface Mermaid {
  readonly initialize: (options: object) => void;
  readonly mermaidAPI: {
    readonly getDiagramFromText: (text: string) => Promise<{
      readonly db: {
        readonly getMessages: () => readonly {
          readonly from?: string;
          readonly message: string;
          readonly type: number;
        }[];
      };
    }>;
  };
}

judgedBy('mermaid')('Mermaid reads what is written for it, message by message, whatever the texts are', async (t) => {
  const entry = peers.resolve('mermaid');
  // What keeps markup out of a page needs one; here nothing is drawn.
  const purifier = join(dirname(createRequire(entry).resolve('dompurify')), 'purify.es.mjs');
  const { default: purify } = (await import(pathToFileURL(purifier).href)) as {
    default: object;
  };
  Object.assign(purify, { sanitize: String, addHook: () => {} });
  const { default: mermaid } = (await import(pathToFileURL(entry).href)) as { default: Mermaid };
  mermaid.initialize({ startOnLoad: false });
  await fc.assert(
    fc.asyncProperty(hostileRuns, async (runs) => {
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(mermaidRuns(runs));
      const notes = 2;
      const arrows = db.getMessages().filter(({ from, type }) => from !== undefined && type !== notes);
      t.is(arrows.length, arrowsOf(runs));
    }),
    { numRuns: cases({ short: 0, long: 1000 }) },
  );
});

judgedBy('plantuml')('PlantUML draws what is written for it, message by message, whatever the texts are', (t) => {
  const folder = temporaryFolder();
  const all = fc.sample(hostileRuns, { numRuns: cases({ short: 0, long: 150 }), seed: 1 });
  for (const [place, runs] of all.entries()) writeFileSync(join(folder, `${place}.puml`), plantUmlRuns(runs));
  const { status, stderr } = spawnSync('plantuml', ['-tsvg', '-charset', 'UTF-8', join(folder, '*.puml')], {
    encoding: 'utf8',
    timeout: 900_000,
  });
  t.is(status, 0, stderr);
  const drawn = readdirSync(folder).filter((name) => name.endsWith('.svg'));
  t.is(drawn.length, all.length);
  for (const [place, runs] of all.entries()) {
    const svg = readFileSync(join(folder, `${place}.svg`), 'utf8');
    t.notRegex(svg, /An error has occured|Syntax Error/, plantUmlRuns(runs));
    // The tip of a request or an event is a polygon of its own, that of a report two lines.
    t.is([...svg.matchAll(/<polygon fill="#(?:A80036|181818)"/g)].length, arrowsOf(runs), plantUmlRuns(runs));
  }
});

judgedBy('python3')('a reader of XML reads every SVG', (t) => {
  const folder = temporaryFolder();
  const all = fc.sample(hostileRun, { numRuns: cases({ short: 0, long: 500 }), seed: 1 });
  for (const [place, { messages, notes }] of all.entries())
    writeFileSync(join(folder, `${place}.svg`), svgDiagram(messages, { notes, title: notes[0]!.text }));
  const program = `
import glob, sys, xml.etree.ElementTree as tree
for name in glob.glob(sys.argv[1] + '/*.svg'):
    items = [each for each in tree.parse(name).iter() if each.get('role') == 'listitem' and each.get('class') in ('request', 'event', 'refusal', 'report')]
    print(name.rsplit('/', 1)[1].split('.')[0], len(items))`;
  const read = execFileSync('python3', ['-c', program, folder], { encoding: 'utf8' }).trim().split('\n');
  t.deepEqual(
    Object.fromEntries(read.map((line) => line.split(' '))),
    Object.fromEntries(all.map(({ messages }, place) => [String(place), String(messages.length)])),
  );
});
