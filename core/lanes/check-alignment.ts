import { errors } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { ReadLane } from './read-lane.ts';

interface Column {
  readonly column: number;
  readonly at: Milliseconds;
  readonly label: string;
}

/** Makes sure that a picture does not lie: what stands in one column is at one time, and what stands right of it is not earlier. */
export function checkAlignment(lanes: readonly (ReadLane & { readonly label: string })[]): void {
  const columns: Column[] = lanes.flatMap(({ label, beats }) =>
    beats.flatMap(({ at, column, width }) =>
      Array.from({ length: width }, (_, offset) => ({ column: column + offset, at, label })),
    ),
  );
  columns.sort((one, other) => one.column - other.column);
  columns.reduce((before: Column | undefined, here) => {
    if (before !== undefined && (here.column === before.column ? here.at !== before.at : here.at < before.at))
      throw errors.lanesMisaligned([before.label, before.column, before.at], [here.label, here.column, here.at]);
    return here;
  }, undefined);
}
