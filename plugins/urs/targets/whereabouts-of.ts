import { isObservable } from 'rxjs';
import type { Act, Agent, Rule } from 'routeproof';

/** What an agent may work on and where it may sit in a run: as it is configured, and as its own lines have it later. */
export interface Whereabouts {
  readonly media: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** Whether it may also be anything else, because a function or an Observable says what the agent does. */
  readonly isOpen: boolean;
}

/** Reads an agent's configuration, its habits and the lines that a script has for it. */
export function whereaboutsOf(agent: Agent, lines: readonly Rule[]): Whereabouts {
  const { name, place = `${name}-place`, media = ['email'], does = [] } = agent;
  const found = { media: new Set(media), places: new Set([place]), isOpen: false };
  for (const { act } of [...does, ...lines]) read(act, found);
  return found;
}

interface Found extends Whereabouts {
  readonly media: Set<string>;
  readonly places: Set<string>;
  isOpen: boolean;
}

function read(act: Act, found: Found): void {
  if (act.do === 'oneOf') for (const each of act.acts) read(each, found);
  if (act.do === 'follow' && isObservable(act.acts)) found.isOpen = true;
  if (act.do !== 'send' || !['RequestAgentLogin', 'RequestAddMedia'].includes(act.request)) return;
  if (typeof act.attributes === 'function') {
    found.isOpen = true;
    return;
  }
  const { MediaType, MediaList = {}, PlaceId } = act.attributes as Words;
  for (const medium of [...Object.keys(MediaList), ...(MediaType === undefined ? [] : [MediaType])])
    found.media.add(medium);
  if (PlaceId !== undefined) found.places.add(PlaceId);
}

interface Words {
  readonly MediaType?: string;
  readonly MediaList?: object;
  readonly PlaceId?: string;
}
