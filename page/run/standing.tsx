import { useMemo } from 'preact/hooks';
import {
  changedStanding,
  nothingStands,
  standingKinds,
  type Standing,
  type StandingChange,
  type StoreHistory,
} from '../../core/report/store-history.ts';
import type { TraceDocument } from '../../core/report/trace-document.ts';
import { visible } from '../../core/kernel/visible.ts';
import { timeText } from '../../core/report/time-text.ts';
import { inWords, wordsFor } from './standing-words.ts';

interface At {
  readonly history: StoreHistory;
  readonly messages: readonly TraceDocument[];
  /** The message that was handled last. */
  readonly chosen: number;
}

/** What the server knew when a message had been handled, and what was otherwise than before it. */
export function StandingAt({ history, messages, chosen }: At) {
  const { standing, changes } = useMemo(() => standingAt(history, messages, chosen), [history, messages, chosen]);
  return (
    <section class="standing" aria-labelledby="standing">
      <h3 id="standing">
        The server after this message <span class="quiet">{timeText(messages[chosen]?.at ?? 0)}</span>
      </h3>
      {standingKinds.map((kind) => {
        const now: Readonly<Record<string, unknown>> = standing[kind];
        const touched = new Map(changes.flatMap((change) => Object.entries(change[kind] ?? {})));
        const names = [...new Set([...Object.keys(now), ...touched.keys()])];
        return (
          <table key={kind}>
            <caption>{wordsFor[kind]}</caption>
            <tbody>
              {names.length === 0 && (
                <tr>
                  <td class="quiet">none</td>
                </tr>
              )}
              {names.map((name) => (
                <tr key={name} class={touched.has(name) ? 'changed' : undefined}>
                  <th scope="row">{visible(name)}</th>
                  <td>
                    {name in now ? inWords(kind, now[name]) : <del>{gone[kind]}</del>}
                    {touched.has(name) && <span class="said"> (changed)</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </section>
  );
}

const gone: Readonly<Record<keyof Standing, string>> = {
  ...{ interactions: 'ended', agents: 'gone', tickets: 'ended', queues: 'empty' },
};

/** Timers that came later belong to what comes after them. */
function standingAt(history: StoreHistory, messages: readonly TraceDocument[], chosen: number) {
  const until = messages[chosen]?.at ?? 0;
  const isIn = ({ after, at }: StandingChange) => after <= chosen || (after === chosen + 1 && at <= until);
  let standing = nothingStands;
  const changes: StandingChange[] = [];
  const before = messages[chosen - 1]?.at ?? -1;
  for (const change of history) {
    if (!isIn(change)) break;
    standing = changedStanding(standing, change);
    if (change.after === chosen + 1 || (change.after === chosen && change.at > before)) changes.push(change);
  }
  return { standing, changes };
}
