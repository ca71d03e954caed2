import { errors } from '../kernel/errors.ts';
import { jsonFile } from '../kernel/json-file.ts';
import type { Shard } from './shard-of.ts';

/** What every document of a shard says of itself, beside what it found out. */
export interface PartHead {
  readonly part: 'simulation' | 'search';
  readonly shard: Shard;
  /** Hashes of the files of the author's. */
  readonly sources: readonly string[];
}

/** A part that was read, and where. */
export interface PartFile<Part extends PartHead> {
  readonly file: string;
  readonly part: Part;
}

/** Reads a document that a shard printed. */
export function readPart(file: string): PartFile<PartHead> {
  const part = jsonFile(file, errors.notAPart);
  if (!isPart(part)) throw errors.notAPart(file, 'it was not printed with `--shard`');
  return { file, part };
}

/** Each part of one whole, once, in their order; says which is missing, there twice, or of something else. */
export function fittingParts<Part extends PartHead>(parts: readonly PartFile<Part>[]): readonly Part[] {
  const [first] = parts as readonly [PartFile<Part>];
  for (const { file, part } of parts) {
    const differs = differenceOf(first.part, part);
    if (differs !== undefined) throw errors.shardsDoNotFit(`'${file}' is of ${differs} than '${first.file}'`);
  }
  return Array.from({ length: first.part.shard.of }, (_, index) => {
    const [found, again] = parts.filter(({ part }) => part.shard.index === index + 1);
    const name = `part ${index + 1} of ${first.part.shard.of}`;
    if (found === undefined) throw errors.shardsDoNotFit(`${name} is missing`);
    if (again !== undefined) throw errors.shardsDoNotFit(`'${found.file}' and '${again.file}' are both ${name}`);
    return found.part;
  });
}

function differenceOf(first: PartHead, other: PartHead): string | undefined {
  if (first.part !== other.part) return `another kind (a ${other.part}, not a ${first.part})`;
  if (first.shard.of !== other.shard.of) return `another division (into ${other.shard.of}, not ${first.shard.of})`;
  return JSON.stringify(first.sources) === JSON.stringify(other.sources) ? undefined : 'other sources';
}

const isPart = (document: unknown): document is PartHead =>
  typeof document === 'object' &&
  document !== null &&
  'part' in document &&
  (document.part === 'simulation' || document.part === 'search') &&
  'shard' in document &&
  'sources' in document;
