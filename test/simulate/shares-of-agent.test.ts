import test from 'ava';
import type { MediaCapacity } from 'routeproof';
import { sharesOfAgent } from '../../core/simulate/overload/shares-of-agent.ts';
import { Dice } from '../decisions/random-sequences/dice.ts';
import { cases } from '../sizes.ts';

const media = ['voice', 'chat', 'email'] as const;
const steps = 40;

/** Every way to share an agent's time out between so many alternatives, in fortieths. */
const waysToShare = (count: number, left = steps): readonly (readonly number[])[] =>
  count === 1
    ? [[left]]
    : Array.from({ length: left + 1 }, (_, first) =>
        waysToShare(count - 1, left - first).map((rest) => [first, ...rest]),
      ).flat();

/** The plain judgement: whether some way to spend the time leaves enough of each medium. */
const canBeDone = (alternatives: readonly MediaCapacity[], comes: Readonly<Record<string, number>>): boolean =>
  waysToShare(alternatives.length).some((times) =>
    media.every(
      (medium) =>
        times.reduce((sum, time, index) => sum + (time / steps) * (alternatives[index]![medium] ?? 0), 0) >=
        comes[medium]! - 1e-9,
    ),
  );

/** How much of an agent it takes, by whichever set of media and shares says most. */
function filled(alternatives: readonly MediaCapacity[], comes: Readonly<Record<string, number>>): number {
  const sets = [1, 2, 3, 4, 5, 6, 7].map((bits) => media.filter((_medium, index) => (bits >> index) & 1));
  return Math.max(
    ...sets.flatMap((set) =>
      sharesOfAgent(alternatives, set).map((shares) =>
        set.reduce((sum, medium) => sum + shares[medium]! * comes[medium]!, 0),
      ),
    ),
  );
}

test('by shares of an agent more comes than can be done, if and only if no way to spend the time is enough', (t) => {
  const seen = { over: 0, under: 0 };
  for (let seed = 1; seed <= cases({ short: 300, long: 10_000 }); seed++) {
    const dice = new Dice(seed);
    const alternatives = Array.from({ length: 1 + dice.next(3) }, () =>
      Object.fromEntries(media.filter(() => dice.next(3) > 0).map((medium) => [medium, 1 + dice.next(3)])),
    );
    // Of what nobody takes nothing comes.
    const most = (medium: string) => Math.max(...alternatives.map((each) => each[medium] ?? 0));
    const comes = Object.fromEntries(media.map((medium) => [medium, (most(medium) * dice.next(101)) / 100]));
    if (Object.values(comes).every((each) => each === 0)) continue;
    const share = filled(alternatives, comes);
    const what = JSON.stringify({ alternatives, comes, share });
    if (share > 1 + 1e-6) {
      seen.over++;
      t.false(canBeDone(alternatives, comes), what);
    }
    // What the fortieths lose of the time is less than that.
    if (share < 0.92) {
      seen.under++;
      t.true(canBeDone(alternatives, comes), what);
    }
  }
  t.true(Math.min(seen.over, seen.under) > cases({ short: 300, long: 10_000 }) / 20, JSON.stringify(seen));
});

test('three chats, or one chat and two e-mails: each takes a third; a call takes all', (t) => {
  const alternatives = [{ chat: 3 }, { chat: 1, email: 2 }, { voice: 1 }];
  const [shares, ...more] = sharesOfAgent(alternatives, ['chat', 'email', 'voice']);
  t.deepEqual(more, []);
  for (const [medium, share] of [
    ['chat', 1 / 3],
    ['email', 1 / 3],
    ['voice', 1],
  ] as const)
    t.true(Math.abs(shares![medium]! - share) < 1e-9);
  t.deepEqual(sharesOfAgent([{ chat: 3, email: 2 }], ['chat', 'email']), [], 'in any number, beside each other');
});
