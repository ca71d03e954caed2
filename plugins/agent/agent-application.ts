import {
  followScript,
  interactionManagement,
  minutes,
  seconds,
  send,
  whenever,
  type ActorKit,
  type Agent,
  type Rule,
  type ScriptLine,
} from 'routeproof';
import { registerClient, wheneverConnected } from '../register.ts';

/** Accepts each invitation after a second, and stops the interaction a minute later. */
const acceptsAndStops: readonly Rule[] = [
  whenever('EventInvite', send('RequestAccept'), { after: seconds(1) }),
  whenever('EventAck', send('RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } }), {
    answers: 'RequestAccept',
    after: minutes(1),
  }),
];

/** Makes the application of one agent: it connects, registers, logs the agent in, and does what habits and script say. */
export function agentApplication(kit: ActorKit, agent: Agent, script: readonly ScriptLine[]): void {
  const { name, place = `${name}-place`, media = ['email'], does = acceptsAndStops } = agent;
  const link = kit.connect('agent', name);
  const application = followScript(kit, link, [...script.map((line) => ({ once: true, ...line })), ...does]);
  link.messages.subscribe(() => {
    if (application.heeded !== true) kit.unheeded();
  });
  const logIn = () => {
    if (!link.connected) return;
    application.send(
      interactionManagement.create('RequestAgentLogin', {
        AgentId: name,
        PlaceId: place,
        MediaList: Object.fromEntries(media.map((medium) => [medium, 1])),
      }),
    );
  };
  wheneverConnected(link, () => registerClient(application, 'AgentApplication').subscribe(logIn));
}
