import * as v from 'valibot';
import type { LiveAsked } from '../../page/live-shown.ts';

const longestDelay = 86_400_000;
const name = v.pipe(v.string(), v.maxLength(1000));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(longestDelay));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** What a page may ask for. */
const askedShape = v.strictObject({
  path: v.optional(v.string()),
  links: v.optional(v.record(name, time)),
  set: v.optional(v.record(name, v.pipe(v.number(), v.finite()))),
  faults: v.optional(
    v.pipe(
      v.array(v.strictObject({ kind: v.picklist(['disconnect', 'restart', 'slow', 'twice', 'late']), of: name, time })),
      v.maxLength(50),
    ),
  ),
  choose: v.optional(v.strictObject({ point: count, answer: count })),
});

/** Reads it; nothing where it is anything else. */
export function askedIn(sent: unknown): LiveAsked | undefined {
  // A list has no keys that are wrong.
  if (Array.isArray(sent)) return undefined;
  const { success, output } = v.safeParse(askedShape, sent);
  return success ? output : undefined;
}
