import type { CodePlace } from './code-place.ts';
import type { PlacesOfModule } from './known-places.ts';
import type { StillThread } from './pulse-watch.ts';

/** The place of an author's code that a thread counted last. */
export const placeIn = (
  modules: readonly PlacesOfModule[],
  { beats, place }: Pick<StillThread, 'beats' | 'place'>,
): CodePlace | undefined => {
  if (beats === 0) return undefined;
  const found = modules.find(({ first, places }) => place >= first && place < first + places.length);
  return found?.places[place - found.first];
};
