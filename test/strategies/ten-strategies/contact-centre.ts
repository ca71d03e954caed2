import {
  at,
  disconnect,
  minutes,
  nothing,
  oneOf,
  seconds,
  send,
  whenever,
  type Agent,
  type Delay,
  type KeyValues,
  type Plugin,
  type Scenario,
  type ScriptLine,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, either, fault, Random, service, silence } from 'routeproof/plugins';

const words = ['spam', 'question', 'else'] as const;
const submits = { Queue: 'Outbound', InteractionSubtype: 'OutboundAutoResponse' };

const login = (name: string) => ({ AgentId: name, PlaceId: `${name}-place`, MediaList: { email: 1 } });

/** Who acts by chance comes too late now and then. */
const maybe = { mayBeRefused: true } as const;

/** An agent who accepts, rejects, does not answer or logs out, as the choices of the run have it. */
const fickle = (name: string, after: Delay, talk: Delay, away: Delay): NonNullable<Agent['does']> => [
  whenever(
    'EventInvite',
    oneOf(
      send('RequestAccept', {}, maybe),
      send('RequestReject', {}, maybe),
      nothing(),
      send('RequestAgentLogout', {}, maybe),
    ),
    {
      after,
    },
  ),
  whenever('EventAck', send('RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } }, maybe), {
    answers: 'RequestAccept',
    after: talk,
  }),
  whenever('EventAck', send('RequestAgentLogin', login(name), maybe), { answers: 'RequestAgentLogout', after: away }),
];

const agentsWith = (...times: readonly [after: Delay, talk: Delay, away: Delay]): readonly Agent[] =>
  Object.entries({ ann: 8, bob: 6, cyd: 3 }).map(([name, English]) => ({
    name,
    skills: { English },
    does: fickle(name, ...times),
  }));

/** Groups, queues, workbins. */
const places = {
  groups: [
    { name: 'Support', agents: ['ann', 'bob'] },
    { name: 'Team A', agents: ['ann', 'cyd'] },
    { name: 'Team B', agents: ['bob'] },
    { name: 'Everybody', agents: ['ann', 'bob', 'cyd'] },
  ],
  queues: [
    { name: 'Inbound' },
    ...['Back office', 'People', 'Tomorrow', 'Second line', 'Outbound'].map((name) => ({ name, strategy: null })),
  ],
  workbins: [{ name: 'Overflow' }],
};

const servicesWith = (mail: Delay, classifier: Delay): readonly Plugin[] => [
  service(
    'E-mail Server',
    { Autoresponse: either(answer({}, { submits }), fault('no template'), silence()) },
    { delay: mail },
  ),
  service(
    'Classifier',
    { Classify: either(...words.map((Category) => answer({ Category })), fault('no model'), silence()) },
    { delay: classifier },
  ),
];

/** One interaction, and nothing left to chance: what can differ are the choices. */
export const smallCentre = (strategy: Strategy, userData: KeyValues): Scenario => ({
  name: 'every choice',
  strategy,
  centre: { ...places, agents: agentsWith(seconds(12), seconds(5), seconds(3)) },
  plugins: [...contactCentre(), ...servicesWith(seconds(1), seconds(1))],
  load: { interactions: [{ InteractionId: '0000RPTWIN000001', at: seconds(1), UserData: userData }] },
  links: { 'stat-server': seconds(2) },
  until: minutes(1),
});

/** A contact centre in which everything that can differ does: delays, losses and refusals all come from the seed. */
export function busyCentre(strategy: Strategy, seed: number): Scenario {
  const chance = new Random(seed).stream('script');
  const interactions = Array.from({ length: 6 }, (_, index) => ({
    InteractionId: `0000RPTWIN${String(seed).padStart(5, '0')}${index}`,
    at: Math.round(chance.uniform(0, minutes(3))),
    UserData: {
      Subject: `question ${index}`,
      CustomerSegment: chance.pick(['gold', 'silver']),
      Line: chance.pick([1, 1, 2]),
      ...(chance.next() < 0.5 && { LastCalledAgent: chance.pick(['ann', 'bob', 'cyd']) }),
    },
  }));
  const losses = interactions
    .filter(() => chance.next() < 0.4)
    .map(({ InteractionId, at: offered }) =>
      at(
        offered + Math.round(chance.uniform(0, minutes(1.5))),
        'email-server',
        send('RequestStopProcessing', { InteractionId }, maybe),
      ),
    );
  const absences: readonly ScriptLine[] = ['ann', 'bob', 'cyd']
    .filter(() => chance.next() < 0.5)
    .map((name) => at(Math.round(chance.uniform(0, minutes(4))), name, send('RequestAgentLogout', {}, maybe)));
  const gone = chance.next() < 0.2 ? [at(minutes(2), 'Classifier', disconnect())] : [];
  const late = [0, Math.round(chance.uniform(0, seconds(2)))] as const;
  return {
    name: `seed ${seed}`,
    strategy,
    centre: { ...places, agents: agentsWith([500, seconds(8)], [seconds(20), seconds(90)], [seconds(5), seconds(40)]) },
    plugins: [...contactCentre({ tLibrary: seed % 2 === 0 }), ...servicesWith(late, [0, seconds(25)])],
    load: { interactions },
    drive: { script: [...losses, ...absences, ...gone] },
    links: { urs: late, 'stat-server': [0, seconds(3)], agent: [0, 300], 'email-server': [0, 200], service: late },
    until: minutes(30),
  };
}
