import { at, seconds, send, whenever, type Plugin, type Scenario } from 'routeproof';
import { agents, definePlugin, mediaServer, reporting, type ActorKit, type Message } from 'routeproof/plugins';
import { X } from './case.ts';

const news = (what: string): Message =>
  reporting.create('EventCurrentAgentStatus', {
    AgentId: what,
    PlaceId: '',
    MediaStateList: {},
    MediaCapacityList: {},
  });

const wordOf = ({ body }: { readonly body: object }): string => (body as { readonly AgentId: string }).AgentId;

/** An actor to whom two others send one message each. */
export const sendersTo = (hub: string): Plugin =>
  definePlugin({
    name: hub,
    synchronous: true,
    setup(kit) {
      kit.actor(hub).listen('service', hub);
      for (const sender of [`one to ${hub}`, `another to ${hub}`])
        kit.actor(sender).connect('service', sender, hub).send(news(''));
    },
  });

/** What actors do at the start, with all kits at hand; what they see goes into a list. */
const scene =
  (name: string, seen: string[], raceWindow: number, begin: (kit: (name: string) => ActorKit) => void) =>
  (): Scenario => {
    seen.length = 0;
    const setup: Plugin['setup'] = (kit) => {
      const kits = new Map<string, ActorKit>();
      begin((actor) => {
        const known = kits.get(actor) ?? kit.actor(actor);
        kits.set(actor, known);
        return known;
      });
    };
    return { name, raceWindow, plugins: [definePlugin({ name, synchronous: true, setup })] };
  };

/** A scene, and what its actors saw in the run that ended last. */
export interface Scene {
  readonly scenario: () => Scenario;
  readonly seen: () => string;
}

/** Somebody does one of so many things, at a time at which others do something, too. */
export function choosing(count: number): Scene {
  const seen: string[] = [];
  const scenario = scene('choosing', seen, 0, (kit) => {
    for (const other of ['one', 'another']) kit(other).clock.after(0, () => undefined);
    const { clock, choices } = kit('chooser');
    clock.after(0, () => void seen.push(`does ${choices.pick(count, { about: 'what it does' })}`));
  });
  return { scenario, seen: () => seen.join() };
}

/** Somebody says of what comes that it is nothing to it; but it may send something all the same, or lose time over it. */
export function heedless(does: 'answers' | 'complains' | 'loses time' | 'is told more, later'): Scene {
  const seen: string[] = [];
  const scenario = scene('heedless', seen, 10, (kit) => {
    const deaf = kit('deaf');
    const write = (actor: string, what: string) => void seen.push(`${actor}: ${what} at ${kit(actor).clock.now()}`);
    deaf.listen('service', 'deaf').subscribe((connection) =>
      connection.received.subscribe((message) => {
        if (connection.client.name !== 'caller') return write('deaf', wordOf(message));
        deaf.ignored();
        if (does === 'answers') connection.send(news(`answer after ${seen.length}`));
        if (does === 'complains')
          deaf.finding({ kind: 'complaint', sentence: `It comes after ${seen.length} others.` });
      }),
    );
    const caller = kit('caller');
    const call = caller.connect('service', 'caller', 'deaf');
    call.messages.subscribe((message) => write('caller', wordOf(message)));
    caller.clock.after(does === 'loses time' ? 5 : 0, () => call.send(news('call')));
    const teller = kit('teller');
    const tell = teller.connect('service', 'teller', 'deaf');
    if (does === 'is told more, later') tell.send(news('hello'));
    teller.clock.after(does === 'is told more, later' ? 5 : 0, () => tell.send(news('told')));
  });
  return { scenario, seen: () => seen.toSorted().join('; ') };
}

/** Somebody hangs up and calls again, and both calls bring something, while another tells it something. */
export function comesBack(): Scene {
  const seen: string[] = [];
  const scenario = scene('comes back', seen, 10, (kit) => {
    const hub = kit('hub');
    hub.listen('service', 'hub').subscribe((connection) => {
      const write = (what: string) => void seen.push(`${connection.client.name}: ${what}`);
      connection.received.subscribe((message) => write(wordOf(message)));
      connection.closed.subscribe(() => write('gone'));
    });
    const caller = kit('caller');
    const link = caller.connect('service', 'caller', 'hub');
    link.send(news('first call'));
    caller.clock.after(0, () => {
      link.disconnect();
      link.reopen();
      link.send(news('second call'));
    });
    const other = kit('other').connect('service', 'other', 'hub');
    for (const each of ['one', 'two']) other.send(news(each));
  });
  return { scenario, seen: () => seen.join('; ') };
}

/** An agent who stops what it has pulled when its pull is answered, and has other requests answered before. */
export const answering = (): Scenario => ({
  name: 'answering',
  centre: {
    agents: [
      {
        name: 'ann',
        does: [
          whenever('EventAck', send('RequestStopProcessing', { InteractionId: X }), {
            answers: 'RequestChangeProperties',
          }),
        ],
      },
    ],
    queues: [{ name: 'Inbound', strategy: null }],
  },
  plugins: [mediaServer(), agents()],
  load: { interactions: [{ InteractionId: X, at: 0 }] },
  drive: {
    script: [
      at(seconds(1), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(2), 'ann', send('RequestPull', { InteractionIds: [X] })),
      at(seconds(3), 'ann', send('RequestChangeProperties', { InteractionId: X, AddedProperties: { note: 'seen' } })),
    ],
  },
});
