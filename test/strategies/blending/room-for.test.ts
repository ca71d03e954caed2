import test from 'ava';
import type { MediaCapacity } from 'routeproof';
import { roomFor, roomInAll, type InHand } from 'routeproof/plugins';
import { Dice } from '../../decisions/random-sequences/dice.ts';
import { cases } from '../../sizes.ts';
import { mayTake, media, mostOf, rulesBy, type Rules } from './plain-rules.ts';

const handsOf = (media: readonly (string | undefined)[]): readonly InHand[] => media.map((medium) => ({ medium }));

/** Every way to say what so many might be. */
const guesses = (count: number): readonly (readonly string[])[] =>
  count === 0 ? [[]] : guesses(count - 1).flatMap((rest) => media.map((medium) => [...rest, medium]));

/** Whether an agent may have all this, by taking one after the other in some order without blocks. */
const mayHave = (capacity: Rules['capacity'], hand: readonly string[]): boolean =>
  hand.every((medium, index) => mayTake({ ...(capacity && { capacity }) }, hand.toSpliced(index, 1), medium));

/** The plain judgement where the media of some are not known: the least room, whatever they are. */
function leastRoom(rules: Rules, hand: readonly string[], unknown: number, medium: string): number {
  const { capacity, blocks = {} } = rules;
  if (unknown > 0 && Object.values(blocks).some((blocked) => blocked?.includes(medium))) return 0;
  if (!Array.isArray(capacity)) {
    const all = [...hand, ...Array.from({ length: unknown }, () => medium)];
    return hand.some((each) => blocks[each]?.includes(medium) === true)
      ? 0
      : mostOf({ ...(capacity && { capacity }) }, all, medium);
  }
  const possible = guesses(unknown).filter((guess) => mayHave(capacity, [...hand, ...guess]));
  const rooms = possible.map((guess) => mostOf(rules, [...hand, ...guess], medium));
  return rooms.length === 0 ? 0 : Math.min(...rooms);
}

const situations = cases({ short: 1000, long: 10_000 });

/** Rules, and what an agent has, by chance: most often what it may have. */
function situation(seed: number) {
  const dice = new Dice(seed);
  const rules = rulesBy(dice);
  const hand: string[] = [];
  for (let left = dice.next(6); left > 0; left--) {
    const medium = dice.pick(media);
    if (dice.next(8) === 0 || mayTake(rules, hand, medium)) hand.push(medium);
  }
  return { dice, rules, hand };
}

test('the room for a medium is as a plain judgement says, whatever it is that nobody has named', (t) => {
  for (let seed = 1; seed <= situations; seed++) {
    const { dice, rules, hand } = situation(seed);
    const unknown = dice.next(3) === 0 ? 1 + dice.next(2) : 0;
    const known = hand.slice(0, Math.max(0, hand.length - unknown));
    const inHand = handsOf([...known, ...Array.from({ length: unknown }, () => undefined)]);
    for (const medium of media)
      t.is(
        roomFor(medium, inHand, rules),
        leastRoom(rules, known, unknown, medium),
        JSON.stringify({ seed, rules, known, unknown, medium }),
      );
  }
});

test('the room in all is that of the largest hand that holds what is in hand', (t) => {
  /** By taking whatever may be taken, in every order. */
  const most = (capacity: Rules['capacity'], hand: readonly string[], open: readonly string[]): number =>
    Math.max(
      0,
      ...open
        .filter((medium) => mayTake({ ...(capacity && { capacity }) }, hand, medium))
        .map((medium) => 1 + most(capacity, [...hand, medium], open.slice(open.indexOf(medium)))),
    );
  for (let seed = 1; seed <= situations / 4; seed++) {
    const { rules, hand } = situation(seed);
    const { capacity, blocks = {} } = rules;
    if (!mayHave(capacity, hand)) continue;
    const open = media.filter((medium) => !hand.some((each) => blocks[each]?.includes(medium) === true));
    t.is(roomInAll(media, handsOf(hand), rules), most(capacity, hand, open), JSON.stringify({ rules, hand }));
  }
});

test('what the rules say nothing of is one at once, or as many as whoever asks says', (t) => {
  const capacity: MediaCapacity = { chat: 2 };
  t.deepEqual([roomFor('chat', [], { capacity }), roomFor('email', [], { capacity })], [2, 1]);
  t.is(roomFor('email', handsOf(['email', 'email']), { capacity }, Infinity), Infinity);
  t.is(roomFor('email', [], { capacity: [capacity] }, Infinity), 0);
});
