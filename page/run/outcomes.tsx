import { visible } from '../../core/kernel/visible.ts';
import { endText } from '../../core/report/outcome-end.ts';
import type { Outcome } from '../../core/report/outcomes.ts';
import { timeText } from '../../core/report/time-text.ts';
import { useState } from 'preact/hooks';

/** So many rows are shown at first. */
const few = 30;

/** What became of each interaction; a click shows the messages of that one alone. */
export function Outcomes({
  outcomes,
  only,
}: {
  readonly outcomes: readonly Outcome[];
  readonly only: (interaction: string) => void;
}) {
  const [isAll, setAll] = useState(false);
  if (outcomes.length === 0) return null;
  const shown = isAll ? outcomes : outcomes.slice(0, few);
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">What became of the interactions</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Outcomes">
        <table>
          <thead>
            <tr>
              {['interaction', 'medium', 'came', 'wait', 'agents', 'handling', 'routing attempts', 'end'].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ interaction, medium, at, wait, agents, handling, routingAttempts, end }, index) => (
              <tr key={index}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => only(interaction)}>
                    {visible(interaction)}
                  </button>
                </th>
                <td>{visible(medium)}</td>
                <td class="number">{timeText(at)}</td>
                <td class="number">{timeText(wait)}</td>
                <td>{agents.map(visible).join(', ') || '-'}</td>
                <td class="number">{timeText(handling)}</td>
                <td class="number">{routingAttempts}</td>
                <td>{endText(end)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {outcomes.length > few && (
        <button type="button" onClick={() => setAll(!isAll)}>
          {isAll ? `Show ${few}` : `Show all ${outcomes.length}`}
        </button>
      )}
    </section>
  );
}
