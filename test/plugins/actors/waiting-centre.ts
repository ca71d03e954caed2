import {
  at,
  createBench,
  seconds,
  send,
  type Agent,
  type BenchOptions,
  type OfferedInteraction,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { agents, mediaServer, type Crossing } from 'routeproof/plugins';

export const waiting = { queues: [{ name: 'Inbound', strategy: null }] } as const;

export const idle: Agent = { name: 'ann', does: [] };

export interface Play extends Partial<Scenario> {
  readonly places?: readonly string[];
  readonly people?: readonly Agent[];
  readonly script?: readonly ScriptLine[];
  readonly interactions?: readonly OfferedInteraction[];
  readonly bench?: BenchOptions;
}

/** Plays a scenario in which no queue feeds a strategy, and gives its bench. */
export async function play({
  people = [idle],
  places = [],
  script = [],
  interactions = [],
  bench: options = {},
  ...more
}: Play) {
  const bench = createBench(
    () => ({
      name: 'actors',
      centre: { ...waiting, agents: people, places },
      plugins: [mediaServer(), agents()],
      load: { interactions },
      drive: { script },
      ...more,
    }),
    options,
  );
  await bench.runUntilQuiet();
  return bench;
}

export const from = (messages: Iterable<Crossing>, name: string): readonly Crossing[] =>
  [...messages].filter((message) => message.from === name);

export const said = (messages: Iterable<Crossing>, name: string): readonly string[] =>
  from(messages, name).map(({ type, sentAt, interaction }) => [sentAt, type, interaction].filter(isThere).join(' '));

const isThere = (value: unknown) => value !== undefined;

export const submit = (InteractionId: string, time = seconds(1)): OfferedInteraction => ({ InteractionId, at: time });

export const pull = (InteractionId: string, who = 'ann', time = seconds(2)): ScriptLine =>
  at(time, who, send('RequestPull', { InteractionIds: [InteractionId] }));
