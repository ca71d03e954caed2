import { useEffect, useState } from 'preact/hooks';
import { visible, visibleLines } from '../../core/kernel/visible.ts';
import type { CounterexampleShown } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { Timeline } from '../run/timeline.tsx';
import { TwoRuns } from './two-runs.tsx';

interface OfSearch {
  readonly of: CounterexampleShown;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** A run that fails, why, and how to play it again; beside it the nearest run that passes, where a window is wide enough. */
export function Counterexample({ of: { finding, race, leftOut, token, run, good }, address, change }: OfSearch) {
  const isWide = useWide();
  const isGood = address['with'] === 'good' && good !== undefined;
  return (
    <article>
      <p class="sentence">{visibleLines(finding.sentence)}</p>
      <ul>
        {race.map((line) => (
          <li key={line}>{visible(line)}</li>
        ))}
        {leftOut !== undefined && <li class="quiet">{visible(leftOut)}</li>}
      </ul>
      {token !== '' && <Token token={token} />}
      {good !== undefined && isWide ? (
        <TwoRuns fails={run} passes={good.run} fork={good.fork} address={address} change={change} />
      ) : (
        <>
          {good !== undefined && (
            <div role="group" aria-label="Which run">
              <button type="button" aria-pressed={!isGood} onClick={() => change({ with: undefined })}>
                The run that fails
              </button>{' '}
              <button type="button" aria-pressed={isGood} onClick={() => change({ with: 'good' })}>
                The nearest run that passes
              </button>{' '}
              <button type="button" class="link" onClick={() => change({ at: String(good.fork) })}>
                go to where they part
              </button>
            </div>
          )}
          <Timeline run={isGood ? good.run : run} fork={good?.fork} address={address} change={change} />
        </>
      )}
    </article>
  );
}

/** Whether two diagrams have room beside each other. */
function useWide(): boolean {
  const query = matchMedia('(min-width: 1100px)');
  const [isWide, setWide] = useState(query.matches);
  useEffect(() => {
    const heard = () => setWide(query.matches);
    query.addEventListener('change', heard);
    return () => query.removeEventListener('change', heard);
  }, []);
  return isWide;
}

/** The token of a run, and a button that copies it. */
function Token({ token }: { readonly token: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(token).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <p>
      Play it again: <code class="token">{visible(token)}</code>{' '}
      <button type="button" onClick={copy}>
        Copy
      </button>{' '}
      <span role="status">{isCopied ? 'copied' : ''}</span>
    </p>
  );
}
