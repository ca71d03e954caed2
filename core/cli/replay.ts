import { Command, Option } from 'commander';
import { replayToken } from '../replay/replay-token.ts';
import { findingsText } from '../report/findings-text.ts';
import { sequenceDiagram } from '../report/diagram/sequence-diagram.ts';
import { traceDocument } from '../report/trace-document.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { failureLanes } from './text/failure-lanes.ts';
import { loadFile } from '../loader/load-file.ts';
import { playable } from './play/playable.ts';
import { colour, longest, print, printJson, width } from '../process/print.ts';
import { verdictText } from './text/verdict-text.ts';

/** `routeproof replay FILE TOKEN`: plays the run again that a report printed. */
export const replay = (): Command =>
  new Command('replay')
    .description('Plays the run again that a report printed.')
    .argument('<FILE>', 'the file that was explored')
    .argument('<TOKEN>', 'the token of the report')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--lanes', 'print the run as lanes, to paste into a test').conflicts('json'))
    .addHelpText(
      'after',
      '\nExample:\n  routeproof replay scenario.ts 3f9c01d2-1-1000-2.1\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(
      async (file: string, token: string, { json, lanes }: { readonly json?: boolean; readonly lanes?: boolean }) => {
        const loaded = await loadFile(file);
        const { scenario, options, hash } = await playable(loaded, file);
        const {
          verdict,
          scenario: name,
          strategy,
          findings,
          interactions,
          outcomes,
          messages,
          notes,
        } = await replayToken(scenario, token, {
          sources: hash,
          code: options.code,
        });
        const document = { verdict, scenario: name, strategy: strategy ?? null, findings, interactions, outcomes };
        if (lanes) print((await failureLanes(scenario, token, options)).text);
        else if (json) printJson({ ...document, messages: messages.map(traceDocument) });
        else {
          const picture = sequenceDiagram(messages, { colour, width: width(), longest, notes });
          print([picture, findingsText(findings, { colour }), `${verdictText(verdict)}  ${name}\n`].join('\n'));
        }
        process.exitCode = exitCodeOf([verdict]);
      },
    );
