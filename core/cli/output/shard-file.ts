import * as v from 'valibot';
import { digestOf } from '../../kernel/digest-of.ts';
import { errors } from '../../kernel/errors.ts';
import { jsonFile } from '../../kernel/json-file.ts';
import { packageVersion } from '../../kernel/package-version.ts';
import { checkIsReadable } from '../../process/check-is-file.ts';
import { printJson } from '../../process/print.ts';
import { bounds, type Shard } from '../options/bounds.ts';

/** What every document of a shard says of itself, beside what it found out. */
export interface ShardHead {
  readonly part: 'simulation' | 'search';
  readonly shard: Shard;
  /** Hashes of the files of the author's. */
  readonly sources: readonly string[];
}

/** A part that was read, and where. */
export interface ShardFile<Part extends ShardHead> {
  readonly file: string;
  readonly part: Part;
}

const number = v.pipe(v.number(), v.integer(), v.minValue(bounds.shard[0]), v.maxValue(bounds.shard[1]));
const head = v.object({
  routeproof: v.string(),
  digest: v.string(),
  part: v.picklist(['simulation', 'search']),
  shard: v.object({ index: number, of: number }),
  sources: v.array(v.string()),
});

/** Prints the document of a shard, sealed: by its digest it is known whether it came whole, and as it was. */
export function printShard(part: ShardHead): void {
  const sealed = { routeproof: packageVersion(), ...part };
  printJson({ digest: digestOf(sealed), ...sealed });
}

/** Reads a document that a shard printed; refuses one that was changed, or comes from another version. */
export function readShard(file: string): ShardFile<ShardHead> {
  checkIsReadable(file);
  const document = jsonFile(file, errors.notAShard);
  if (typeof document !== 'object' || document === null || !('part' in document))
    throw errors.notAShard(file, 'it was not printed with `--shard`');
  const { success, output, issues } = v.safeParse(head, document);
  if (!success) throw errors.notAShard(file, `\`${v.getDotPath(issues[0]) ?? 'the document'}\` is not as expected`);
  const { routeproof, digest } = output;
  if (routeproof !== packageVersion())
    throw errors.notAShard(file, `it comes from routeproof ${routeproof}, and this is ${packageVersion()}`);
  const { digest: _digest, ...sealed } = document as ShardHead & { readonly digest: string };
  if (digestOf(sealed) !== digest) throw errors.notAShard(file, 'it was changed after it was printed');
  return { file, part: sealed };
}

/** Each part of one whole, once, in their order; says which is missing, there twice, or of something else. */
export function fittingShards<Part extends ShardHead>(parts: readonly ShardFile<Part>[]): readonly Part[] {
  const [first] = parts as readonly [ShardFile<Part>];
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

function differenceOf(first: ShardHead, other: ShardHead): string | undefined {
  if (first.part !== other.part) return `another kind (a ${other.part}, not a ${first.part})`;
  if (first.shard.of !== other.shard.of) return `another division (into ${other.shard.of}, not ${first.shard.of})`;
  return JSON.stringify(first.sources) === JSON.stringify(other.sources) ? undefined : 'other sources';
}
