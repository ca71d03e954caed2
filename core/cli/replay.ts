import { Command, Option } from 'commander';
import type { Played } from '../bench/play-once.ts';
import { replayToken } from '../replay/replay-token.ts';
import { findingsText } from '../report/findings-text.ts';
import { sequenceDiagram } from '../report/diagram/sequence-diagram.ts';
import { outcomesTable } from '../report/outcomes-table.ts';
import { traceDocument } from '../report/trace-document.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { pictureOption, pictureOf, type PictureOptions } from './options/picture-options.ts';
import { failureLanes } from './text/failure-lanes.ts';
import { loadFile } from '../loader/load-file.ts';
import { playable } from './play/playable.ts';
import { colour, print, printJson, width } from '../process/print.ts';
import type { RunDocument } from './output/documents.ts';
import { mostOutcomes } from './text/run-text.ts';
import { verdictText } from './text/verdict-text.ts';

interface ReplayOptions extends PictureOptions {
  readonly json?: boolean;
  readonly lanes?: boolean;
}

/** Beside these there is no picture. */
const unpictured = ['json', 'lanes'];

/** `routeproof replay FILE TOKEN`: plays the run again that a report printed. */
export const replay = (): Command =>
  new Command('replay')
    .description('Plays the run again that a report printed.')
    .argument('<FILE>', 'the file that was explored')
    .argument('<TOKEN>', 'the token of the report')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--lanes', 'print the run as lanes, to paste into a test').conflicts('json'))
    .addOption(pictureOption('only', unpictured))
    .addOption(pictureOption('actors', unpictured))
    .addOption(pictureOption('from', unpictured))
    .addOption(pictureOption('to', unpictured))
    .addOption(pictureOption('setup', unpictured))
    .addOption(pictureOption('full', unpictured))
    .addHelpText(
      'after',
      '\nExample:\n  routeproof replay scenario.ts 3f9c01d2-1-1000-2.1\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(async (file: string, token: string, asked: ReplayOptions) => {
      const loaded = await loadFile(file);
      const { scenario, options, hash } = await playable(loaded, file);
      const played = await replayToken(scenario, token, { sources: hash, code: options.code });
      if (asked.lanes) print((await failureLanes(scenario, token, options)).text);
      else if (asked.json) printJson(documentOf(played));
      else print(replayText(played, asked));
      process.exitCode = exitCodeOf([played.verdict]);
    });

const documentOf = ({
  verdict,
  scenario,
  strategy,
  findings,
  interactions,
  outcomes,
  messages,
}: Played): RunDocument => ({
  ...{ verdict, scenario, strategy: strategy ?? null, findings, interactions, outcomes },
  messages: messages.map(traceDocument),
});

const replayText = (
  { verdict, scenario, findings, outcomes, messages, notes }: Played,
  asked: ReplayOptions,
): string => {
  const cuts = pictureOf('routeproof replay', asked, messages);
  const { only, full = false } = asked;
  return [
    sequenceDiagram(messages, { colour, width: width(), notes, findings, ...cuts }),
    outcomesTable(outcomes, { findings, colour, width: width(), only, longest: full ? Infinity : mostOutcomes }),
    findingsText(findings, { colour }),
    `${verdictText(verdict)}  ${scenario}\n`,
  ].join('\n');
};
