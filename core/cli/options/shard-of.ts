import { InvalidArgumentError } from 'commander';
import { bounds } from './bounds.ts';

/** Which share of the work a machine of a fleet does, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads the option `--shard 2/3`. */
export const shardOf = (text: string): Shard => {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  const [least, most] = bounds.shard;
  if (index === undefined || of === undefined || index < least || index > of || of > most)
    throw new InvalidArgumentError(`It must say which of how many, such as '2/3', of ${most} at most`);
  return { index, of };
};
