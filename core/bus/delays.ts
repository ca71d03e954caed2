import type { Milliseconds } from '../kernel/time.ts';
import type { Random } from '../kernel/random.ts';

/** How long messages of a client are under way: fixed, or drawn evenly from a range. */
export type LinkDelay = Milliseconds | readonly [from: Milliseconds, to: Milliseconds];
/** Delays by the name or the role of a client; the name comes first. */
export type LinkDelays = Readonly<Record<string, LinkDelay>>;

/** A function that says how long the next message takes. */
export function delayOf(delay: LinkDelay | undefined, random: Random, stream: string): () => Milliseconds {
  if (delay === undefined) return () => 0;
  if (typeof delay === 'number') return () => delay;
  const [from, to] = delay;
  const chance = random.stream(stream);
  return () => Math.round(chance.uniform(from, to));
}
