import { useMemo } from 'preact/hooks';
import type { RunShown } from '../../core/page/page-document.ts';
import { sequencePicture } from '../../core/report/picture/sequence-picture.ts';
import type { Address } from '../address.ts';
import { Diagram } from './diagram.tsx';
import { Filters } from './filters.tsx';
import { filterOf } from './filter.ts';
import { MessageDetails } from './message-details.tsx';
import { StandingAt } from './standing.tsx';

interface OfRun {
  readonly run: RunShown;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** Where the run parts from another one: so many messages are the same. */
  readonly fork?: number | undefined;
}

/** The messages of a run, filtered, with the details of one and how everything stood then. */
export function Timeline({ run, address, change, fork }: OfRun) {
  const { messages, notes, findings, history, setUp } = run;
  const filter = useMemo(() => filterOf(address, messages), [address, messages]);
  const picture = useMemo(() => {
    const marks = findings
      .flatMap(({ after, at, kind, severity }) => (after === undefined ? [] : [{ after, at, text: kind, severity }]))
      .toSorted((one, other) => one.after - other.after);
    const parts =
      fork === undefined
        ? []
        : [{ after: fork, at: messages[fork]?.at ?? 0, text: 'here the runs part', severity: 'warning' as const }];
    return sequencePicture(messages, {
      notes,
      marks: [...marks, ...parts].toSorted((one, other) => one.after - other.after),
      setUp: address['setup'] === 'shown' ? 0 : setUp,
      leftOut: filter,
      perSecond: address['scale'] === 'even' ? 0 : 64,
    });
  }, [run, filter, address['setup'], address['scale'], fork]);
  const known = Number(address['at'] ?? NaN);
  const chosen = messages[known] === undefined ? undefined : known;
  const choose = (message: number) => change({ at: String(message) });
  const step = (by: number) => {
    const shown = picture.rows.flatMap((row) => (row.kind === 'arrow' ? [row.index] : []));
    const next =
      by > 0 ? shown.find((index) => index > (chosen ?? -1)) : shown.findLast((index) => index < (chosen ?? 0));
    if (next !== undefined) choose(next);
  };
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      <Filters
        run={run}
        address={address}
        change={change}
        shown={picture.rows.filter(({ kind }) => kind === 'arrow').length}
      />
      <div class="steps">
        <button type="button" onClick={() => step(-1)} disabled={chosen === undefined}>
          ← Step back
        </button>
        <input
          type="range"
          aria-label="Place in the run"
          min={0}
          max={Math.max(0, messages.length - 1)}
          value={chosen ?? 0}
          onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
        />
        <button type="button" onClick={() => step(1)}>
          Step on →
        </button>
      </div>
      <div class="side-by-side">
        <Diagram picture={picture} chosen={chosen} choose={choose} label={`Messages of ${run.scenario}`} />
        <div class="side" tabIndex={0} role="group" aria-label="The chosen message">
          {chosen === undefined ? (
            <p class="quiet">
              Choose a message, or step through the run, to see what it carried and how everything stood then.
            </p>
          ) : (
            <>
              <MessageDetails message={messages[chosen]!} number={chosen} />
              <StandingAt history={history} messages={messages} chosen={chosen} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}
