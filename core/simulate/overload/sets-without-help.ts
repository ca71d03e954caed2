import type { Crew } from '../probe/crews-of.ts';
import type { CountedWork } from './counted-work.ts';
import { sharesOfAgent, type Shares } from './shares-of-agent.ts';

/** Crews, and media: what comes of these media for these crews alone, nobody else takes off them. */
export interface SetWithoutHelp {
  /** A bit for each crew. */
  readonly crews: bigint;
  readonly media: readonly string[];
  /** It was put together of others. */
  readonly isJoined: boolean;
  /** How much of an agent each of the media takes, where alternatives say what goes together. */
  readonly shares?: Shares;
}

/** Works that overlap in many ways have more unions than anybody could look at. */
const most = 500;

/**
 * The crews of each work, and what these make together where they overlap: of one medium, of media that block each other, so that one
 * agent's time is for either, or of media of which alternatives say what goes together. Small ones come first.
 */
export function setsWithoutHelp(works: readonly CountedWork[], crews: readonly Crew[]): readonly SetWithoutHelp[] {
  const found = new Map<string, SetWithoutHelp>();
  const add = (set: SetWithoutHelp): void => {
    const key = `${set.crews} ${set.media.join()}`;
    if (!found.has(key)) found.set(key, set);
  };
  const sizeOf = (set: bigint) => membersOf(set, crews).reduce((sum, { agents }) => sum + agents.length, 0);
  const inOrder = () =>
    [...found.values()]
      .map((set) => ({ set, size: sizeOf(set.crews) }))
      .sort((one, other) => one.size - other.size || one.set.media.length - other.set.media.length)
      .map(({ set }) => set);
  for (const work of works) add({ crews: work.crews, media: [work.medium], isJoined: false });
  const single = inOrder();
  // Those that were found last are joined with each single one in turn, until there is nothing new.
  for (let turn: readonly SetWithoutHelp[] = single; turn.length > 0 && found.size < most;) {
    const before = found.size;
    for (const one of turn)
      for (const other of single) {
        if (found.size >= most) break;
        const joined = { crews: one.crews | other.crews, media: united(one.media, other.media), isJoined: true };
        if ((one.crews & other.crews) !== 0n && (areShared(joined, crews) || haveAlternatives(joined, crews)))
          add(joined);
      }
    turn = [...found.values()].slice(before);
  }
  return inOrder().flatMap((set) => (areShared(set, crews) ? [set] : byShares(set, crews)));
}

const haveAlternatives = ({ crews: set }: SetWithoutHelp, crews: readonly Crew[]): boolean =>
  membersOf(set, crews).some(({ alternatives }) => alternatives !== undefined);

/** Once for each way in which an agent's time is shared out between the media; those that go together in any number have none. */
function byShares(set: SetWithoutHelp, crews: readonly Crew[]): readonly SetWithoutHelp[] {
  const ways = membersOf(set.crews, crews).flatMap(({ alternatives = [] }) => sharesOfAgent(alternatives, set.media));
  const different = new Map(ways.map((shares) => [JSON.stringify(shares), shares]));
  return [...different.values()].map((shares) => ({ ...set, shares }));
}

/** The crews of a set. */
export const membersOf = <T>(set: bigint, crews: readonly T[]): readonly T[] =>
  crews.filter((_crew, index) => ((set >> BigInt(index)) & 1n) === 1n);

/** Whether all of one set is in the other. */
export const isWithin = (inner: SetWithoutHelp, outer: SetWithoutHelp): boolean =>
  (inner.crews & outer.crews) === inner.crews && inner.media.every((medium) => outer.media.includes(medium));

const united = (some: readonly string[], more: readonly string[]): readonly string[] =>
  [...new Set([...some, ...more])].sort();

/** Whether none of the crews takes two of the media at once. */
const areShared = ({ crews: set, media }: SetWithoutHelp, crews: readonly Crew[]): boolean =>
  media.length === 1 ||
  membersOf(set, crews).every((crew) => {
    const own = media.filter((medium) => crew.capacity[medium] !== undefined);
    return own.every((one) => own.every((other) => one === other || excludes(crew, one, other)));
  });

/** Whether one medium in hand keeps another one away: it blocks it, or no alternative has both. */
const excludes = ({ alternatives, blocks }: Crew, one: string, other: string): boolean =>
  blocks?.[one]?.includes(other) === true ||
  alternatives?.every((each) => each[one] === undefined || each[other] === undefined) === true;
