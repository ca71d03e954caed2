import { place } from '../acts/place.ts';
import type { InteractionHandler } from '../handler.ts';
import { mayAct } from '../rights.ts';
import { workbinNamed } from '../workbin-named.ts';

/** Moves an interaction to a workbin and to the queue behind it. Without an owner the workbin is the requester's own. */
export const requestPlaceInWorkbin: InteractionHandler<'RequestPlaceInWorkbin'> = (
  core,
  asked,
  { body },
  interaction,
) => {
  const denied = mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  const bin = workbinNamed(core, asked, body);
  if ('error' in bin) return core.out.refuse(asked, bin);
  place(core, asked, interaction, bin, body);
};
