import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ChoicePoint, ChoicePoints } from '../../core/run/choice-points.ts';
import { visible } from '../../core/kernel/visible.ts';
import { timeText } from '../../core/report/time-text.ts';
import type { Runs } from './use-runs.ts';

/** The runs of the page, for what stands deep within it. */
export const RunsHere = createContext<Runs | undefined>(undefined);

/** What was open after a message: which events were pending, and what else could go otherwise. Each of it can be chosen. */
export function NextHere({ chosen }: { readonly chosen: number }) {
  const { shown, choose } = useContext(RunsHere) ?? {};
  if (shown === undefined || choose === undefined) return null;
  const { points, words } = shown.points;
  const here = points.flatMap((point, index) => (point.after === chosen + 1 ? [{ point, index }] : []));
  return (
    <section class="next" aria-labelledby="next">
      <h3 id="next">What comes next</h3>
      {shown.unchoosable !== undefined && <p class="quiet">{shown.unchoosable}</p>}
      {shown.unchoosable === undefined && here.length === 0 && (
        <p class="quiet">One thing only could come next, or nothing.</p>
      )}
      {here.map(({ point, index }) => (
        <Point key={index} point={point} words={words} choose={(answer) => choose(index, answer)} />
      ))}
    </section>
  );
}

const Point = ({
  point: { at, about, options, due, answer, later },
  words,
  choose,
}: {
  readonly point: ChoicePoint;
  readonly words: ChoicePoints['words'];
  readonly choose: (answer: number) => void;
}) => (
  <fieldset class="point">
    <legend>
      {visible(askedInWords(about))} <span class="quiet">{timeText(at)}</span>
    </legend>
    <ul>
      {options.map((place, option) => (
        <li key={option}>
          <button type="button" aria-pressed={option === answer} onClick={() => option !== answer && choose(option)}>
            {visible(words[place]!)}
          </button>{' '}
          <span class="quiet">
            {due !== undefined && `due at ${timeText(due[option]!)}`}
            {option === answer && (due === undefined ? 'was so' : ', came next')}
          </span>
        </li>
      ))}
    </ul>
    {later !== undefined && <p class="quiet">{visible(words[later]!)}.</p>}
  </fieldset>
);

/** What a question is about, as it is asked. */
export const askedInWords = (about: string): string =>
  about === 'next event' ? 'Which event comes next?' : about.replace(/^fault: (.*)$/s, 'Does this fault happen: $1?');
