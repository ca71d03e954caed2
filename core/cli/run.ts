import { Command, Option } from 'commander';
import { verdictOn } from '../contract/verdict.ts';
import { errors } from '../kernel/errors.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { colour, print, printJson } from '../process/print.ts';
import { findingsText } from '../report/findings-text.ts';
import { gapsText } from '../report/gaps-text.ts';
import { droppedInFiles } from '../loader/reading/dropped-in-files.ts';
import { loadFile } from '../loader/load-file.ts';
import { filesMeant } from './many/files-meant.ts';
import { playable } from './play/playable.ts';
import { pictureOf, pictureOption } from './options/picture-options.ts';
import { bounded } from './options/bounds.ts';
import { isPrinted, reporterOption, type ReporterAsked } from './options/reporter-option.ts';
import { refuseSameFile } from './options/refuse.ts';
import { htmlOut, toldOnPage } from './output/html-out.ts';
import { runPart } from './output/run-part.ts';
import { coverageOut, type AddCoverage, type CoverageOption } from './output/coverage-out.ts';
import { lcovOut } from './output/lcov.ts';
import { reportOut } from './output/report-out.ts';
import { runCase } from './output/reporters/run-case.ts';
import type { DrawnRun } from '../report/picture/drawn-run.ts';
import { drawnRun } from './text/drawn-runs.ts';
import { drawnAs, picturesOut, type PicturesAsked, type PicturesOut } from './output/pictures-out.ts';
import { runDocument } from './output/run-document.ts';
import { startOfLog, traceForms, traceOut, type TraceOptions } from './output/trace-out.ts';
import { playFile, type PlayedFile } from './play/play-file.ts';
import { notesText, outcomeText, runText, type RunShown } from './text/run-text.ts';

interface RunOptions extends TraceOptions, RunShown, PicturesAsked {
  readonly json?: boolean;
  readonly seed?: number;
  readonly lanes?: boolean;
  readonly coverage?: CoverageOption;
  readonly watch?: boolean;
  readonly strict?: boolean;
  readonly reporter?: readonly ReporterAsked[];
  readonly lcov?: string;
  readonly html?: string;
}

/** Beside these there is no picture, or one that is read by others; a table there is without a diagram. */
const unpictured = ['json', 'lanes', 'watch'];
const besideLanes = ['json', 'svg', 'mermaid', 'plantuml', 'diagram', 'trace'];
const undrawn = [...unpictured, 'diagram'];

/** What one look at one run is for. */
const besideWatch = ['json', 'lanes', 'html'];
const notLcov = ['lanes', 'watch'];

