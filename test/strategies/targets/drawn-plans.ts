import fc from 'fast-check';
import type { Planned, PlannedWait, Staff } from './naive-lines.ts';

/** What of a wait stays for the next ones. */
interface Keeping {
  readonly clearTargets?: fc.Arbitrary<boolean>;
  readonly place?: fc.Arbitrary<'kept' | 'new'>;
}

const targets = fc.constantFrom('G0.GA', 'G1.GA', 'G2.GA', 'a0.A', 'a3.A');

/** Four agents in three groups. */
export const staffs: fc.Arbitrary<Staff> = fc
  .record({
    times: fc.array(fc.integer({ min: 3, max: 25 }), { minLength: 4, maxLength: 4 }),
    groups: fc.array(fc.subarray(['a0', 'a1', 'a2', 'a3'], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ times, groups }) => ({
    handling: Object.fromEntries(times.map((time, index) => [`a${index}`, time])),
    groups: Object.fromEntries(groups.map((names, index) => [`G${index}`, names])),
  }));

const timeouts = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 2 });

const waitsOf = (keeping: Keeping): fc.Arbitrary<PlannedWait> =>
  fc
    .record({
      list: fc.array(fc.record({ target: targets, timeout: timeouts, clear: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      every: fc.constantFrom(0, 0, 4),
      ageing: fc.constantFrom(0, 0, 0.25),
      priority: fc.integer({ min: 0, max: 2 }),
      patience: fc.integer({ min: 1, max: 25 }).map((whole) => whole + 0.5),
      ...keeping,
    })
    .map(({ list, every, ...rest }) => ({
      ...rest,
      every,
      list: list.map(({ target, timeout, clear }, index) => {
        const isTimed = timeout !== undefined || (every > 0 && index < list.length - 1);
        return { target, ...(timeout !== undefined && { timeout }), ...(isTimed && { clear }) };
      }),
    }));

/** Interactions whose times are not the same to the millisecond, so that nothing comes at once. */
export const plansOf = (
  keeping: Keeping,
  suspends = fc.constant<Planned['suspended']>(undefined),
): fc.Arbitrary<readonly Planned[]> =>
  fc
    .array(
      fc.record({
        waits: fc.array(waitsOf(keeping), { minLength: 1, maxLength: 3 }),
        gap: fc.integer({ min: 0, max: 4 }),
        suspended: suspends,
      }),
      {
        minLength: 4,
        maxLength: 14,
      },
    )
    .map((list) => {
      let at = 5000;
      return list.map(({ waits: planned, gap, suspended }, index) => ({
        id: `X${index}`,
        at: (at += gap * 1000) + index * 7,
        waits: planned,
        ...(suspended !== undefined && { suspended }),
      }));
    });
