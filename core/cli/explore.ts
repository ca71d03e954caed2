import { Command, Option } from 'commander';
import { figure, pulse } from '../process/threads/pulse.ts';
import { withInterrupt } from '../process/with-interrupt.ts';
import { filesMeant, type FileMeant } from './many/files-meant.ts';
import { bounded, shardOf } from './options/bounds.ts';
import { reporterOption, type ReporterAsked } from './options/reporter-option.ts';
import { stepTimeOption } from './options/step-time-option.ts';
import type { CoverageOption } from './output/coverage-out.ts';
import { exploreFiles } from './output/explore-files.ts';
import { reportOut } from './output/report-out.ts';
import { searchCase } from './output/reporters/search-case.ts';
import { searchShardDocument, withoutSample } from './output/search-document.ts';
import { htmlOut, toldOnPage } from './output/html-out.ts';
import { searchPart } from './output/search-part.ts';
import { drawnAs, type PicturesAsked } from './output/pictures-out.ts';
import { searchReport } from './output/search-report.ts';
import { printShard } from './output/shard-file.ts';
import { searchInThread } from './workers/search-in-thread.ts';
import type { SearchAsked } from './workers/search-task.ts';

interface Asked extends Omit<SearchAsked, 'coverage' | 'patience'>, PicturesAsked {
  readonly json?: boolean;
  readonly save?: string;
  readonly force?: boolean;
  readonly coverage?: CoverageOption;
  readonly reporter?: readonly ReporterAsked[];
  readonly html?: string;
}

/** `routeproof explore FILES…`: plays a strategy or a scenario in every order that can matter. */
export const explore = (): Command =>
  new Command('explore')
    .description('Plays a strategy or a scenario in every order that can matter.')
    .argument(
      '<FILES...>',
      'TypeScript or JavaScript that exports a strategy or a scenario by default, or folders of it',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option(
      '--window <MS>',
      'by how many milliseconds an event may be late (default: as the scenario says, or 1000)',
      bounded('window'),
    )
    .option('--runs <N>', 'play so many runs of the search at most (default: 1000000)', bounded('runs'))
    .option('--steps <N>', 'take so many steps at most, in all these runs together', bounded('steps'))
    .option('--time <SECONDS>', 'search for so long at most, and end all with it', bounded('time'))
    .option(
      '--failures <N>',
      'look for so many things to mend, beside those of the ordinary run (default: 1)',
      bounded('failures'),
    )
    .option('--random <N>', 'play so many runs by chance in place of the search', bounded('random'))
    .option('--no-chance', 'play no runs by chance between those of the search, which find what lies deep')
    .option('--seed <N>', 'seed of all chance (default: 1)', bounded('seed'))
    .option('--no-reduction', 'play every order, also those that nobody can tell apart')
    .option('--opening', 'let registration and login race, too')
    .option(
      '--shrink <N>',
      'make each counterexample smaller in so many runs at most (default: 5000)',
      bounded('shrink'),
    )
    .option('--save <FILE>', 'write the shortest counterexample as a test that fails until it is mended')
    .addOption(drawnAs('svg'))
    .addOption(drawnAs('mermaid'))
    .addOption(drawnAs('plantuml'))
    .option('--coverage [FILE]', 'print which orders and rows of the tables never came, and add it to a file')
    .addOption(new Option('--html <FILE>', 'write a report in one file, which any browser opens').conflicts('shard'))
    .option('--force', 'overwrite files that are not from here; your sources never')
    .option(
      '--workers <N>',
      'threads (default: as many as there are cores, one with --runs or --steps)',
      bounded('workers'),
    )
    .addOption(reporterOption())
    .addOption(
      new Option('--shard <I/N>', 'only every n-th part of the search, for `routeproof merge`')
        .argParser(shardOf)
        .conflicts(['save', 'reporter', 'svg', 'mermaid', 'plantuml']),
    )
    .addOption(stepTimeOption())
    .addHelpText(
      'after',
      '\nExample:\n  routeproof explore scenario.ts --window 2000\n  routeproof explore strategies/ --time 60 --reporter sarif=races.sarif\n\nExit: 0 proved, 1 violated, 2 bounded, 3 could not run.',
    )
    .action(explored);

async function explored(places: readonly string[], asked: Asked): Promise<void> {
  const meant = filesMeant(places);
  if (!meant.isOne) return (await import('./many/search-files.ts')).searchFiles(meant.files, asked);
  const [{ file }] = meant.files as [FileMeant];
  const files = exploreFiles(asked);
  const page = htmlOut(asked.html, asked.force);
  const report = await reportOut('routeproof explore', asked);
  const searching = () =>
    withInterrupt(async (signal) => {
      const patience = pulse.figures[figure.patience]!;
      return searchInThread(
        file,
        { ...asked, coverage: asked.coverage !== undefined, isForPage: asked.html !== undefined, patience },
        signal,
      );
    });
  const searched = await toldOnPage(page, file, () => report.during(file, searching));
  const { search, checked, unrepeatable, found, shown, hash, exported, loaded } = searched;
  if (asked.shard !== undefined) {
    const head = { shard: asked.shard, sources: [hash], file };
    return printShard(
      searchShardDocument({ ...head, search: withoutSample(search), checked, unrepeatable }, found, shown),
    );
  }
  // Shown before anything is written: what cannot be written is not to keep it back.
  const { addCoverage, pictures } = files;
  searchReport(shown, file, { ...asked, addCoverage, checked, isReported: report.isPrinted, pictures });
  report.give([searchCase(file, shown)], loaded);
  files.write(file, { explored: shown, exported, loaded });
  page(file, [searchPart(file, searched)], loaded);
}
