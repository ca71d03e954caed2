import type { Scenario } from 'routeproof';
import { definePlugin, reporting } from 'routeproof/plugins';

/** Links that bring inert messages, all to one actor or each to an actor of its own. */
export const inert =
  (links: number, messages: number, to: 'one actor' | 'many actors', properties: Scenario['properties'] = []) =>
  (): Scenario => ({
    name: 'inert messages',
    properties,
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        setup(kit) {
          for (let link = 0; link < links; link++) {
            const hub = to === 'one actor' ? 'hub' : `hub ${link}`;
            if (link === 0 || to === 'many actors') kit.actor(hub).listen('service', hub);
            const client = kit.actor(`client ${link}`).connect('service', `client ${link}`, hub);
            for (let message = 0; message < messages; message++)
              client.send(
                reporting.create('EventCurrentAgentStatus', {
                  AgentId: `${message}`,
                  PlaceId: '',
                  MediaStateList: {},
                  MediaCapacityList: {},
                }),
              );
          }
        },
      }),
    ],
  });
