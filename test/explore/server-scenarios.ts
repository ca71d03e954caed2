import { map, race } from 'rxjs';
import {
  at,
  defineStrategy,
  disconnect,
  nothing,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  whenever,
  type Act,
  type Scenario,
} from 'routeproof';
import { agents, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';
import { waiting } from './waiting.ts';

const names = ['ann', 'bob', 'cat'] as const;
const [accept, reject] = [send('RequestAccept'), send('RequestReject')];
const interactions = ['0000RPSERVER0001', '0000RPSERVER0002', '0000RPSERVER0003'] as const;

/** Whole numbers by chance, the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 0x9e3779b9) >>> 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state >>> 8) % below;
  };
}

/** Three agents with one interaction each, who ask the server for something at about the same time. */
export function asking(seed: number): () => Scenario {
  const below = chance(seed + 1);
  const requests = (own: string): readonly Act[] => [
    send('RequestLeaveInteraction', { InteractionId: own }),
    send('RequestPlaceInQueue', { InteractionId: own, Queue: 'Waiting' }),
    send('RequestStopProcessing', { InteractionId: own }),
    send('RequestChangeProperties', { InteractionId: own, AddedProperties: { note: seed } }),
    send('RequestGetInteractionProperties', { InteractionId: interactions[below(3)]! }),
    send('RequestConference', { InteractionId: own, AgentId: names[below(3)]! }),
    send('RequestAccept', { InteractionId: interactions[below(3)]!, TicketId: 1 + below(2) }),
  ];
  const deeds = Array.from({ length: 3 + below(2) }, (_, index) => {
    const who = index % 3;
    const all = requests(interactions[below(3) === 0 ? below(3) : who]!);
    return { who: names[who]!, act: all[below(all.length)]!, time: seconds(10) + [0, 0, 0, 200][below(4)]! };
  });
  return () => ({
    name: `requests ${seed}`,
    centre: { agents: names.map((name) => ({ name, does: [] })), queues: [{ name: 'Waiting', strategy: null }] },
    plugins: [mediaServer(), agents()],
    load: {
      interactions: waiting(interactions, 2),
    },
    drive: {
      script: [
        ...names.map((name, index) =>
          at(seconds(2 + 2 * index), name, send('RequestPull', { InteractionIds: [interactions[index]!] })),
        ),
        ...deeds.map(({ who, act, time }) => at(time, who, act)),
      ],
    },
    until: seconds(30),
    raceWindow: 500,
  });
}

/** Agents who answer or do not, an interaction or two that URS routes, and something that comes between. */
export function routing(seed: number): () => Scenario {
  const below = chance(seed + 1001);
  const one = <T>(...of: readonly T[]): T => of[below(of.length)]!;
  const [first, second] = [interactions[0], interactions[1]];
  const answer = one(accept, reject, oneOf(accept, reject), oneOf(accept, nothing()), nothing());
  const staff = ['ann', 'bob'].slice(0, 1 + below(2));
  const habits = [whenever('EventInvite', answer, { after: one(0, 300, 900, 1200) })];
  if (below(2) === 0)
    habits.push(whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: one(0, 400) }));
  const between = [
    at(seconds(5) + one(0, 200, 900), 'email-server', send('RequestStopProcessing', { InteractionId: first })),
    at(seconds(5) + one(300, 900), 'ann', disconnect()),
    at(seconds(5) + one(300, 900), 'ann', send('RequestAgentLogout')),
    at(seconds(5) + 1000, 'ann', send('RequestLeaveInteraction', { InteractionId: first })),
    at(seconds(5) + 1000, 'ann', send('RequestConference', { InteractionId: first, AgentId: 'bob' })),
  ];
  const comes = [first, second].slice(0, below(3) === 0 ? 2 : 1);
  const [gap, delay, script, words] = [one(0, 300), one(0, 500), [one(...between)], below(3)];
  return () => ({
    name: `routed ${seed}`,
    strategy: defineStrategy({
      name: 'once',
      route: ({ returns }, desk) => {
        if (returns > 0) return placeInQueue('Back office');
        const target = desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent)));
        return delay === 0 ? target : race(target, desk.after(delay).pipe(map(() => placeInQueue('Back office'))));
      },
    }),
    centre: {
      agents: staff.map((name) => ({ name, skills: { English: 1 }, does: habits })),
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: [mediaServer(), agents(), urs(), reportingEngine(), ...(words === 0 ? [] : [tLibrary()])],
    load: { interactions: comes.map((InteractionId, index) => ({ InteractionId, at: seconds(5) + index * gap })) },
    drive: { script },
    server: { 'delivering-timeout': 1 },
    until: seconds(30),
    raceWindow: 500,
  });
}

/** Three agents, two of whom have one interaction each, who place in workbins and pull from them at about the same time. */
export function shelving(seed: number): () => Scenario {
  const below = chance(seed + 2001);
  const workbins = [
    { WorkbinType: 'Drafts', AgentId: 'ann' },
    { WorkbinType: 'Drafts', AgentId: 'bob' },
    { WorkbinType: 'Desk', PlaceId: 'ann-place' },
  ] as const;
  const lying = interactions[2];
  const first = workbins[below(3)]!;
  const requests = (own: string): readonly Act[] => {
    const Workbin = workbins[below(3)]!;
    return [
      send('RequestPlaceInWorkbin', { InteractionId: own, ...workbins[below(3)]! }),
      send('RequestPlaceInQueue', { InteractionId: own, Queue: '__BACK__' }),
      send('RequestPull', { Workbin, MaxInteractions: 1 + below(2) }),
      send('RequestPull', { Workbin, InteractionIds: [lying] }),
      send('RequestPull', { Queue: 'Drafts', InteractionIds: [lying, own] }),
      send('RequestLeaveInteraction', { InteractionId: own }),
      send('RequestAgentLogout'),
    ];
  };
  const deeds = Array.from({ length: 3 + below(2) }, (_, index) => {
    const own = interactions[index % 2]!;
    const all = requests(own);
    return { who: names[index % 3]!, act: all[below(all.length)]!, time: seconds(10) + [0, 0, 0, 200][below(4)]! };
  });
  return () => ({
    name: `workbins ${seed}`,
    centre: {
      agents: names.map((name) => ({ name, does: [] })),
      queues: [{ name: 'Waiting', strategy: null }],
      workbins: [{ name: 'Drafts' }, { name: 'Desk', owner: 'place' }],
    },
    plugins: [mediaServer(), agents()],
    load: {
      interactions: interactions.map((InteractionId, index) => ({
        InteractionId,
        at: seconds(1 + 2 * index),
        ...(InteractionId === lying ? { Workbin: first } : { Queue: 'Waiting' }),
      })),
    },
    drive: {
      script: [
        ...interactions
          .slice(0, 2)
          .map((id, index) => at(seconds(2 + 2 * index), names[index]!, send('RequestPull', { InteractionIds: [id] }))),
        ...deeds.map(({ who, act, time }) => at(time, who, act)),
      ],
    },
    until: seconds(30),
    raceWindow: 500,
  });
}
