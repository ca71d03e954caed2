import { isFailure, type Finding } from '../contract/finding.ts';
import type { KeepForReport } from '../process/kept/report-keeper.ts';
import { runShown } from '../report/run-shown.ts';
import { timeText } from '../report/time-text.ts';
import { countOf } from '../kernel/count-of.ts';

/** Keeps a run that a test has played for a report of all tests. */
export function keepRun(keep: KeepForReport | undefined, played: Parameters<typeof runShown>[0]): void {
  const { verdict, scenario, findings, messages, duration } = played;
  const length = `${countOf(messages.length, 'message')} in ${timeText(duration)}`;
  keep?.(
    { scenario, verdict, sentence: [length, ...findings.filter(isFailure).map(inShort)].join('; ') },
    { kind: 'run', ...runShown(played) },
  );
}

/** A sentence may be a drawing. */
const inShort = ({ kind, sentence }: Finding): string => `${kind}: ${sentence.split('\n', 1)[0]!.slice(0, 300)}`;
