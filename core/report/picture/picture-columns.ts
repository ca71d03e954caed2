import { visible } from '../../kernel/visible.ts';
import { lifelines } from '../diagram/lifelines.ts';
import type { PictureActor, PictureMessage } from './picture.ts';
import { sizes } from './sizes.ts';
import { shortenedName, textRoom } from './text-room.ts';

/** What is written on an arrow between two actors. */
interface Labelled {
  readonly message: PictureMessage;
  readonly room: number;
}

/** Places the lifelines from `left` on, so far apart that heads and labels have room. */
export function pictureColumns(arrows: readonly Labelled[], left: number): readonly PictureActor[] {
  const actors = lifelines(arrows.map(({ message }) => message)).map(({ name, role }) => {
    const head = shortenedName(visible(name.slice(0, 500)), sizes.widestHead - 2 * sizes.headPadding, sizes.letters);
    const width = Math.max(sizes.narrowestHead, textRoom(head, sizes.letters) + 2 * sizes.headPadding);
    return { name, role, head, width: Math.ceil(width) };
  });
  const places = new Map(actors.map(({ name }, place) => [name, place]));
  const wishes = new Map<number, { readonly from: number; readonly to: number; room: number }>();
  for (const { message, room } of arrows) {
    const [one, other] = [places.get(message.from)!, places.get(message.to)!];
    const [from, to] = one < other ? [one, other] : [other, one];
    if (from === to) continue;
    const key = from * actors.length + to;
    const wish = wishes.get(key);
    if (wish === undefined) wishes.set(key, { from, to, room });
    else wish.room = Math.max(wish.room, room);
  }
  const gaps = actors
    .slice(1)
    .map(({ width }, place) => Math.ceil((actors[place]!.width + width) / 2) + sizes.betweenHeads);
  // Short arrows first: what they need is there for the longer ones.
  for (const { from, to, room } of [...wishes.values()].toSorted(
    (one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from,
  )) {
    const has = gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0);
    const more = Math.ceil((Math.min(room, sizes.widestLabel) + sizes.besideLabel - has) / (to - from));
    for (let gap = from; gap < to && more > 0; gap++) gaps[gap]! += more;
  }
  let x = left + Math.ceil((actors[0]?.width ?? 0) / 2);
  return actors.map((actor, place) => {
    if (place > 0) x += gaps[place - 1]!;
    return { ...actor, x };
  });
}
