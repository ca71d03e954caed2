import { Command, Option } from 'commander';
import { mergeExplorations } from '../explore/subtrees/merge-explorations.ts';
import type { SearchShard } from '../explore/subtrees/search-shard.ts';
import { errors } from '../kernel/errors.ts';
import { wholeSimulation } from '../simulate/simulation-shard.ts';
import { withShown, withUnrepeatable, type SearchShardDocument } from './output/search-document.ts';
import { htmlOut } from './output/html-out.ts';
import { searchPart } from './output/search-part.ts';
import { asItWas } from './output/as-it-was.ts';
import { searchReport } from './output/search-report.ts';
import { fittingShards, readShard } from './output/shard-file.ts';
import { simulationReport, type SimulationsDone } from './output/simulation-report.ts';
import type { SimulationShardDocument } from './simulate.ts';

interface Options {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly html?: string;
  readonly force?: boolean;
}

/** `routeproof merge FILE…`: puts the parts of a fleet together to what one machine would have printed. */
export const merge = (): Command =>
  new Command('merge')
    .description('Puts together what `simulate --shard` or `explore --shard` printed on several machines.')
    .argument('<FILES...>', 'all parts of one simulation or of one search')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--csv', 'print CSV: a line for each measure of each part').conflicts('json'))
    .option('--html <FILE>', 'write a report in one file, which any browser opens')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof merge shard-1.json shard-2.json shard-3.json\n\nExit: as the command would whose shards they are; 3 where they do not fit.',
    )
    .action((files: readonly string[], options: Options) => {
      const page = htmlOut(options.html, options.force);
      const parts = fittingShards(files.map(readShard));
      if (parts.some(({ part }) => part === 'simulation'))
        return page(
          files.join(', '),
          [simulationReport(wholeOf(parts as readonly SimulationShardDocument[]), options)],
          files,
        );
      if (options.csv) throw errors.badCommand('routeproof merge', '--csv is for simulations');
      const searches = parts as readonly SearchShardDocument[];
      const explored = mergeExplorations(searches.map(({ search }) => unbounded(search)));
      const unrepeatable = searches.find((each) => each.unrepeatable)?.unrepeatable;
      const shown = withUnrepeatable(withShown(explored, searches), unrepeatable);
      const { file } = searches[0]!;
      searchReport(shown, file, {
        ...options,
        addCoverage: (coverage) => coverage,
        checked: {
          played: searches.reduce((sum, { checked }) => sum + checked.played, 0),
          of: searches.reduce((sum, { checked }) => sum + checked.of, 0),
        },
      });
      page(file, [searchPart(file, { shown, counterexamples: shown.failures.map(asItWas), loaded: [] })], files);
    });

/** JSON has no number without end, which a race window may be. */
const unbounded = ({ setUp, ...found }: SearchShard): SearchShard => ({
  ...found,
  setUp: { ...setUp, window: (setUp.window as number | null) ?? Infinity },
});

function wholeOf(shards: readonly SimulationShardDocument[]): SimulationsDone {
  const [first] = shards as readonly [SimulationShardDocument];
  const { pairs, goal, by } = first;
  const asked = JSON.stringify([pairs, goal, by, first.parts.map(({ name }) => name)]);
  for (const each of shards)
    if (JSON.stringify([each.pairs, each.goal, each.by, each.parts.map(({ name }) => name)]) !== asked)
      throw errors.shardsDoNotFit('they were made with different options');
  const parts = first.parts.map(({ name }, index) => ({
    name,
    part: wholeSimulation(shards.map((shard) => shard.parts[index]!.part)),
  }));
  return { parts, pairs, goal, by };
}
