import { Command } from 'commander';
import { substitutions } from 'routeproof/plugins';
import { referenceJson } from '../report/reference/reference-json.ts';
import { referenceMarkdown } from '../report/reference/reference-markdown.ts';
import { print, printJson } from '../process/print.ts';

/** `routeproof reference`: prints what the tables of the protocols say. */
export const reference = (): Command =>
  new Command('reference')
    .description('Prints the messages, states, errors and options of the protocols, as Markdown.')
    .option('--json', 'print one JSON document instead')
    .addHelpText('after', '\nExample:\n  routeproof reference > reference.md')
    .action(({ json }: { readonly json?: boolean }) => {
      if (json) printJson(referenceJson(substitutions));
      else print(referenceMarkdown(substitutions));
    });
