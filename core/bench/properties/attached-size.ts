import type { Crossing } from '../../bus/crossing.ts';
import { found } from '../../contract/found.ts';
import { largePacked, packedSize } from '../../protocol/key-values/packed-size.ts';
import type { KeyValues } from '../../protocol/values.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** User data that some applications do not read to its end is warned of, once for each interaction. */
export const attachedSize: MakeProbe = (sight, log) => {
  /** Lists that are small enough: nobody writes into what has crossed a link. */
  const small = new WeakSet<object>();
  const told = log.map<string | undefined, true>();
  const delivered = ({ type, interaction, body }: Crossing): void => {
    // What URS is asked about was attached before, or is told to the reporting engine without which there is no URS.
    if (type === 'EventRouteRequest') return;
    const { UserData, ChangedProperties, Interaction } = body as Carrying;
    const list = UserData ?? ChangedProperties ?? Interaction?.UserData;
    if (list === undefined || small.has(list)) return;
    const size = packedSize(list);
    if (size <= largePacked) return void small.add(list);
    if (told.has(interaction)) return;
    told.set(interaction, true);
    sight.finding({ ...found.userDataLarge(type, size), interaction });
  };
  return { delivered };
};

interface Carrying {
  readonly UserData?: KeyValues;
  readonly ChangedProperties?: KeyValues;
  readonly Interaction?: { readonly UserData?: KeyValues };
}
