import { Command } from 'commander';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { print, printJson } from '../process/print.ts';
import { makeProject } from './new/make-project.ts';
import type { NewDocument } from './output/documents.ts';
import { exampleNames } from './new/own-package.ts';

interface NewOptions {
  readonly from: string;
  readonly json?: boolean;
}

/** `routeproof new NAME`: makes a folder from an example, that runs at once. */
export const newProject = (): Command =>
  new Command('new')
    .description('Makes a folder from an example: strategy, scenario and test, ready to run.')
    .argument('<NAME>', 'the folder, and the name of its package')
    .option('--from <EXAMPLE>', 'the example it begins as', '01-longest-ready')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText(
      'after',
      () =>
        `\nExamples to begin as:\n${exampleNames()
          .map((name) => `  ${name}\n`)
          .join('')}`,
    )
    .addHelpText('after', 'Example:\n  routeproof new my-routing --from 02-stop-on-condition')
    .action((name: string, { from, json }: NewOptions) => {
      const example = exampleMeant(from);
      const { files, start } = makeProject(name, example);
      if (json) printJson({ folder: name, example, files } satisfies NewDocument);
      else print(`${name} is made from the example ${example}. Go on with:\n\n${nextSteps(name, start)}`);
    });

const nextSteps = (name: string, start: string): string =>
  [`cd ${name}`, 'npm install', `npx ${start}`, 'npm test'].map((line) => `  ${line}\n`).join('');

/** `02-stop-on-condition`, `stop-on-condition` and `02` mean the same. */
const exampleMeant = (given: string): string => {
  const names = exampleNames();
  const meant = names.find((name) => name === given || name.slice(3) === given || name.slice(0, 2) === given);
  if (meant === undefined) throw errors.unknownExample(given, names, nearestName(given, names));
  return meant;
};
