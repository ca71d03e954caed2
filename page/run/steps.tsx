interface OfRun {
  /** The messages that are shown, by their places in the run. */
  readonly shown: readonly number[];
  /** How many there are in all. */
  readonly count: number;
  readonly chosen: number | undefined;
  readonly choose: (message: number) => void;
}

/** Goes through a run message by message, forwards and back, or to any place of it. */
export function Steps({ shown, count, chosen, choose }: OfRun) {
  const step = (by: number) => {
    const next =
      by > 0 ? shown.find((index) => index > (chosen ?? -1)) : shown.findLast((index) => index < (chosen ?? 0));
    if (next !== undefined) choose(next);
  };
  return (
    <div class="steps">
      <button type="button" onClick={() => step(-1)} disabled={chosen === undefined}>
        ← Step back
      </button>
      <input
        type="range"
        aria-label="Place in the run"
        min={0}
        max={Math.max(0, count - 1)}
        value={chosen ?? 0}
        onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
      />
      <button type="button" onClick={() => step(1)}>
        Step on →
      </button>
    </div>
  );
}
