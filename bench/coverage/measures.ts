import type { PartOfWhole } from '../../core/simulate/estimates/ratio-interval.ts';
import type { Counted, PlainQueue, Replicated } from './plain-queue.ts';

/** A pooled ratio of what replications have counted. */
export interface OfRatio {
  readonly name: string;
  readonly kind: 'share' | 'ratio';
  readonly of: (one: Replicated) => PartOfWhole;
}

/** What is estimated of several replications. */
export type Measure =
  | OfRatio
  | { readonly name: string; readonly kind: 'mean'; readonly of: (one: Replicated) => number }
  | { readonly name: string; readonly kind: 'percentile'; readonly percent: number };

type Part = (one: Counted) => number;
const ratio = (name: string, kind: OfRatio['kind'], part: Part, whole: Part): OfRatio => ({
  name,
  kind,
  of: (one) => ({ part: part(one), whole: whole(one) }),
});

const offered: Part = (one) => one.offered;
const abandonment = ratio('abandonment', 'share', ({ left }) => left, offered);
const ofCustomers: readonly OfRatio[] = [
  ratio('P(wait)', 'share', ({ waited }) => waited, offered),
  ratio('service level 20 s', 'share', ({ inTime }) => inTime, offered),
  ratio('ASA', 'ratio', ({ answers }) => answers, ({ answered }) => answered), // prettier-ignore
  ratio('queue length', 'ratio', ({ queued }) => queued, ({ time }) => time), // prettier-ignore
];

const ofAll: readonly Measure[] = [
  ratio('AHT', 'ratio', ({ handled }) => handled, ({ answered }) => answered), // prettier-ignore
  { name: 'occupancy', kind: 'share', of: ({ busy, agents, time }) => ({ part: busy, whole: agents * time }) },
  { name: 'longest wait', kind: 'mean', of: ({ longest }) => longest },
  ...[50, 90, 95, 99].map((percent) => ({ name: `${percent} % of waits`, kind: 'percentile', percent }) as const),
];

/** Of a day: in the morning, at its peak and at noon. */
const halfHours: readonly (readonly [name: string, index: number])[] = [
  ['9:30', 3],
  ['10:30', 5],
  ['12:00', 8],
];

/** What is estimated of a queue. */
export function measuresOf({ patience, byHalfHour }: PlainQueue): readonly Measure[] {
  const all = patience === undefined ? ofCustomers : [...ofCustomers, abandonment];
  if (!byHalfHour) return [...all, ...ofAll];
  const inHalfHours = halfHours.flatMap(([name, index]) =>
    all.map(({ of, ...others }) => ({
      ...others,
      name: `${others.name}, ${name}`,
      of: (one: Replicated) => of({ ...one, ...one.halfHours[index]! }),
    })),
  );
  return [...all, ...ofAll, ...inHalfHours];
}
