import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { busByInteraction } from './bus-by-interaction.ts';
import { busByType } from './bus-by-type.ts';
import { exploration } from './explore.ts';
import { reach } from './reach.ts';
import { start } from './start.ts';
import { headingOf, oursIs, tableOf } from './table.ts';
import { timers } from './timers.ts';
import { traffic } from './traffic.ts';
import type { Comparison, Pace, Workload } from './workload.ts';

const all: readonly Workload[] = [busByType, busByInteraction, timers, traffic, exploration, start, reach];
const host = { node: process.version, platform: `${process.platform} ${process.arch}`, cpus: availableParallelism() };

function main(args: readonly string[]): void {
  const { json, quick, only } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  }).values;
  const workloads = chosen(only);
  if (json) process.stdout.write(`${JSON.stringify(documentOf(workloads, { quick }), null, 2)}\n`);
  else printTables(workloads, { quick });
}

function chosen(only: string | undefined): readonly Workload[] {
  if (only === undefined) return all;
  return only.split(',').map((id) => {
    const workload = all.find((each) => each.id === id.trim().toUpperCase());
    if (workload) return workload;
    throw new Error(`There is no workload '${id}'. Use some of ${all.map((each) => each.id).join(',')}.`);
  });
}

function printTables(workloads: readonly Workload[], pace: Pace): void {
  console.log(
    `Node ${host.node}, ${host.platform}, ${host.cpus} CPUs${pace.quick ? '; quick: no figure counts' : ''}\n`,
  );
  for (const workload of workloads) {
    console.log(headingOf(workload));
    for (const comparison of comparisonsOf(workload, pace)) console.log(tableOf(comparison));
  }
}

const documentOf = (workloads: readonly Workload[], pace: Pace): object => ({
  ...host,
  ...pace,
  workloads: workloads.map((workload) => ({
    id: workload.id,
    title: workload.title,
    comparisons: [...comparisonsOf(workload, pace)].map(comparisonOf),
  })),
});

/** A quick look says nothing about goals. */
function* comparisonsOf({ compare }: Workload, pace: Pace): Iterable<Comparison> {
  for (const comparison of compare(pace)) yield pace.quick ? { ...comparison, goal: undefined } : comparison;
}

const comparisonOf = ({ readings, ...others }: Comparison): object => ({
  ...others,
  readings: readings.map((reading) => ({ ...reading, oursIs: oursIs(reading, readings) })),
});

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
