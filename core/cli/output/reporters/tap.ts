import { stringify } from 'yaml';
import { visible, visibleLines } from '../../../kernel/visible.ts';
import { countsOf } from './counts.ts';
import { endOf, remarksOf, type Remark } from './remarks.ts';
import type { PlayedCase } from './played-case.ts';
import type { Report, Reporter } from './report.ts';

/** TAP 14, with a block of YAML below each case of which there is something to tell. */
export const tap: Reporter = (report) => {
  const remarks = remarksOf(report);
  return [
    'TAP version 14',
    `1..${report.cases.length}`,
    ...report.cases.flatMap((each, index) => linesOf(each, index + 1, remarks.get(each)!, report)),
    `# ${described(`${report.command}, ${countsOf(report)}`)}`,
  ].join('\n');
};

function linesOf(one: PlayedCase, number: number, remarks: readonly Remark[], report: Report): readonly string[] {
  const end = endOf(one, report);
  const skip = end === 'skipped' ? ' # SKIP neither a strategy nor a scenario' : '';
  const line = `${end === 'passed' || end === 'skipped' ? 'ok' : 'not ok'} ${number} - ${described(one.name)}${skip}`;
  if (remarks.length === 0 || end === 'skipped') return [line];
  const block = stringify({ verdict: one.verdict, ...one.counts, findings: remarks.map(findingOf) }, { lineWidth: 0 });
  return [line, ...['---', ...block.trimEnd().split('\n'), '...'].map((each) => `  ${each}`)];
}

const findingOf = ({ kind, code, level, sentence, place, of, fingerprint }: Remark): object => ({
  kind: visible(kind),
  ...(code !== undefined && { code }),
  severity: level,
  message: visibleLines(sentence),
  ...(place && { at: { ...place, file: visible(place.file), path: undefined } }),
  ...(of?.replay !== undefined && { replay: visible(of.replay) }),
  fingerprint,
});

/** A `#` would begin a directive. */
const described = (text: string): string => visible(text).replaceAll(/[\\#]/g, String.raw`\$&`);
