import { Command, Option } from 'commander';
import type { Played } from '../bench/play.ts';
import { exitCodeOf } from './exit-codes.ts';
import { playFile, type PlayedFile } from './play-file.ts';
import { print, printJson } from './print.ts';
import type { RunOptions } from './run-options.ts';
import { notesText, runText } from './run-text.ts';
import { wholeNumber } from './whole-number.ts';
import { writeOut } from './write-out.ts';

/** `routeproof run FILE`: plays a strategy or a scenario once. */
export const run = (): Command =>
  new Command('run')
    .description('Plays a strategy or a scenario once and shows what happened.')
    .argument('<FILE>', 'TypeScript or JavaScript that exports a strategy or a scenario by default')
    .option('--json', 'print one JSON document and nothing else')
    .option('--trace <FILE>', 'write the messages to a file, one JSON object per line')
    .option('--seed <N>', 'seed of all chance (default: 1)', wholeNumber)
    .option('--no-diagram', 'print the verdict without the diagram')
    .option('--mermaid', 'print the diagram as Mermaid text')
    .option('--lanes', 'print the run as lanes, to paste into a test')
    .option('--coverage', 'print how often each branch of your code was taken')
    .addOption(
      new Option('--watch', 'play again after each save, and say what changed').conflicts(['json', 'mermaid', 'lanes']),
    )
    .addHelpText(
      'after',
      '\nExample:\n  routeproof run strategy.ts --trace run.jsonl\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(async (file: string, options: RunOptions) => {
      if (options.watch) return (await import('./watch.ts')).watch(file, options, (run) => writeTrace(run, options));
      if (options.lanes) return (await import('./run-lanes.ts')).runLanes(file, seedOf(options));
      const played = await playFile(file, seedOf(options));
      writeTrace(played, options);
      show(played, options);
      process.exitCode = exitCodeOf([played.played.verdict]);
    });

const seedOf = ({ seed }: RunOptions): { readonly seed?: number } => (seed === undefined ? {} : { seed });

const show = (run: PlayedFile, options: RunOptions): void => {
  const { notes } = run.played;
  if (options.json || !(options.diagram || options.mermaid)) process.stderr.write(notesText(notes));
  if (options.json) printJson(documentOf(run, options));
  else print(runText(run, options));
};

const writeTrace = ({ played: { messages } }: PlayedFile, { trace }: RunOptions): void => {
  if (trace !== undefined) writeOut(trace, messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
};

const documentOf = ({ played, branches }: PlayedFile, { coverage }: RunOptions): object => {
  const { verdict, scenario, strategy, findings, interactions, messages }: Played = played;
  return {
    verdict,
    scenario,
    strategy: strategy ?? null,
    findings,
    interactions,
    messages,
    ...(coverage && { branches }),
  };
};
