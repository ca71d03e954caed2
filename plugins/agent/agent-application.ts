import {
  errors,
  followScript,
  minutes,
  seconds,
  send,
  whenever,
  type ActorKit,
  type Agent,
  type Rule,
  type ScriptLine,
} from 'routeproof';
import { heedLinesAlone, logInAgent, registerClient, wheneverConnected } from '../register.ts';

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
export function agentApplication(kit: ActorKit, agent: Agent, script: readonly ScriptLine[]): void {
  const { name, place = `${name}-place`, media = ['email'], does = acceptsAndStops } = agent;
  const link = kit.connect('agent', name);
  const application = followScript(kit, link, [...script.map((line) => ({ once: true, ...line })), ...does]);
  const heeding = heedLinesAlone(kit, link, application);
  const logIn = () => {
    heeding.isRegistered = true;
    if (!link.connected) return;
    logInAgent(kit, application, {
      AgentId: name,
      PlaceId: place,
      MediaList: Object.fromEntries(media.map((medium) => [medium, 1])),
    });
  };
  wheneverConnected(link, () => {
    heeding.isRegistered = false;
    registerClient(application, 'AgentApplication').subscribe(logIn);
  });
}
