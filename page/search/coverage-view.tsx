import { visible } from '../../core/kernel/visible.ts';
import type { Coverage, RacedPair } from '../../core/report/coverage.ts';

/** Which events came in which order, as a matrix for each receiver, and which rows and answers were seen. */
export function CoverageView({ coverage }: { readonly coverage: Coverage }) {
  const { pairs, rows, answers, runs } = coverage;
  const receivers = [...new Set(pairs.map(({ receiver }) => receiver))];
  const both = pairs.filter(({ orders }) => orders.every((times) => times > 0)).length;
  return (
    <>
      <section aria-labelledby="races">
        <h2 id="races">Races</h2>
        <p class="facts">
          {runs} runs; of {pairs.length} pairs of events that raced, {both} came in both orders. A row came before a
          column so often.
        </p>
        {receivers.map((receiver) => (
          <Matrix key={receiver} receiver={receiver} pairs={pairs.filter((pair) => pair.receiver === receiver)} />
        ))}
      </section>
      <Counted
        title="Rows of the protocol's tables"
        head={['table', 'state', 'event', 'times', 'refused']}
        rows={rows.map(({ table, state, event, times, refused }) => [table, state, event, times, refused])}
        isMissed={(index) => rows[index]!.times + rows[index]!.refused === 0}
      />
      <Counted
        title="Answers"
        head={['question', 'answer', 'times']}
        rows={answers.map(({ question, answer, times }) => [question, answer, times])}
        isMissed={(index) => answers[index]!.times === 0}
      />
    </>
  );
}

/** So many columns have room for names that are not turned. */
const few = 6;

function Matrix({ receiver, pairs }: { readonly receiver: string; readonly pairs: readonly RacedPair[] }) {
  const events = [...new Set(pairs.flatMap((pair) => pair.events))].toSorted((one, other) => (one < other ? -1 : 1));
  const count = (first: string, second: string): number | undefined => {
    const pair = pairs.find(
      ({ events: [one, other] }) => (one === first && other === second) || (one === second && other === first),
    );
    return pair === undefined ? undefined : pair.orders[pair.events[0] === first ? 0 : 1];
  };
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={`Races at ${receiver}`}>
      <table class="matrix">
        <caption>at {visible(receiver)}</caption>
        <thead>
          <tr>
            <th scope="col">before</th>
            {events.map((event) => (
              <th key={event} scope="col" class={events.length > few ? 'turned' : undefined}>
                <span>{visible(event)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((first) => (
            <tr key={first}>
              <th scope="row">{visible(first)}</th>
              {events.map((second) => {
                const times = count(first, second);
                return (
                  <td key={second} class={times === undefined ? 'none' : times === 0 ? 'never' : 'seen'}>
                    {times === undefined ? '' : times === 0 ? 'never' : times}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OfTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly isMissed: (row: number) => boolean;
}

const Counted = ({ title, head, rows, isMissed }: OfTable) => {
  if (rows.length === 0) return null;
  const missed = rows.filter((_, index) => isMissed(index)).length;
  return (
    <details>
      <summary>
        {title}{' '}
        <span class="quiet">
          {rows.length - missed} of {rows.length} seen
        </span>
      </summary>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} class={isMissed(index) ? 'missed' : undefined}>
              {row.map((cell, column) => (
                <td key={column}>{visible(String(cell))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
