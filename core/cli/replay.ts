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
import { refuseSameFile } from './options/refuse.ts';
import { drawnAs, picturesOut, type PicturesAsked } from './output/pictures-out.ts';
import { drawnRun } from './text/drawn-runs.ts';
import { colour, print, printJson, width } from '../process/print.ts';
import type { RunDocument } from './output/documents.ts';
import { mostOutcomes } from './text/run-text.ts';
import { verdictText } from './text/verdict-text.ts';

interface ReplayOptions extends PictureOptions, PicturesAsked {
  readonly json?: boolean;
  readonly lanes?: boolean;
  readonly force?: boolean;
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
    .addOption(
      new Option('--lanes', 'print the run as lanes, to paste into a test').conflicts([
        ...['json', 'svg', 'mermaid', 'plantuml'],
      ]),
    )
    .addOption(drawnAs('svg'))
    .addOption(drawnAs('mermaid'))
    .addOption(drawnAs('plantuml'))
    .option('--force', 'overwrite pictures that are not from here; your sources never')
    .addOption(pictureOption('only', unpictured))
    .addOption(pictureOption('actors', unpictured))
    .addOption(pictureOption('from', unpictured))
    .addOption(pictureOption('to', unpictured))
    .addOption(pictureOption('setup', unpictured))
    .addOption(pictureOption('full', unpictured))
    .addHelpText(
      'after',
      '\nExample:\n  routeproof replay scenario.ts 3f9c01d2-1-1000-2.1\n  routeproof replay scenario.ts 3f9c01d2-1-1000-2.1 --svg race.svg\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(replayed);

async function replayed(file: string, token: string, asked: ReplayOptions): Promise<void> {
  const { json, lanes, svg, mermaid, plantuml } = asked;
  refuseSameFile('routeproof replay', { '--svg': svg, '--mermaid': mermaid, '--plantuml': plantuml });
  const pictures = picturesOut('routeproof replay', asked, { '--json': json });
  const loaded = await loadFile(file);
  const { scenario, options, hash } = await playable(loaded, file);
  const played = await replayToken(scenario, token, { sources: hash, code: options.code });
  const drawn = () => [drawnRun(played, pictureOf('routeproof replay', asked, played.messages))];
  if (lanes) print((await failureLanes(scenario, token, options)).text);
  else if (json) printJson(documentOf(played));
  else if (pictures.isOutput) pictures.print(drawn(), outcomeText(played, asked));
  else print(replayText(played, asked));
  pictures.write(drawn(), loaded.sources.files);
  process.exitCode = exitCodeOf([played.verdict]);
}

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

const replayText = (played: Played, asked: ReplayOptions): string => {
  const { messages, notes, findings } = played;
  const cuts = pictureOf('routeproof replay', asked, messages);
  const picture = sequenceDiagram(messages, { colour, width: width(), notes, findings, ...cuts });
  return `${picture}\n${outcomeText(played, asked)}`;
};

const outcomeText = (
  { verdict, scenario, findings, outcomes }: Played,
  { only, full = false }: ReplayOptions,
): string =>
  [
    outcomesTable(outcomes, { findings, colour, width: width(), only, longest: full ? Infinity : mostOutcomes }),
    findingsText(findings, { colour }),
    `${verdictText(verdict)}  ${scenario}\n`,
  ].join('\n');
