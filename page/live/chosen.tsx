import { visible } from '../../core/kernel/visible.ts';
import type { LiveShown } from '../../core/page/live-shown.ts';
import { timeText } from '../../core/report/time-text.ts';
import type { Address } from '../address.ts';
import { askedInWords } from './next-here.tsx';

/** What was chosen on the way, each to be looked at or given up; and the ways to the places at which something can be. */
export function Chosen({
  shown,
  choose,
  address,
  go,
}: {
  readonly shown: LiveShown;
  readonly choose: (point: number, answer: number) => void;
  readonly address: Address;
  readonly go: (message: number) => void;
}) {
  const { points, words } = shown.points;
  const here = Number(address['at'] ?? -1);
  const [run] = shown.page.parts;
  // What is not shown is not gone to.
  const folded = run?.kind === 'run' && address['setup'] !== 'shown' ? run.setUp : 0;
  const places = points.filter(({ after }) => after > folded).map(({ after }) => after - 1);
  const [before, next] = [places.findLast((place) => place < here), places.find((place) => place > here)];
  const taken = points.flatMap((point, index) => (point.answer === 0 ? [] : [{ point, index }]));
  return (
    <div class="chosen">
      <p>
        <button type="button" disabled={before === undefined} onClick={() => go(before!)}>
          ← Choice before
        </button>{' '}
        <button type="button" disabled={next === undefined} onClick={() => go(next!)}>
          Next choice →
        </button>{' '}
        <span class="quiet">
          {taken.length === 0
            ? 'Everything comes in order, as in `routeproof run`.'
            : 'The address holds these choices.'}
        </span>
      </p>
      {taken.length > 0 && (
        <ol aria-label="What was chosen">
          {taken.map(({ point: { at: time, about, options, answer, after }, index }) => (
            <li key={index}>
              {timeText(time)} <span class="quiet">{visible(askedInWords(about))}</span>{' '}
              {visible(words[options[answer]!]!)}{' '}
              <button type="button" onClick={() => go(Math.max(0, after - 1))}>
                Look
              </button>{' '}
              <button type="button" onClick={() => choose(index, 0)}>
                Give up this choice and those after it
              </button>
            </li>
          ))}
        </ol>
      )}
      <p class="quiet">
        {shown.command === undefined ? (
          'A terminal cannot play this run: it knows nothing of the changes below.'
        ) : (
          <>
            In a terminal: <code class="token">{visible(shown.command)}</code>
          </>
        )}
      </p>
    </div>
  );
}
