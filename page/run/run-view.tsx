import { useMemo } from 'preact/hooks';
import type { RunShown, SourceShown } from '../../core/page/page-document.ts';
import { visible } from '../../core/kernel/visible.ts';
import { timeText } from '../../core/report/time-text.ts';
import type { Address } from '../address.ts';
import { Findings } from '../parts/findings.tsx';
import { Outcomes } from './outcomes.tsx';
import { RulesFired } from '../parts/rules-fired.tsx';
import { Sources } from '../parts/sources.tsx';
import { Timeline } from './timeline.tsx';

/** One run: how it turned out, what was found, its messages with the standing at each, and the author's code. */
export function RunView({
  run,
  sources,
  address,
  change,
}: {
  readonly run: RunShown;
  readonly sources: readonly SourceShown[];
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}) {
  const interactions = useMemo(() => new Set(run.messages.flatMap(({ interaction }) => interaction ?? [])).size, [run]);
  return (
    <>
      <p class="facts">
        <strong>{visible(run.scenario)}</strong> · {run.messages.length} messages in {timeText(run.duration)} of virtual
        time · {interactions} {interactions === 1 ? 'interaction' : 'interactions'}
        {run.strategy !== null && ` · strategy ${visible(run.strategy)}`}
      </p>
      <Outcomes outcomes={run.outcomes ?? []} only={(id) => change({ only: encodeURIComponent(id), at: undefined })} />
      <RulesFired rules={run.rules} />
      <Findings findings={run.findings} go={(message) => change({ at: String(message) })} />
      <Timeline run={run} address={address} change={change} />
      <Sources sources={sources} />
    </>
  );
}
