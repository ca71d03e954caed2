import { found } from '../../contract/found.ts';
import { largePacked, packedSize } from '../../protocol/packed-size.ts';
import type { KeyValues } from '../../protocol/values.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** User data that some applications do not read to its end is warned of, once for each interaction. */
export const attachedSize: MakeProbe = ({ bus, finding }) => {
  /** Lists that are small enough: nobody writes into what has crossed a link. */
  const small = new WeakSet<object>();
  const told = new Set<string | undefined>();
  bus.messages.subscribe(({ type, interaction, body }) => {
    const { UserData, Interaction = {} } = body as Carrying;
    const list = UserData ?? Interaction.UserData;
    if (list === undefined || small.has(list)) return;
    const size = packedSize(list);
    if (size <= largePacked) return void small.add(list);
    if (told.has(interaction)) return;
    told.add(interaction);
    finding({ ...found.userDataLarge(type, size), interaction });
  });
  return {};
};

interface Carrying {
  readonly UserData?: KeyValues;
  readonly Interaction?: { readonly UserData?: KeyValues };
}
