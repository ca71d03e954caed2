import * as v from 'valibot';
import { errors } from '../../kernel/errors.ts';
import { jsonFile } from '../../kernel/json-file.ts';
import { packageVersion } from '../../kernel/package-version.ts';
import type { Coverage } from '../../report/coverage.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  routeproof: v.string(),
  runs: count,
  pairs: v.array(
    v.object({ receiver: v.string(), events: v.tuple([v.string(), v.string()]), orders: v.tuple([count, count]) }),
  ),
  rows: v.array(
    v.object({
      table: v.picklist(['agent', 'interaction', 'medium', 'request']),
      state: v.string(),
      event: v.string(),
      times: count,
      refused: count,
    }),
  ),
  answers: v.array(v.object({ question: v.string(), answer: v.string(), times: count })),
  rules: v.exactOptional(
    v.array(
      v.object({
        ...{ table: v.string(), digest: v.string(), runs: count, asked: count },
        none: v.object({ times: count, runs: count }),
        fired: v.array(v.object({ row: count, line: count, times: count, runs: count })),
        never: v.array(count),
      }),
    ),
  ),
});

/** What `coverage --json` prints, and a file of `--coverage FILE` has. */
export interface CoverageDocument extends Coverage {
  /** The version of the package: another one has other tables. */
  readonly routeproof: string;
}

/** Coverage as a document: with the version of the package, because another one has other tables. */
export const coverageDocument = (coverage: Coverage): CoverageDocument => ({
  routeproof: packageVersion(),
  ...coverage,
});

/** The document as a file has it: one line for each thing that is counted, so that two files can be compared. */
export const coverageText = (coverage: Coverage): string => {
  const entries = Object.entries(coverageDocument(coverage)).map(([key, value]) => {
    const lines = Array.isArray(value) ? value.map((each) => `\n    ${JSON.stringify(each)}`) : [];
    const text = Array.isArray(value) ? `[${lines.join(',')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
};

/** Reads what `coverageText` wrote. Throws for anything else, and for what another version has measured. */
export function readCoverage(file: string): Coverage {
  const { routeproof, ...coverage } = checked(file, jsonFile(file, errors.coverageUnreadable));
  if (routeproof !== packageVersion()) throw errors.coverageOfOtherVersion(file, routeproof, packageVersion());
  return coverage;
}

function checked(file: string, document: unknown): v.InferOutput<typeof schema> {
  const { success, output, issues } = v.safeParse(schema, document);
  if (success) return output;
  const [issue] = issues;
  throw errors.coverageUnreadable(file, `\`${v.getDotPath(issue) ?? 'the document'}\` is not as expected`);
}
