import { visible, visibleLines } from '../../core/kernel/visible.ts';
import type { LiveProblem } from '../../core/page/live-shown.ts';
import { useAddress } from '../address.ts';
import { Page } from '../page.tsx';
import { Beside } from './beside.ts';
import { Changes } from './changes.tsx';
import { Chosen } from './chosen.tsx';
import { NextHere, RunsHere } from './next-here.tsx';
import { useRuns, type Runs } from './use-runs.ts';

/** The page of a run that is played while somebody looks: a report's page, and what can be chosen and changed. */
export function LivePage() {
  const runs = useRuns();
  const { shown, problem, kept } = runs;
  const [address, change] = useAddress();
  const live = (
    <section class="live" aria-label="Live">
      <p role="status">{stateOf(runs)}</p>
      {problem !== undefined && <Problem problem={problem} isOld={shown !== undefined} />}
      {kept !== undefined && <p class="told">{visible(kept)}</p>}
      {shown !== undefined && (
        <>
          <Chosen
            shown={shown}
            choose={runs.choose}
            address={address}
            go={(message) => change({ at: String(message) })}
          />
          <Changes offers={shown.offers} asked={runs.asked} change={runs.change} />
        </>
      )}
    </section>
  );
  if (shown === undefined) return <main>{live}</main>;
  return (
    <RunsHere.Provider value={runs}>
      <Beside.Provider value={NextHere}>
        <Page page={shown.page} above={live} />
      </Beside.Provider>
    </RunsHere.Provider>
  );
}

const stateOf = ({ isPlaying, saved, shown }: Runs): string => {
  if (isPlaying) return 'The run is being played …';
  const after = saved.length === 0 ? '' : ` after a save of ${saved.map(visible).join(', ')}`;
  return shown === undefined ? '' : `Played${after}. It is played again when a file is saved.`;
};

const Problem = ({ problem, isOld }: { readonly problem: LiveProblem; readonly isOld: boolean }) => (
  <div class="problem" role="alert">
    <p class="sentence">{visibleLines(problem.sentence)}</p>
    {problem.shown !== undefined && <pre>{visibleLines(problem.shown)}</pre>}
    {isOld && <p class="quiet">Below stands the last run that could be played.</p>}
  </div>
);
