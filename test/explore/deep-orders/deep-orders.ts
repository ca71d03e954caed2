import { always, at, eventually, seconds, send, type Scenario } from 'routeproof';
import { agents, definePlugin, mediaServer, reporting } from 'routeproof/plugins';
import { waiting } from '../waiting.ts';

const inert = (id: string) =>
  reporting.create('EventCurrentAgentStatus', {
    ...{ AgentId: id, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} },
  });

/**
 * So many links, named 0, 1 and so on, that bring two messages each to one actor. It fails when they are first heard of in the order that
 * is wanted, in one of n! orders: for five links 1 of 120, in 113,400 runs; for seven 1 of 5,040, in 681,080,400.
 */
export const firstHeard = (wanted: string) => (): Scenario => {
  let heard = '';
  return {
    name: `links are heard of first in the order ${wanted}`,
    properties: [
      always('the order in question does not come', ({ store }) => store.agents.length > 0 || heard !== wanted),
    ],
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        setup(kit) {
          const hub = kit.actor('hub').listen('service', 'hub');
          hub.subscribe((link) =>
            link.received.subscribe(({ body }) => {
              const [from = ''] = 'AgentId' in body ? String(body.AgentId) : '';
              if (!heard.includes(from)) heard += from;
            }),
          );
          for (const link of wanted.split('').toSorted()) {
            const client = kit.actor(`client ${link}`).connect('service', `client ${link}`, 'hub');
            for (const message of ['first', 'second']) client.send(inert(`${link} ${message}`));
          }
        },
      }),
    ],
  };
};

const interaction = (agent: string, which: 'A' | 'B') => `0000RPDEEP0000${agent}${which}`;

/**
 * Agents who are named 0, 1 and so on have two interactions each, and place one after the other in one queue, all at nearly the same
 * time. It fails when the first ones stand there in the order that is wanted.
 */
export const placedInOrder = (wanted: string) => (): Scenario => {
  const names = wanted.split('').toSorted();
  const each = names.flatMap((name) => [interaction(name, 'A'), interaction(name, 'B')]);
  const stand = wanted
    .split('')
    .map((name) => interaction(name, 'A'))
    .join(' ');
  return {
    name: `interactions stand in the order ${wanted}`,
    properties: [
      eventually('they stand otherwise', ({ store }) => {
        const done = store.queues.get('Done') ?? [];
        return done.filter((id) => id.endsWith('A')).join(' ') !== stand;
      }),
    ],
    centre: {
      agents: names.map((name) => ({ name, does: [] })),
      queues: [
        { name: 'Waiting', strategy: null },
        { name: 'Done', strategy: null },
      ],
    },
    plugins: [mediaServer(), agents()],
    load: {
      interactions: waiting(each, 3),
    },
    drive: {
      script: names.flatMap((name, index) => {
        const both = [interaction(name, 'A'), interaction(name, 'B')];
        const place = (InteractionId: string) => send('RequestPlaceInQueue', { InteractionId, Queue: 'Done' });
        return [
          at(seconds(60 + 3 * index), name, send('RequestPull', { InteractionIds: both })),
          ...both.map((id) => at(seconds(100 + index / 10), name, place(id))),
        ];
      }),
    },
  };
};
