import { isDeepStrictEqual } from 'node:util';
import { namesInteraction, type Message } from '../../protocol/catalogue.ts';
import type { InteractionProperties, KeyValues } from '../../protocol/values.ts';
import { systemProperties } from '../../store/kept-properties.ts';

/** What the receiver reads otherwise than it was meant. */
export interface Lost {
  /** An attribute, or `type`. */
  readonly what: string;
  readonly meant: unknown;
  readonly read: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** Compares what a sender meant with what its receiver reads, but for the attributes that the pair drops. */
export function lost(meant: Message, read: Message, drops: readonly string[] = []): Lost | undefined {
  if (meant.type !== read.type || meant.protocol !== read.protocol)
    return { what: 'type', meant: nameOf(meant), read: nameOf(read) };
  if (meant.ref !== read.ref) return { what: 'ReferenceId', meant: meant.ref, read: read.ref };
  // Answers name no interaction, whatever the bench knows. An empty name is one that no interaction has: a ConnID that nobody knows.
  if (namesInteraction(meant) && (meant.interaction || undefined) !== (read.interaction || undefined))
    return { what: 'InteractionId', meant: meant.interaction, read: read.interaction };
  const [said, heard] = [meant.body as Body, read.body as Body];
  for (const what of new Set([...Object.keys(said), ...Object.keys(heard)])) {
    if (said[what] === heard[what] || drops.includes(what)) continue;
    if (!isSame(what, said[what], heard[what])) return { what, meant: said[what], read: heard[what] };
  }
  return undefined;
}

const nameOf = ({ type, protocol }: Message): string => `${type} (${protocol})`;

/** Whether an attribute is read as it was meant, as far as every protocol can have it. */
function isSame(name: string, meant: unknown, read: unknown): boolean {
  if (name === 'Interaction' && meant !== undefined && read !== undefined)
    return isDeepStrictEqual(attached(meant as InteractionProperties), attached(read as InteractionProperties));
  if (name !== 'Extension' && name !== 'Envelope') return isDeepStrictEqual(meant, read);
  const [said, heard] = [(meant ?? {}) as KeyValues, (read ?? {}) as KeyValues];
  // URS may leave the ConnID out, and the T-Library has it in every request.
  const { ConnID: _added, ...rest } = heard;
  return isDeepStrictEqual(said, said['ConnID'] === undefined ? rest : heard);
}

/** System properties and user data side by side: no user data hides a system property. */
const attached = (properties: InteractionProperties): object => ({
  ...properties.UserData,
  ...systemProperties(properties),
});
