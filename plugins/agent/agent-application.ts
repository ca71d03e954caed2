import { minutes, seconds, send, whenever, type Agent, type Rule } from 'routeproof';
import { errors, type Kit } from 'routeproof/kit';
import { connectClient } from '../connect-client.ts';
import { logInAgent } from '../register.ts';

/** Accepts each invitation after a second, and stops the interaction a minute later. */
const acceptsAndStops: readonly Rule[] = [
  whenever('EventInvite', send('RequestAccept', {}, { mayBeRefused: true }), { after: seconds(1) }),
  whenever(
    'EventAck',
    send('RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } }, { mayBeRefused: true }),
    {
      answers: 'RequestAccept',
      after: minutes(1),
    },
  ),
];

/** How an agent works in traffic by chance is for others to do. */
export function refuseWork(agent: Agent | undefined, player: string): void {
  if (Object.keys(agent?.work ?? {}).length > 0)
    throw errors.behaviourUnused(agent!.name, 'work', player, '`workingAgents()`, of `trafficCentre()`,');
}

/** Makes the application of one agent: it connects, registers, logs the agent in, and does what habits and script say. */
export function agentApplication(kit: Kit, agent: Agent): void {
  const { name, place = `${name}-place`, media = ['email'], does = acceptsAndStops } = agent;
  const application = connectClient(kit, 'agent', name, { does, heedsLinesAlone: true });
  application.registered.subscribe(() => {
    if (!application.connected) return;
    logInAgent(application.actor, application, {
      AgentId: name,
      PlaceId: place,
      MediaList: Object.fromEntries(media.map((medium) => [medium, 1])),
    });
  });
}
