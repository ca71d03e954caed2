import {
  at,
  defineStrategy,
  seconds,
  send,
  sometimes,
  whenever,
  type Centre,
  type Plugin,
  type Property,
  type Scenario,
  type ScriptLine,
  type Strategy,
} from 'routeproof';
import { agent, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';

/** The interaction of every race; it comes after five seconds. */
export const X = '0000RPRACE000001';
export const comesAt = seconds(5);

interface Parts {
  readonly strategy?: Strategy['route'];
  readonly queues?: Centre['queues'];
  /** Agents that follow habits. Default: ann, who accepts and stops at once. */
  readonly habits?: Readonly<Record<string, NonNullable<Centre['agents']>[number]['does']>>;
  /** Clients with programs of their own, and names of those that are agents. */
  readonly clerks?: Readonly<Record<string, Plugin>>;
  readonly script?: readonly ScriptLine[];
  readonly interactions?: readonly { readonly InteractionId: string; readonly at: number; readonly Queue?: string }[];
  readonly properties?: readonly Property[];
  readonly server?: Scenario['server'];
}

export const atOnce = [
  whenever('EventInvite', send('RequestAccept')),
  whenever('EventAck', send('RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } }), {
    answers: 'RequestAccept',
  }),
];

export const stoppedAt = (time: number): ScriptLine =>
  at(time, 'email-server', send('RequestStopProcessing', { InteractionId: X }));

export const isGone: Property = sometimes('the interaction is gone', ({ store }) => {
  const [first] = store.interactions;
  return store.agents.length > 0 && first === undefined;
});

/** A small contact centre in which a race is planted. URS stands there only for a strategy. */
export function bench(name: string, parts: Parts): Scenario {
  const { strategy, queues = [{ name: 'Inbound' }], habits = { ann: atOnce }, clerks = {}, script = [] } = parts;
  const names = [...Object.keys(habits), ...Object.keys(clerks)];
  const router = strategy === undefined ? [] : [reportingEngine(), urs(), tLibrary()];
  const { interactions = [{ InteractionId: X, at: comesAt }], properties = [isGone] } = parts;
  return {
    name,
    ...(strategy !== undefined && { strategy: defineStrategy({ name, route: strategy }) }),
    centre: { agents: names.map((each) => ({ name: each, does: habits[each] ?? [] })), queues },
    plugins: [
      ...router,
      mediaServer(),
      ...Object.keys(habits).map((each) => agent(each, { does: habits[each] ?? [] })),
      ...Object.values(clerks),
    ],
    load: { interactions },
    drive: { script },
    properties,
    ...(parts.server !== undefined && { server: parts.server }),
  };
}
