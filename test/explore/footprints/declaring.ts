import type { Milliseconds, Scenario } from 'routeproof';
import { definePlugin, reporting, type ActorKit, type Received } from 'routeproof/plugins';

/** What the hub does when a message comes, `arrived` then; `remembered` outlives the step. */
export type Reading = (kit: ActorKit, remembered: Map<string, number>, arrived: Milliseconds) => string | void;

/** How the messages come, and how the hub learns what time it is. */
interface Manner {
  /** So many milliseconds each is sent after the one before it. */
  readonly apart?: Milliseconds;
  readonly byClock?: boolean;
}

/** One message of each client to one hub; the hub's memory goes into `seen` when it has handled all of them. */
export const atTheHub =
  (messages: readonly Reading[], seen: Set<string> = new Set(), { apart = 0, byClock = false }: Manner = {}) =>
  (): Scenario => ({
    name: 'a hub that says what it reads and writes',
    plugins: [
      definePlugin({
        name: 'crowd',
        synchronous: true,
        setup(kit) {
          const hub = kit.actor('hub');
          if (byClock) hub.tellsTimeByClock();
          const remembered = new Map<string, number>();
          const got = messages.map(() => '');
          let left = messages.length;
          hub.listen('service', 'hub').subscribe((connection) =>
            connection.received.subscribe((message) => {
              // The types say it of a link's messages only.
              const { body, at } = message as Received;
              const number = Number((body as { readonly AgentId: string }).AgentId);
              got[number] = messages[number]!(hub, remembered, at) ?? '';
              if (--left === 0)
                seen.add(
                  JSON.stringify([
                    got,
                    [...remembered].toSorted((one, other) => Number(one > other) - Number(one < other)),
                  ]),
                );
            }),
          );
          messages.forEach((_, number) => {
            const client = kit.actor(`client ${number}`);
            const link = client.connect('service', client.clock.name, 'hub');
            const message = reporting.create('EventCurrentAgentStatus', {
              ...{ AgentId: `${number}`, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} },
            });
            if (apart === 0) link.send(message);
            else client.clock.after(number * apart, () => void link.send(message));
          });
        },
      }),
    ],
  });
