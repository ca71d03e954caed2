import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { digestOf } from '../../kernel/digest-of.ts';
import { errors } from '../../kernel/errors.ts';
import { jsonFile } from '../../kernel/json-file.ts';
import { packageVersion } from '../../kernel/package-version.ts';
import { checkIsReadable } from '../../process/check-is-file.ts';
import { unfinished, type KeptTests } from '../../process/kept/report-keeper.ts';

const schema = v.object({
  ...{ digest: v.string(), routeproof: v.string() },
  tests: v.array(v.object({ where: v.string(), verdict: v.string() })),
  more: v.record(v.string(), v.number()),
});

/** What the processes of a test run have left in folders, in the order of the author's lines. */
export const keptTests = (folders: readonly string[]): readonly KeptTests[] => {
  const all = folders.flatMap(filesIn).map(readTests);
  // Which of two processes wrote first is nothing that anybody should see.
  return all.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
};

const filesIn = (folder: string): readonly string[] => {
  if (!existsSync(folder)) throw errors.fileMissing(folder);
  if (!statSync(folder).isDirectory()) return [folder];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') || isUnfinished(name));
  if (files.length === 0) throw errors.notOfTests(folder, 'the folder has no .json file');
  return files.toSorted().map((name) => join(folder, name));
};

const isUnfinished = (name: string): boolean => name.endsWith(`.${unfinished}`);

/** Of a process that was ended nobody knows what it had played. */
const endedProcess = (where: string): KeptTests => {
  const sentence = `The process that played tests of ${where} was ended before it could write what it had played: by AVA, by a time-out, or by code that never came back. Nothing of it is here.`;
  return { tests: [{ where, scenario: '', verdict: 'could not run', sentence }], more: {} };
};

function readTests(file: string): KeptTests {
  checkIsReadable(file);
  if (isUnfinished(file)) return endedProcess(readFileSync(file, 'utf8').trim());
  const document = jsonFile(file, errors.notOfTests);
  const { success, output, issues } = v.safeParse(schema, document);
  if (!success) throw errors.notOfTests(file, `\`${v.getDotPath(issues[0]) ?? 'the document'}\` is not as expected`);
  const { digest, routeproof } = output;
  if (routeproof !== packageVersion())
    throw errors.notOfTests(file, `it comes from routeproof ${routeproof}, and this is ${packageVersion()}`);
  const { digest: _digest, ...sealed } = document as KeptTests & { readonly digest: string };
  if (digestOf(sealed) !== digest) throw errors.notOfTests(file, 'it was changed after it was written');
  return sealed;
}

const placeOf = (kept: KeptTests): string => `${kept.tests[0]?.where ?? ''} ${digestOf(kept)}`;

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
