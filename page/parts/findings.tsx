import type { Finding } from '../../core/contract/finding.ts';
import { visible, visibleLines } from '../../core/kernel/visible.ts';
import { timeText } from '../../core/report/time-text.ts';

/** What was found: the kind, when, about which interaction, on which line, and the sentence; a click goes to the place in the run. */
export function Findings({
  findings,
  go,
}: {
  readonly findings: readonly Finding[];
  readonly go?: (message: number) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      <ul class="findings">
        {findings.map((finding, index) => (
          <li key={index} class={finding.severity}>
            <p class="quiet">
              <strong>
                <span aria-hidden="true">{finding.severity === 'failure' ? '✗' : '⚠'}</span> {visible(finding.kind)}
              </strong>{' '}
              {factsOf(finding).map(visible).join(' · ')}{' '}
              {go !== undefined && finding.after !== undefined && finding.after > 0 && (
                <button type="button" class="link" onClick={() => go(finding.after! - 1)}>
                  show in the run
                </button>
              )}
            </p>
            <Sentence text={finding.sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lanes are drawn, and a drawing needs letters of one width. */
const Sentence = ({ text }: { readonly text: string }) =>
  text.includes('\n') ? (
    <pre class="scroll" tabIndex={0} role="group" aria-label="What was found">
      {visibleLines(text)}
    </pre>
  ) : (
    <p class="sentence">{visible(text)}</p>
  );

const factsOf = ({ severity, at, count, interaction, where, code }: Finding): readonly string[] =>
  [severity, timeText(at), count > 1 ? `${count} times` : undefined, interaction, where, code].filter(
    (fact) => fact !== undefined,
  );
