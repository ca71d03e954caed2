/** A part of the day: how long, in seconds, and how many come in a second. */
export interface PartOfDay {
  /** In seconds. */
  readonly lasts: number;
  /** Arrivals a second. */
  readonly rate: number;
}

/** What theory says of a part of the day. Times in seconds. */
export interface PartInTheory {
  /** Share of those who come in this part and wait. */
  readonly waitedShare: number;
  /** Their mean wait, whenever it ends. */
  readonly meanWait: number;
  /** How many wait, on average over this part. */
  readonly queueLength: number;
  /** How many agents are busy, on average over this part. */
  readonly busy: number;
  /** How many are there at its end, on average. */
  readonly insideAtEnd: number;
}

/**
 * How M(t)/M/c goes over a day that begins empty: Kolmogorov's forward equations, whose chances are followed through each part of the day
 * by uniformisation, without an error of step width. At most `room` are there at a time, and the sum over events ends where what is left is
 * below 1e-14.
 */
export function overTheDay(
  agents: number,
  handling: number,
  parts: readonly PartOfDay[],
  room = 400,
): readonly PartInTheory[] {
  let chances: readonly number[] = Array.from({ length: room + 1 }, (_, inside) => (inside === 0 ? 1 : 0));
  return parts.map(({ lasts, rate }) => {
    const { after, average } = followed(chances, { agents, handling, lasts, rate });
    chances = after;
    const over = (value: (inside: number) => number): number =>
      average.reduce((sum, chance, inside) => sum + chance * value(inside), 0);
    return {
      waitedShare: over((inside) => (inside >= agents ? 1 : 0)),
      // Whoever comes waits until one more is done than wait already.
      meanWait: over((inside) => (Math.max(0, inside - agents + 1) * handling) / agents),
      queueLength: over((inside) => Math.max(0, inside - agents)),
      busy: over((inside) => Math.min(inside, agents)),
      insideAtEnd: after.reduce((sum, chance, inside) => sum + chance * inside, 0),
    };
  });
}

interface Following extends PartOfDay {
  readonly agents: number;
  readonly handling: number;
}

/** The chances at the end of a part of the day, and on average over it. */
function followed(before: readonly number[], { agents, handling, lasts, rate }: Following) {
  const room = before.length - 1;
  const pace = rate + agents / handling;
  const up = rate / pace;
  const down = (inside: number): number => Math.min(inside, agents) / handling / pace;
  // The chance of so many events is not to vanish, so a long part is cut.
  const pieces = Math.ceil((pace * lasts) / 200);
  const events = (pace * lasts) / pieces;
  let after = [...before];
  const average = before.map(() => 0);
  for (let piece = 0; piece < pieces; piece++) {
    let current = after;
    after = before.map(() => 0);
    let weight = Math.exp(-events);
    // With the chance that more events come than so many, the chances after these are those of some time in the piece.
    let more = 1 - weight;
    for (let count = 1; ; count++) {
      for (let inside = 0; inside <= room; inside++) {
        after[inside]! += weight * current[inside]!;
        average[inside]! += (more * current[inside]!) / events / pieces;
      }
      if (count > events && more < 1e-14) break;
      const next = current.map((chance, inside) => chance * (1 - (inside < room ? up : 0) - down(inside)));
      for (let inside = 0; inside < room; inside++) {
        next[inside + 1]! += current[inside]! * up;
        next[inside]! += current[inside + 1]! * down(inside + 1);
      }
      current = next;
      weight *= events / count;
      more = Math.max(0, more - weight);
    }
  }
  return { after, average };
}
