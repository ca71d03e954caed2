import { contactCentre } from 'routeproof/plugins';
import type { BenchOptions } from '../../bench/create-bench.ts';
import { playOnce } from '../../bench/play-once.ts';
import type { Centre } from '../../contract/centre.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { standIn, type Desk, type Strategy } from '../../contract/strategy.ts';
import type { TraceLine } from '../../report/trace-line.ts';
import { centreOf, countNamed, nothingNamed, togetherNamed, type NamedThings } from './centre-of.ts';

/** Where a strategy plays that comes without a scenario: one e-mail, in a contact centre that has whom the strategy names. */
export const readyMadeScenario = (strategy: Strategy, centre: Centre): Scenario => ({
  name: `${strategy.name} in a ready-made contact centre`,
  strategy,
  plugins: contactCentre(),
  centre,
  load: { interactions: [{ MediaType: 'email', Queue: 'Inbound' }] },
});

/** A strategy may name more once it finds what it named before; this often it is asked at most. */
const rounds = 5;
const limits = { routingAttempts: 5, eventsPerRun: 20_000 };

/**
 * A contact centre that has what a strategy names. The strategy is played, and what it asks for is put there, until it
 * asks for nothing new.
 */
export const centreFor = async (strategy: () => Strategy, options: BenchOptions): Promise<Centre> => {
  let named = nothingNamed;
  for (let round = 0; round < rounds; round++) {
    const more = togetherNamed(named, await namedBy(strategy, centreOf(named), options));
    if (round > 0 && countNamed(more) === countNamed(named)) break;
    named = more;
  }
  return centreOf(named);
};

const namedBy = async (strategy: () => Strategy, centre: Centre, options: BenchOptions): Promise<NamedThings> => {
  const targets = new Set<string>();
  const { messages } = await playOnce(
    () => ({
      ...readyMadeScenario(
        listening(strategy(), (target) => targets.add(target)),
        centre,
      ),
      limits,
    }),
    options,
  );
  const agents = namesIn(messages, 'RequestDeliver', ({ AgentId, Extensions }) => AgentId ?? Extensions?.AGENT);
  return {
    targets: [...targets],
    // Whom the desk handed out was there already.
    agents: agents.filter((name) => !(centre.agents ?? []).some((agent) => agent.name === name)),
    queues: namesIn(messages, 'RequestPlaceInQueue', ({ Queue, OtherDN }) => Queue ?? OtherDN),
  };
};

/** The same strategy at a desk that tells what targets it is asked for. */
const listening = (strategy: Strategy, tell: (expression: string) => void): Strategy =>
  standIn(
    {
      ...strategy,
      route: (interaction, desk) => {
        const target = (asked: unknown, ...rest: readonly unknown[]): unknown => {
          for (const each of Array.isArray(asked) ? (asked as unknown[]) : [asked])
            if (typeof each === 'string') tell(each);
          return (desk.target as (...given: readonly unknown[]) => unknown)(asked, ...rest);
        };
        return strategy.route(interaction, Object.create(desk, { target: { value: target } }) as Desk);
      },
    },
    strategy,
  );

/** As Interaction Management and the T-Library name them. */
interface Names {
  readonly AgentId?: unknown;
  readonly Extensions?: { readonly AGENT?: unknown };
  readonly Queue?: unknown;
  readonly OtherDN?: unknown;
}

const namesIn = (messages: readonly TraceLine[], request: string, nameIn: (body: Names) => unknown): string[] =>
  messages
    .filter(({ type, standsFor }) => (standsFor ?? type) === request)
    .map(({ body }) => nameIn(body as Names))
    .filter((name) => typeof name === 'string');
