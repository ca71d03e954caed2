import type { Subscription } from 'rxjs';
import type { Bench } from '../../bench/create-bench.ts';
import type { Finding } from '../../contract/finding.ts';
import { verdictOn, type Verdict } from '../../contract/verdict.ts';
import type { KeepForReport } from '../../process/kept/report-keeper.ts';
import { Outcomes } from '../../report/outcomes.ts';
import { traceLine } from '../../report/trace-line.ts';
import type { HistoryKeeper } from '../../run/history-keeper.ts';
import { keepRun } from '../../run/keep-run.ts';

/** What lanes said of a run: their verdict, and what was wrong with it, drawn. */
interface Judged {
  readonly verdict?: Verdict;
  readonly drawing?: string | undefined;
}

/** Keeps a run on a bench for a report of all tests, when it has ended. */
export type KeptForReport = (judged: Judged) => void;

/** Watches a bench before it runs; `probes` end with the run, so that nothing is left open. */
export function keptForReport(
  bench: Bench,
  {
    history,
    keep,
    probes,
    where,
  }: {
    readonly history: HistoryKeeper;
    readonly keep: KeepForReport;
    readonly probes: Subscription;
    readonly where: string | undefined;
  },
): KeptForReport {
  const outcomes = new Outcomes();
  probes.add(bench.bus.hear('messages', (message) => outcomes.delivered(message)));
  probes.add(bench.bus.hear('broken', () => outcomes.broken()));
  probes.add(bench.store.changes.subscribe((change) => outcomes.changed(change)));
  history.watch(bench);
  return ({ verdict, drawing }) => {
    const { scenario, trace, notes, clock } = bench;
    const at = clock.now();
    const parted: Finding[] =
      drawing === undefined ? [] : [{ kind: 'lanes', severity: 'failure', sentence: drawing, at, where, count: 1 }];
    const findings = [...bench.findings, ...parted];
    keepRun(keep, {
      ...{
        verdict: verdict ?? verdictOn(findings),
        scenario: scenario.name,
        strategy: scenario.strategy?.name,
        findings,
        notes,
      },
      ...{
        outcomes: outcomes.at(at),
        messages: trace.messages.map(traceLine),
        duration: at,
        history: history.history(),
      },
    });
  };
}
