import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { BenchOptions } from '../bench/create-bench.ts';
import { play, type Played } from '../bench/play.ts';
import type { Scenario } from '../contract/scenario.ts';
import { authorLine } from '../kernel/author-line.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { findingsText } from '../report/findings-text.ts';
import { mermaidDiagram } from '../report/mermaid.ts';
import { sequenceDiagram } from '../report/sequence-diagram.ts';
import { timeText } from '../report/time-text.ts';
import { exitCodeOf } from './exit-codes.ts';
import { loadFile } from './load-file.ts';
import { playable } from './playable.ts';
import { colour, longest, print, printJson, width } from './print.ts';
import { problemOf } from './problem-of.ts';
import { countOf, verdictText } from './verdict-text.ts';
import { wholeNumber } from './whole-number.ts';

interface RunOptions {
  readonly json?: boolean;
  readonly trace?: string;
  readonly seed?: number;
  readonly diagram: boolean;
  readonly mermaid?: boolean;
}

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
    .addHelpText(
      'after',
      '\nExample:\n  routeproof run strategy.ts --trace run.jsonl\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(async (file: string, options: RunOptions) => {
      const { exported, synchronous, probe } = await loadFile(file);
      const played = await playOnce(playable(exported, file), { synchronous, onTurn: probe.onTurn, ...seedOf(options) });
      if (options.trace !== undefined) writeTrace(options.trace, played);
      if (options.json) printJson(documentOf(played));
      else print(textOf(played, options));
      process.exitCode = exitCodeOf([played.verdict]);
    });

const seedOf = ({ seed }: RunOptions): { readonly seed?: number } => (seed === undefined ? {} : { seed });

const playOnce = async (
  scenario: () => Scenario,
  options: BenchOptions,
): Promise<Played> => {
  try {
    return await play(scenario, options);
  } catch (error) {
    if (error instanceof BenchError) throw error;
    const where = authorLine(error);
    throw where === undefined ? error : errors.scenarioThrew(where, problemOf(error));
  }
};

const writeTrace = (file: string, { messages }: Played): void => {
  try {
    writeFileSync(file, messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
  } catch (error) {
    throw errors.fileNotWritten(file, problemOf(error));
  }
};

const documentOf = ({ verdict, scenario, strategy, findings, interactions, messages }: Played): object => ({
  verdict,
  scenario,
  strategy: strategy ?? null,
  findings,
  interactions,
  messages,
});

const textOf = (played: Played, { diagram, mermaid }: RunOptions): string => {
  const parts = [verdictLine(played)];
  if (mermaid) parts.unshift(mermaidDiagram(played.messages));
  else if (diagram) parts.unshift(sequenceDiagram(played.messages, { colour, width: width(), longest }));
  if (played.findings.length > 0) parts.push(findingsText(played.findings, { colour }));
  return parts.join('\n');
};

const verdictLine = ({ verdict, scenario, messages, duration }: Played): string =>
  `${verdictText(verdict)}  ${scenario}: ${countOf(messages.length, 'message')} in ${timeText(duration)} of virtual time\n`;
