import type { Milliseconds } from '../../kernel/time.ts';

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** How long something took, in two units at most: `1.5 s`, `2 min 5 s`, `1 h`. */
export function durationText(duration: Milliseconds): string {
  const place = units.findIndex(([, length]) => duration >= length);
  if (place < 0) return `${Number((duration / 1000).toFixed(3))} s`;
  const [unit, length] = units[place]!;
  const [below, part] = units[place + 1] ?? ['s', 1000];
  const rest = Math.floor((duration % length) / part);
  return `${Math.floor(duration / length)} ${unit}${rest === 0 ? '' : ` ${rest} ${below}`}`;
}
