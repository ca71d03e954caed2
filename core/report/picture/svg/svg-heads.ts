import type { Role } from '../../../protocol/values.ts';
import type { Picture, PictureActor } from '../picture.ts';
import { sizes } from '../sizes.ts';
import { textRoom } from '../text-room.ts';
import { xmlText } from './xml-text.ts';

const looks: Readonly<Record<Role, string>> = {
  'interaction-server': 'server',
  agent: 'agent',
  urs: 'urs',
  'media-server': 'other',
  'reporting-engine': 'other',
  service: 'other',
};

/** The heads of the lifelines from `top` on; where they stand again, without what each is. */
export const svgHeads = (picture: Picture, top: number, isAgain = false): string =>
  `<g${isAgain ? ' aria-hidden="true"' : ''}>${picture.actors.map((actor) => head(actor, top, isAgain)).join('')}</g>`;

const head = ({ x, width, head: name, role }: PictureActor, top: number, isAgain: boolean): string => {
  const height = isAgain ? sizes.heads - 8 : sizes.head;
  const what = role === 'urs' ? 'URS' : role.replaceAll('-', ' ');
  const says = !isAgain && what.toLowerCase() !== name.replaceAll('-', ' ') && textRoom(what, 9.5) <= width - 8;
  const y = top + (isAgain ? 4 : 0);
  const middle = y + height / 2;
  return (
    `<g class="${looks[role] ?? 'other'}"><rect x="${x - width / 2}" y="${y}" width="${width}" height="${height}" rx="5"/>` +
    `<text class="head" x="${x}" y="${says ? middle - 2 : middle + 4}" text-anchor="middle">${xmlText(name)}</text>` +
    `${says ? `<text class="role" x="${x}" y="${middle + 11}" text-anchor="middle">${what}</text>` : ''}</g>`
  );
};
