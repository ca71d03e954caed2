import { catalogue, type Crossing, type MessageType } from 'routeproof';

/** Names of this many message types. */
export const messageTypes = (count: number): readonly MessageType[] =>
  (Object.keys(catalogue) as MessageType[]).slice(0, count);

/** Messages as links deliver them: of these types, about these interactions, well mixed and the same every time. */
export function crossings(
  count: number,
  types: readonly MessageType[],
  interactions: readonly string[],
): readonly Crossing[] {
  const random = mixed();
  return Array.from({ length: count }, (_, ref) => ({
    at: ref,
    sentAt: ref,
    from: 'media server',
    to: 'Interaction Server',
    fromRole: 'media-server',
    toRole: 'interaction-server',
    protocol: 'InteractionManagement',
    type: types[random() % types.length]!,
    ref,
    interaction: interactions[random() % interactions.length]!,
    body: {},
    standsFor: undefined,
  })) as unknown as readonly Crossing[];
}

/** Whole numbers that look like chance: xorshift, always from the same start. */
export function mixed(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Listeners that count what they hear, and how much all of them have heard. */
export class Audience {
  heard = 0;

  listener(): () => void {
    return () => {
      this.heard++;
    };
  }
}
