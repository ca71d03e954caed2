import type { Played } from '../bench/play.ts';
import type { Finding } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import { heldAtEnd } from './held-at-end.ts';
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
    count: 1,
  }));
}
