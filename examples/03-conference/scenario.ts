import { at, defineScenario, defineStrategy, routeTo, seconds, send, when, whenever } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';

const question = '0000RPEXAMPLE001';

/** E-mail goes to ann. */
const toAnn = defineStrategy({
  name: 'to-ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
});

/**
 * ann handles a question and asks bob to join; bob says no, cyd does not answer, dan joins and leaves again;
 * then the customer's media server stops the interaction.
 */
export default defineScenario(() => ({
  name: 'ann looks for help',
  strategy: toAnn,
  centre: {
    agents: [
      { name: 'ann', does: [whenever('EventInvite', send('RequestAccept'), { after: seconds(1) })] },
      { name: 'bob', does: [whenever('EventInvite', send('RequestReject'), { after: seconds(2) })] },
      { name: 'cyd', does: [] },
      { name: 'dan', does: [whenever('EventInvite', send('RequestAccept'), { after: seconds(2) })] },
    ],
    queues: [{ name: 'Inbound' }],
  },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: question, at: seconds(1) }] },
  drive: {
    script: [
      at(seconds(10), 'ann', send('RequestConference', { InteractionId: question, AgentId: 'bob' })),
      at(seconds(20), 'ann', send('RequestConference', { InteractionId: question, AgentId: 'cyd' })),
      at(seconds(60), 'ann', send('RequestConference', { InteractionId: question, AgentId: 'dan' })),
      when('dan', 'EventAck', send('RequestLeaveInteraction'), { answers: 'RequestAccept', after: seconds(30) }),
      at(seconds(120), 'email-server', send('RequestStopProcessing', { InteractionId: question })),
    ],
  },
}));
