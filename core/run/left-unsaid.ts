import type { Played } from '../bench/play-once.ts';
import type { Finding, Reported } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import { definedAt } from '../contract/strategy.ts';
import { streamsOf } from '../contract/traffic.ts';
import { verdictOn } from '../contract/verdict.ts';
import { timeInWords } from '../kernel/time.ts';
import { mediaApart } from './media-apart.ts';
import { strategiesUnasked } from './strategies-unasked.ts';

/** What is to be said of a run that was played alone, when it has ended; `line` is where its scenario was defined. */
export function leftUnsaid(played: Played, scenario: Scenario, line: string | undefined): readonly Finding[] {
  if (played.verdict === 'inconclusive') return [];
  const reported = [
    ...strategiesUnasked(played, scenario),
    ...mediaApart(played, scenario),
    ...heldAtEnd(played, scenario),
  ];
  return reported.map(({ severity = 'warning', where = line, ...rest }) => ({
    ...rest,
    severity,
    ...(where !== undefined && { where }),
    at: played.duration,
    after: played.messages.length,
    count: 1,
  }));
}

/** The same run with what was found beside it: a limit that it reached stays its verdict. */
export const withFindings = (played: Played, more: readonly Finding[]): Played => {
  const { verdict } = played;
  const findings = [...played.findings, ...more];
  return { ...played, findings, verdict: verdict === 'inconclusive' ? verdict : verdictOn(findings) };
};

/** Strategies that still held interactions when `until` ended the run: nobody knows how their paths end. */
function heldAtEnd({ interactions, findings, duration }: Played, scenario: Scenario): readonly Reported[] {
  const { until, strategy, centre: { queues = [] } = {} } = scenario;
  // What waits when all is quiet is told as a path without end.
  if (duration !== until || streamsOf(scenario.load?.traffic).length > 0) return [];
  if (findings.some(({ kind }) => kind === 'path-without-end')) return [];
  const held = interactions.filter((each) => each.strategy !== undefined);
  const strategies = [strategy, ...queues.map((queue) => queue.strategy)];
  return [...new Set(held.map((each) => each.strategy!))].map((name) => {
    const own = held.filter((each) => each.strategy === name);
    const where = definedAt(strategies.find((each) => each?.name === name) ?? undefined);
    return { ...found.endedByUntil(name, own.length, timeInWords(duration)), interaction: own[0]!.id, where };
  });
}
