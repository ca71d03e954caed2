import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { errors } from '../kernel/errors.ts';
import type { Coverage } from '../report/coverage.ts';
import { gapsText } from '../report/gaps-text.ts';
import { coverageDocument, readCoverage } from '../explore/coverage/coverage-document.ts';
import { mergeCoverage } from '../explore/coverage/merge-coverage.ts';
import { checkIsReadable } from '../process/check-is-file.ts';
import { htmlOut } from './output/html-out.ts';
import { colour, print, printJson } from '../process/print.ts';

interface Asked {
  readonly json?: boolean;
  readonly html?: string;
  readonly force?: boolean;
}

/** `routeproof coverage FILE…`: adds up what runs and tests have shown, and prints what never came. */
export const coverage = (): Command =>
  new Command('coverage')
    .description('Adds up what runs and tests have shown, and prints what never came.')
    .argument('<FILES...>', 'files of `--coverage FILE`, or folders with what tests have written')
    .option('--json', 'print one JSON document and nothing else')
    .option('--html <FILE>', 'write a report in one file, which any browser opens')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof coverage coverage/\n\nafter `ROUTEPROOF_COVERAGE=coverage npm test`, which writes there.\n\nExit: 0, or 3 where a file could not be read.',
    )
    .action((places: readonly string[], { json, html, force }: Asked) => {
      const page = htmlOut(html, force);
      const sum = mergeCoverage(places.flatMap(filesIn).map(coverageIn));
      if (json) printJson(coverageDocument(sum));
      else print(gapsText(sum, { colour }));
      page('Coverage', [{ kind: 'coverage', name: places.join(', '), coverage: sum }], places);
    });

const coverageIn = (file: string): Coverage => {
  checkIsReadable(file);
  return readCoverage(file);
};

/** A file, or those of a folder. */
const filesIn = (place: string): readonly string[] => {
  if (!existsSync(place)) throw errors.fileMissing(place);
  if (!statSync(place).isDirectory()) return [place];
  const files = readdirSync(place).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw errors.coverageUnreadable(place, 'the folder has no .json file');
  return files.toSorted().map((name) => join(place, name));
};
