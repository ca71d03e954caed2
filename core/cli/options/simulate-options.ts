import { Option, type Command } from 'commander';
import type { Precision } from '../../simulate/precision.ts';
import {
  addNamedRange,
  agentRange,
  bounded,
  precision,
  shardOf,
  thresholds,
  type Shard,
  type Swept,
} from './bounds.ts';
import { reporterOption, type ReporterAsked } from './reporter-option.ts';
import { repeatable } from './refuse.ts';

/** What `simulate` is asked for. */
export interface SimulateCommandOptions extends Swept {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly seed: number;
  readonly replications: number;
  readonly untilPrecise?: Precision;
  readonly most?: number;
  readonly within: Readonly<Record<string, number>>;
  readonly by: readonly string[];
  readonly warmUp?: number;
  readonly goal?: number;
  readonly staff?: boolean;
  readonly shard?: Shard;
  readonly workers?: number;
  readonly trace?: string;
  readonly html?: string;
  readonly force?: boolean;
  readonly reporter?: readonly ReporterAsked[];
}

/** Adds the options of `simulate`. */
export const simulateOptions = (command: Command): Command =>
  command
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--csv', 'print CSV: a line for each measure of each part').conflicts('json'))
    .option('--seed <N>', 'seed of all chance', bounded('seed'), 1)
    .option('--replications <N>', 'independent runs', bounded('replications'), 20)
    .option(
      '--until-precise <PERCENT>',
      "play on until half of the interval is no more: '2%' of the service level (in points), or 'averageSpeedOfAnswer=5%,serviceLevel=1%'",
      precision,
    )
    .option('--most <N>', 'the most replications with --until-precise (default: 1000)', bounded('replications'))
    .addOption(
      new Option(
        '--within <SECONDS>',
        "answered within this time counts for the service level; by medium: 'chat=30,email=14400'",
      )
        .argParser(thresholds)
        .default({ all: 20 }, '20'),
    )
    .addOption(splits())
    .option(
      '--warm-up <SECONDS>',
      'leave out the beginning (default: found by MSER-5 where rates are steady)',
      bounded('warm-up'),
    )
    .option('--agents <RANGE>', "so many agents, or each number of a range: '10..20'", agentRange)
    .addOption(parameters())
    .addOption(
      new Option('--staff', 'seek the least agents of each half-hour that reach the goal (default: 80)').conflicts([
        ...['agents', 'by', 'shard', 'trace', 'warmUp', 'untilPrecise', 'most', 'force', 'reporter', 'html'],
      ]),
    )
    .option('--goal <PERCENT>', 'say which simulation is the first to reach this service level', bounded('goal'))
    .addOption(
      new Option('--shard <I/N>', 'only every n-th replication, for `routeproof merge`')
        .argParser(shardOf)
        .conflicts(['json', 'csv', 'trace', 'untilPrecise', 'html']),
    )
    .option('--workers <N>', 'threads (default: as many as there are cores)', bounded('workers'))
    .addOption(reporterOption().conflicts(['csv', 'shard']))
    .option('--html <FILE>', 'write a report in one file, which any browser opens')
    .option('--trace <FILE>', 'write every message of a sample and of the worst waits')
    .option('--force', 'overwrite a file that is not from here; your sources never');

const parameters = (): Option =>
  givenAgain(
    new Option(
      '--set <NAME=RANGE>',
      "a parameter of the scenario's function: 'patience=10..60:10'; of several, each value with each",
    ).argParser(addNamedRange),
  );

const splits = (): Option =>
  givenAgain(
    new Option(
      '--by <SPLIT>',
      "split the results: stream, queue (in which it came), virtual-queue, medium, interval, agent, group, skill, a key of the user data ('user-data:queue' for one that is called so), or two with a comma; may be repeated",
    )
      .argParser((text: string, before: readonly string[]) => [...before, text])
      .default([], 'none'),
  );

function givenAgain(option: Option): Option {
  repeatable.add(option);
  return option;
}
