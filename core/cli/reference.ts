import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { substitutions } from 'routeproof/plugins';
import { referenceJson } from '../report/reference/reference-json.ts';
import { referenceMarkdown } from '../report/reference/reference-markdown.ts';
import { packageRoot } from './new/own-package.ts';
import { print, printJson } from '../process/print.ts';

/** `routeproof reference`: prints what the tables of the protocols say. */
export const reference = (): Command =>
  new Command('reference')
    .description('Prints the messages, states, errors and options of the protocols, as Markdown.')
    .option('--json', 'print one JSON document instead')
    .addOption(
      new Option('--schema <COMMAND>', 'print the JSON schema of what a command prints with --json')
        .choices(documented())
        .conflicts('json'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  routeproof reference > reference.md\n  routeproof reference --schema run > run.schema.json',
    )
    .action(({ json, schema }: { readonly json?: boolean; readonly schema?: string }) => {
      if (schema !== undefined) print(readFileSync(join(schemas, `${schema}.json`), 'utf8'));
      else if (json) printJson(referenceJson(substitutions));
      else print(referenceMarkdown(substitutions));
    });

const schemas = join(packageRoot, 'docs/schemas');

/** Commands of which it is written down what they print with `--json`. */
const documented = (): readonly string[] =>
  readdirSync(schemas)
    .map((name) => name.replace(/\.json$/, ''))
    .toSorted();
