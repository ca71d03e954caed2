import type { InteractionRecord } from '../../store/interaction-record.ts';
import { place, type Placing } from '../acts/place.ts';
import type { Asked } from '../clients/client.ts';
import type { InteractionHandler } from '../handler.ts';
import { atRest, mayAct } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';

/** Stands for the former location in place of a queue's name. */
const back = '__BACK__';

/** Moves an interaction to a queue; all who work on it are relieved. */
export const requestPlaceInQueue: InteractionHandler<'RequestPlaceInQueue'> = (core, asked, { body }, interaction) => {
  const denied = mayAct(core, interaction, asked);
  if (denied !== undefined) return core.out.refuse(asked, denied);
  if (body.Queue === back) return placeBack(core, asked, interaction, body);
  if (core.queue(body.Queue) === undefined)
    return core.out.refuse(asked, { error: 'unknown-target', sentence: core.unknown('queue', body.Queue) });
  place(core, asked, interaction, { kind: 'queue', queue: body.Queue }, body);
};

/** WB14: what was taken for routing or handling goes back to the queue or workbin that it was taken from. */
function placeBack(core: ServerCore, asked: Asked, interaction: InteractionRecord, body: Placing): void {
  const { formerLocation } = interaction;
  if (!atRest(interaction) && formerLocation !== undefined)
    return place(core, asked, interaction, formerLocation, body);
  const why = atRest(interaction) ? 'was not taken from where it is' : 'was never in a queue or workbin';
  core.out.refuse(asked, {
    error: 'wrong-state',
    sentence: `The interaction ${why}: there is nothing to place it back in.`,
  });
}
