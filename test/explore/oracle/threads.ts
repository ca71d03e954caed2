import type { Scenario } from 'routeproof';
import { definePlugin, reporting, type ActorKit, type Link, type Message } from 'routeproof/plugins';

/** What a thread does next with a variable; what it reads is what its generator is given. */
export type Access =
  | { readonly do: 'read'; readonly variable: string }
  | { readonly do: 'write'; readonly variable: string; readonly value: number };

export type Thread = () => Generator<Access, void, number>;

export const read = (variable: string): Access => ({ do: 'read', variable });
export const write = (variable: string, value: number): Access => ({ do: 'write', variable, value });

/** Two kinds of message that mean nothing to the bench. */
const types = { read: 'EventReadyForMedia', write: 'EventNotReadyForMedia' } as const;

/** Threads that share variables: each variable is an actor, which the threads ask to be read and written, and wait for the answer. It may say of itself what is read and what is written. */
export function threads(
  programs: readonly Thread[],
  says: 'what it reads and writes' | 'nothing',
): {
  readonly scenario: () => Scenario;
  /** Which accesses each variable had in the run that ended last: writes in their order, the reads between them in any. */
  readonly accesses: () => string;
} {
  let seen = new Map<string, string[][]>();
  const scenario = (): Scenario => {
    seen = new Map();
    return { name: 'threads', raceWindow: 0, plugins: [computer(programs, seen, says !== 'nothing')] };
  };
  const inOrder = (rows: readonly (readonly string[])[]) => rows.map((row) => row.toSorted());
  return {
    scenario,
    accesses: () =>
      [...seen]
        .map(([name, rows]) => JSON.stringify([name, inOrder(rows)]))
        .toSorted()
        .join('\n'),
  };
}

const computer = (programs: readonly Thread[], seen: Map<string, string[][]>, isOpen: boolean) =>
  definePlugin({
    name: 'computer',
    synchronous: true,
    setup(kit) {
      const known = new Set<string>();
      programs.forEach((program, number) => {
        const thread = kit.actor(`thread ${number}`);
        const links = new Map<string, Link>();
        const linkTo = (variable: string): Link => {
          if (!known.has(variable)) memory(kit.actor(variable), variable, seen, isOpen);
          known.add(variable);
          const link = links.get(variable) ?? thread.connect('service', `thread ${number}`, variable);
          links.set(variable, link);
          return link;
        };
        run(program(), linkTo);
      });
    },
  });

/** Goes on with each answer. All links are made before time starts. */
function run(program: Generator<Access, void, number>, linkTo: (variable: string) => Link): void {
  const heard = new Set<Link>();
  const goOn = (value: number): void => {
    const next = program.next(value);
    if (next.done === true) return;
    const link = linkTo(next.value.variable);
    if (!heard.has(link)) link.messages.subscribe((answer) => goOn(valueIn(answer)));
    heard.add(link);
    link.send(next.value.do === 'read' ? message('read', 0) : message('write', next.value.value));
  };
  goOn(0);
}

function memory(actor: ActorKit, variable: string, seen: Map<string, string[][]>, isOpen: boolean): void {
  let value = 0;
  const rows: string[][] = [[]];
  seen.set(variable, rows);
  actor.listen('service', variable).subscribe((connection) =>
    connection.received.subscribe((asked) => {
      if (isOpen) actor[asked.type === types.read ? 'reads' : 'writes'](variable);
      if (asked.type === types.read) rows.at(-1)!.push(`${connection.client.name} reads`);
      else {
        value = valueIn(asked);
        rows.push([`${connection.client.name} writes`], []);
      }
      connection.send(message('read', value));
    }),
  );
}

const message = (what: keyof typeof types, value: number): Message =>
  reporting.create(types[what], { AgentId: `${value}`, PlaceId: '', MediaType: '', EventTime: 0 });

const valueIn = ({ body }: { readonly body: object }): number => Number((body as { readonly AgentId: string }).AgentId);

/** One thread writes, and so many read, once each. */
export const readers = (count: number): readonly Thread[] => [
  function* writer() {
    yield write('x', 1);
  },
  ...Array.from(
    { length: count },
    (): Thread =>
      function* reader() {
        yield read('x');
      },
  ),
];

/** One thread looks for the last zero of an array, from its end; each of the others makes one place greater than the place before it. */
export const lastZero = (count: number): readonly Thread[] => [
  function* seeker() {
    for (let place = count; (yield read(`array ${place}`)) !== 0;) place--;
  },
  ...Array.from(
    { length: count },
    (_, index): Thread =>
      function* raiser() {
        const before = yield read(`array ${index}`);
        yield write(`array ${index + 1}`, before + 1);
      },
  ),
];
