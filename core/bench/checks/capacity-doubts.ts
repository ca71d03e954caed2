import type { Agent, Centre, MediaCapacity } from '../../contract/centre.ts';
import type { Reported } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import { hasAlternatives } from '../../contract/capacity/room-for.ts';
import { own } from '../../kernel/own.ts';

/** Alternatives that change nothing, and media of an agent for which no alternative has room. */
export const capacityDoubts = ({ agents = [] }: Centre): readonly Reported[] =>
  agents.flatMap((agent) =>
    hasAlternatives(agent.capacity) ? [...inVain(agent, agent.capacity), ...without(agent, agent.capacity)] : [],
  );

/** Agents may share a list: what is wrong in it is told of each, for each has to be corrected where it has its own. */
function inVain({ name }: Agent, alternatives: readonly MediaCapacity[]): readonly Reported[] {
  return alternatives.flatMap((one, index) => {
    const wider = alternatives.find((other, place) => isWithin(one, other) && (place < index || !isWithin(other, one)));
    return wider === undefined ? [] : [found.alternativeInVain(name, inWords(one), inWords(wider))];
  });
}

function without({ name, media = ['email'] }: Agent, alternatives: readonly MediaCapacity[]): readonly Reported[] {
  return media
    .filter((medium) => alternatives.every((alternative) => own(alternative, medium) === undefined))
    .map((medium) => found.mediumWithoutRoom(name, medium));
}

const isWithin = (inner: MediaCapacity, outer: MediaCapacity): boolean =>
  Object.entries(inner).every(([medium, count]) => (count ?? 0) <= (own(outer, medium) ?? 0));

/** As an author writes it: `{ chat: 1, email: 2 }`. */
export const inWords = (alternative: MediaCapacity): string =>
  `{ ${Object.entries(alternative)
    .map(([medium, count]) => `${/^[a-z_$][\w$]*$/i.test(medium) ? medium : `'${medium}'`}: ${count}`)
    .join(', ')} }`;
