import type { Scenario } from 'routeproof';
import { definePlugin, reporting, type ActorKit } from 'routeproof/plugins';

/** What the hub does when a message comes; `remembered` outlives the step. */
export type Reading = (kit: ActorKit, remembered: Map<string, number>) => string | void;

/** One message of each client to one hub, at once; the hub's memory goes into `seen` when it has handled all of them. */
export const atTheHub =
  (messages: readonly Reading[], seen: Set<string> = new Set()) =>
  (): Scenario => ({
    name: 'a hub that says what it reads and writes',
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        setup(kit) {
          const hub = kit.actor('hub');
          const remembered = new Map<string, number>();
          const got = messages.map(() => '');
          let left = messages.length;
          hub.listen('service', 'hub').subscribe((connection) =>
            connection.received.subscribe(({ body }) => {
              const number = Number((body as { readonly AgentId: string }).AgentId);
              got[number] = messages[number]!(hub, remembered) ?? '';
              if (--left === 0)
                seen.add(
                  JSON.stringify([
                    got,
                    [...remembered].toSorted((one, other) => Number(one > other) - Number(one < other)),
                  ]),
                );
            }),
          );
          messages.forEach((_, number) =>
            kit
              .actor(`client ${number}`)
              .connect('service', `client ${number}`, 'hub')
              .send(
                reporting.create('EventCurrentAgentStatus', {
                  ...{ AgentId: `${number}`, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} },
                }),
              ),
          );
        },
      }),
    ],
  });