/** `routeproof run FILES…`: plays a strategy or a scenario once. */
export const run = (): Command =>
  new Command('run')
    .description('Plays a strategy or a scenario once and shows what happened.')
    .argument(
      '<FILES...>',
      'TypeScript or JavaScript that exports a strategy or a scenario by default, or folders of it',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--trace <FILE>', 'write the messages to a file, one JSON object per line')
    .addOption(
      new Option('--format <FORM>', 'write --trace as JSON, or as the log of the Interaction Server or of URS').choices(
        traceForms,
      ),
    )
    .option('--starts <TIME>', 'when the run begins, for a log (default: 2026-01-01T00:00:00Z)', startOfLog)
    .option('--of <NAME>', 'whose log it is, where there are several of URS')
    .option('--seed <N>', 'seed of all chance (default: 1)', bounded('seed'))
    .option('--no-diagram', 'print the verdict without the diagram')
    .addOption(drawnAs('svg'))
    .addOption(drawnAs('mermaid'))
    .addOption(drawnAs('plantuml'))
    .option('--strict', 'let warnings fail the run')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .addOption(new Option('--lanes', 'print the run as lanes, to paste into a test').conflicts(besideLanes))
    .addOption(
      new Option(
        '--coverage [FILE]',
        'print which branches were taken and what never came, and add it to a file',
      ).conflicts('lanes'),
    )
    .option('--html <FILE>', 'write a report in one file, which any browser opens')
    .addOption(new Option('--watch', 'play again after each save, and say what changed').conflicts(besideWatch))
    .addOption(
      new Option('--lcov <FILE>', 'write which branches and functions were taken, for coverage tools').conflicts(
        notLcov,
      ),
    )
    .addOption(reporterOption().conflicts(['lanes', 'watch']))
    .addOption(pictureOption('only', unpictured))
    .addOption(pictureOption('actors', undrawn))
    .addOption(pictureOption('from', undrawn))
    .addOption(pictureOption('to', undrawn))
    .addOption(pictureOption('setup', undrawn))
    .addOption(pictureOption('full', unpictured))
    .addHelpText(
      'after',
      '\nExample:\n  routeproof run strategy.ts --trace run.jsonl\n  routeproof run strategies/ night.ts --reporter junit=report.xml\n\nExit: 0 pass, with warnings or without; 1 fail, or warnings with --strict; 2 inconclusive; 3 could not run.',
    )
    .action(async (places: readonly string[], options: RunOptions) => {
      const { files, isOne } = filesMeant(places);
      if (isOne) return runOne(files[0]!.file, options);
      return (await import('./many/run-files.ts')).runFiles(files, options);
    });

async function runOne(file: string, options: RunOptions): Promise<void> {
  if (options.watch && typeof options.coverage === 'string')
    throw errors.badCommand('routeproof run', 'with --watch, --coverage takes no file: each save would add to it');
  if (options.lanes) return runLanes(file, options);
  const { trace, html, force, watch, json, diagram } = options;
  const { svg, mermaid, plantuml } = options;
  refuseSameFile('routeproof run', {
    ...{ '--trace': trace, '--coverage': options.coverage, '--lcov': options.lcov, '--html': html },
    ...{ '--svg': svg, '--mermaid': mermaid, '--plantuml': plantuml },
  });
  const pictures = picturesOut('routeproof run', options, {
    ...{ '--json': json, '--no-diagram': !diagram, '--watch': watch, '--reporter': isPrinted(options.reporter) },
  });
  const out = traceOut('routeproof run', options);
  const loaded: string[] = [];
  const write = ({ played }: PlayedFile) => {
    out(played, loaded);
    pictures.write([drawn(played, options)], loaded);
  };
  if (watch) return (await import('./watch.ts')).watch(file, options, write);
  const coverage = coverageOut(options.coverage, force);
  const writeLcov = lcovOut(options.lcov, force);
  const page = htmlOut(html, force);
  const how = { ...seedOf(options), coverage: options.coverage !== undefined, history: html !== undefined };
  const report = await reportOut('routeproof run', options);
  const work = () => playFile(file, how, (each) => loaded.push(each));
  const played = await toldOnPage(page, file, () => report.during(file, work));
  // Shown before anything is written: what cannot be written is not to keep it back.
  show(played, { ...options, isReported: report.isPrinted }, coverage.add, pictures);
  process.exitCode = exitCodeOf([played.played.verdict], options);
  report.give([runCase(file, played)], loaded);
  write(played);
  coverage.write(loaded);
  writeLcov(played.branches, loaded);
  page(file, [runPart(file, played)], loaded);
}

const drawn = (played: PlayedFile['played'], options: RunOptions): DrawnRun =>
  drawnRun(played, pictureOf('routeproof run', options, played.messages));

const seedOf = ({ seed }: RunOptions): { readonly seed?: number } => (seed === undefined ? {} : { seed });

/** Prints a run as it was asked for; where it is reported to others, that is printed in its place. */
const show = (
  run: PlayedFile,
  options: RunOptions & { readonly isReported: boolean },
  addCoverage: AddCoverage,
  pictures: PicturesOut,
): void => {
  const { notes, coverage } = run.played;
  const sum = coverage && addCoverage(coverage);
  const { json, diagram, isReported } = options;
  if (json || isReported || !diagram) process.stderr.write(notesText(notes));
  const gaps = sum === undefined ? [] : [gapsText(sum, { colour })];
  if (json) printJson(runDocument(run));
  else if (pictures.isOutput)
    pictures.print([drawn(run.played, options)], [outcomeText(run, options), ...gaps].join('\n'));
  else if (!isReported) print([runText(run, options), ...gaps].join('\n'));
};

/** Plays an author's file and prints the run as lanes to paste into a test; what was found goes beside them. */
const runLanes = async (file: string, { seed, strict }: RunOptions): Promise<void> => {
  // What draws lanes is loaded where they are asked for.
  const { recordLanes } = await import('../testing/record-lanes.ts');
  const loaded = await loadFile(file);
  const given = seed === undefined ? {} : { seed };
  const { scenario } = await playable(loaded, file, given);
  const { text, findings: ofRun } = await recordLanes(scenario, given);
  const findings = [...ofRun, ...droppedInFiles(loaded.sources.files)];
  if (findings.length > 0) process.stderr.write(findingsText(findings, { colour: false }));
  print(text);
  process.exitCode = exitCodeOf([verdictOn(findings)], { strict });
};
