import type { MediaState } from '../../store/store-view.ts';
import type { Handler } from '../handler.ts';

const media =
  (to: MediaState | undefined, from: 'absent' | 'present', told: MediaEvent): Handler<MediaRequest> =>
  (core, asked, { body: { MediaType, Reason } }) => {
    const agent = core.agentOf(asked.client)!;
    if (agent.media.has(MediaType) !== (from === 'present')) return core.out.refuse(asked, 'wrong-state');
    agent.setMedium(MediaType, to);
    core.store.agentChanged(agent);
    core.out.ack(asked);
    core.out.report(told, undefined, {
      AgentId: agent.name,
      PlaceId: agent.place,
      MediaType,
      Reason,
      EventTime: core.clock.now(),
    });
  };

type MediaEvent = 'EventMediaAdded' | 'EventMediaRemoved' | 'EventNotReadyForMedia' | 'EventReadyForMedia';
type MediaRequest =
  'RequestAddMedia' | 'RequestRemoveMedia' | 'RequestNotReadyForMedia' | 'RequestCancelNotReadyForMedia';

/** An agent gets one more medium, and is not ready for it yet. */
export const requestAddMedia = media('not ready', 'absent', 'EventMediaAdded');
/** An agent gives a medium up. */
export const requestRemoveMedia = media(undefined, 'present', 'EventMediaRemoved');
/** An agent wants no more interactions of a medium. */
export const requestNotReadyForMedia = media('not ready', 'present', 'EventNotReadyForMedia');
/** An agent is ready for a medium. */
export const requestCancelNotReadyForMedia = media('ready', 'present', 'EventReadyForMedia');
