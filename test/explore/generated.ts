import type { Milliseconds, Scenario } from 'routeproof';
import { definePlugin, reporting, type Link } from 'routeproof/plugins';

/** Numbers by chance, the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 0x9e3779b9) >>> 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

export type Deed =
  | { readonly do: 'tell'; readonly whom: number }
  | { readonly do: 'wait'; readonly time: Milliseconds }
  | { readonly do: 'forget' }
  | { readonly do: 'complain'; readonly of: string }
  | { readonly do: 'choose'; readonly one: Deed; readonly other: Deed }
  | { readonly do: 'nothing' }
  | { readonly do: 'hang up'; readonly on: number };

/** What each actor does at the start, and at each of the next events that it handles. */
export type Programs = readonly (readonly (readonly Deed[])[])[];

export interface Generated {
  readonly scenario: () => Scenario;
  /** What each actor saw, and when, and what it chose, in the run that ended last. */
  readonly views: () => string;
  /** Whether somebody may hang up: what else the two ends do is taken to depend on it. */
  readonly hangsUp: boolean;
}

const times = [0, 0, 1, 5, 10, 20];

function deed(below: (count: number) => number, self: number, actors: number, depth = 0): Deed {
  const whom = (self + 1 + below(actors - 1)) % actors;
  switch (below(depth === 0 ? 13 : 10)) {
    case 0: case 1: case 2: case 3: return { do: 'tell', whom }; // prettier-ignore
    case 4: case 5: case 6: return { do: 'wait', time: times[below(times.length)]! }; // prettier-ignore
    case 7: return { do: 'forget' };
    case 8: return below(3) === 0 ? { do: 'hang up', on: whom } : { do: 'nothing' };
    case 9: return { do: 'complain', of: ['timer 0', 'timer 1', `${whom} after`, 'closed'][below(4)]! };
    default: return { do: 'choose', one: deed(below, self, actors, 1), other: deed(below, self, actors, 1) };
  } // prettier-ignore
}

function programs(below: (count: number) => number, actors: number): Programs {
  return Array.from({ length: actors }, (_, self) =>
    Array.from({ length: 2 + below(2) }, (_each, row) =>
      Array.from({ length: row === 0 ? 1 + below(2) : below(3) }, () => deed(below, self, actors)),
    ),
  );
}

/** A small scenario by chance: actors that tell each other things, set and cancel timers, choose, complain and hang up. */
export function generated(seed: number): Generated {
  const below = chance(seed + 1);
  for (let warm = 0; warm < 10; warm++) below(2);
  const actors = 2 + below(2);
  const does = programs(below, actors);
  const raceWindow = [0, 5, 10, 1000][below(4)]!;
  const delay = [0, 0, 5][below(3)]!;
  return watched(`generated ${seed}`, does, raceWindow, delay);
}

/** Actors with these programs, and what each of them saw. */
export function watched(name: string, does: Programs, raceWindow: Milliseconds, delay: Milliseconds): Generated {
  let seen: View[] = [];
  const scenario = (): Scenario => {
    seen = does.map(() => ({ events: [], choices: [] }));
    return { name, raceWindow, links: { service: delay }, plugins: [crowd(does, seen)] };
  };
  return { scenario, views: () => JSON.stringify(seen), hangsUp: JSON.stringify(does).includes('hang up') };
}

/** What an actor saw, and what it chose. */
interface View {
  readonly events: string[];
  readonly choices: string[];
}

const crowd = (does: Programs, seen: readonly View[]) =>
  definePlugin({
    name: 'crowd',
    synchronous: true,
    setup(kit) {
      const kits = does.map((_, self) => kit.actor(`actor ${self}`));
      const links = new Map<string, Link>();
      const timers = does.map(() => [] as (() => void)[]);
      kits.forEach((each, self) =>
        each.listen('service', `actor ${self}`).subscribe((connection) => {
          connection.received.subscribe((message) => handle(self, JSON.stringify(message.body)));
          connection.closed.subscribe(() => handle(self, 'closed'));
        }),
      );
      kits.forEach((each, self) =>
        kits.forEach((_, other) => {
          if (self !== other) links.set(`${self} ${other}`, each.connect('service', `actor ${self}`, `actor ${other}`));
        }),
      );
      const act = (self: number, each: Deed): void => {
        const { clock, choices, finding } = kits[self]!;
        if (each.do === 'tell') tell(self, each.whom);
        if (each.do === 'wait') {
          const number = timers[self]!.length;
          timers[self]!.push(clock.after(each.time, () => handle(self, `timer ${number}`)));
        }
        if (each.do === 'forget') timers[self]!.pop()?.();
        if (each.do === 'complain' && seen[self]!.events.at(-1)?.includes(each.of))
          finding({ kind: 'complaint', sentence: `Actor ${self} complains of ${each.of}.` });
        if (each.do === 'hang up') links.get(`${self} ${each.on}`)!.disconnect();
        if (each.do === 'choose') {
          const chosen = choices.pick(2, { about: `actor ${self}` });
          seen[self]!.choices.push(`${chosen} after ${seen[self]!.events.length}`);
          act(self, chosen === 0 ? each.one : each.other);
        }
      };
      const tell = (self: number, whom: number): void => {
        const link = links.get(`${self} ${whom}`)!;
        if (!link.connected) return;
        const AgentId = `${self} after ${seen[self]!.events.length}`;
        link.send(
          reporting.create('EventCurrentAgentStatus', {
            AgentId,
            PlaceId: '',
            MediaStateList: {},
            MediaCapacityList: {},
          }),
        );
      };
      const handle = (self: number, what: string): void => {
        seen[self]!.events.push(`${what} at ${kits[self]!.clock.now()}`);
        for (const each of does[self]![seen[self]!.events.length] ?? []) act(self, each);
      };
      does.forEach((rows, self) => rows[0]!.forEach((each) => act(self, each)));
    },
  });
