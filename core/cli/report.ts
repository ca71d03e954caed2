import { Command } from 'commander';
import { print } from '../process/print.ts';
import { htmlOut } from './output/html-out.ts';
import { keptTests } from './output/kept-tests.ts';
import { playedInWords, testsPage } from './output/tests-page.ts';

interface Asked {
  readonly html: string;
  readonly force?: boolean;
}

/** `routeproof report FOLDER --html FILE`: one page of what the tests of a whole test run have played. */
export const report = (): Command =>
  new Command('report')
    .description('Makes one page of what the tests of a whole test run have played.')
    .argument('<FOLDERS...>', 'folders that ROUTEPROOF_REPORT named while tests ran, or files of them')
    .requiredOption('--html <FILE>', 'the page to write, which any browser opens')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof report report/ --html report.html\n\nafter `ROUTEPROOF_REPORT=report npm test`, which writes there.\n\nExit: 0, or 3 where a file could not be read or written.',
    )
    .action((folders: readonly string[], { html, force }: Asked) => {
      const page = htmlOut(html, force);
      const shown = testsPage(keptTests(folders));
      print(`${playedInWords(shown)}\n${shown.notes.map((note) => `${note}\n`).join('')}`);
      page(playedInWords(shown), shown.parts, folders, shown.notes);
    });
