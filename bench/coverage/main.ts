import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { queueingModels } from 'routeproof/plugins';
import { coverageOfBench } from './bench-coverage.ts';
import { coverageOfQueue, type Coverage } from './coverage.ts';
import { methods, printed } from './methods.ts';
import { coverageOfPairs } from './paired-coverage.ts';
import { plainQueues } from './plain-queues.ts';

/** One queue at one length. */
interface Job {
  readonly queue: string;
  readonly replications: number;
  readonly customers: number;
}

interface Asked {
  readonly jobs: readonly Job[];
  readonly seeds: number;
  readonly alternatives: boolean;
  readonly pairs: boolean;
  readonly bench: boolean;
  readonly json: boolean;
}

async function main(args: readonly string[]): Promise<void> {
  const asked = askedFor(args);
  if (asked.json && asked.jobs.length === 1) {
    process.stdout.write(JSON.stringify(await done(asked.jobs[0]!, asked)));
    return;
  }
  const left = [...asked.jobs];
  const found = new Map<Job, readonly Coverage[]>();
  const take = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) {
      found.set(job, await elsewhere(job, asked));
      if (!asked.json) process.stdout.write(tableOf(job, found.get(job)!));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  if (asked.json) process.stdout.write(JSON.stringify(asked.jobs.map((job) => ({ ...job, measures: found.get(job) }))));
}

function askedFor(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '400' },
      length: { type: 'string', default: '5x200,20x300,20x1500' },
      queue: { type: 'string' },
      alternatives: { type: 'boolean', default: false },
      pairs: { type: 'boolean', default: false },
      bench: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { alternatives, pairs, bench, json, queue: only } = values;
  const names = namesOf(bench).filter((name) => only === undefined || name === only);
  if (names.length === 0) throw new Error(`There is no queue '${only}'. Use one of: ${namesOf(bench).join('; ')}.`);
  const jobs = values.length.split(',').flatMap((length) => {
    const [replications, customers] = length.split('x').map(Number);
    if (!(replications! >= 2 && customers! >= 1)) throw new Error(`A length is written 20x1500, not '${length}'.`);
    return names.map((queue) => ({ queue, replications: replications!, customers: customers! }));
  });
  return { jobs, seeds: Number(values.seeds), alternatives, pairs, bench, json };
}

const namesOf = (bench: boolean): readonly string[] =>
  bench ? queueingModels.map(({ id }) => id) : plainQueues.map((queue) => queue(1).name);

async function done({ queue, replications, customers }: Job, asked: Asked): Promise<readonly Coverage[]> {
  const { seeds, alternatives, pairs, bench } = asked;
  if (bench) {
    const model = queueingModels.find(({ id }) => id === queue)!;
    return coverageOfBench(model, { customers, replications, seeds });
  }
  const plain = plainQueues.map((each) => each(customers)).find(({ name }) => name === queue)!;
  if (pairs) return coverageOfPairs(plain, { replications, seeds });
  return coverageOfQueue(plain, { replications, seeds, methods: alternatives ? methods : { printed } });
}

/** In a process of its own, so that every core has one. */
async function elsewhere({ queue, replications, customers }: Job, asked: Asked): Promise<readonly Coverage[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...[fileURLToPath(import.meta.url), '--json', '--queue', queue, '--length', `${replications}x${customers}`],
      ...['--seeds', String(asked.seeds)],
      ...(asked.alternatives ? ['--alternatives'] : []),
      ...(asked.pairs ? ['--pairs'] : []),
      ...(asked.bench ? ['--bench'] : []),
    ],
    { maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout) as readonly Coverage[];
}

function tableOf({ queue, replications, customers }: Job, rows: readonly Coverage[]): string {
  const lines = [
    `${queue}, ${replications} replications of ${customers} customers`,
    `  ${'measure'.padEnd(28)}${'method'.padEnd(15)}     truth  holds  below  above   both    half      bias`,
    ...rows.map(({ measure, method, truth, holds, below, above, bothEnds, width, bias }) => {
      const shares = [holds, below, above, bothEnds].map((share) => share.toFixed(1).padStart(7)).join('');
      const parts = [width, bias].map((part) => `${(100 * (part ?? NaN)).toFixed(1)} %`.padStart(10)).join('');
      return `  ${measure.padEnd(28)}${method.padEnd(15)}${truth.toPrecision(4).padStart(10)}${shares}${parts}`;
    }),
  ];
  return `${lines.join('\n')}\n\n`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
