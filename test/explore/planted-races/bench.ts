import { map, race } from 'rxjs';
import {
  at,
  defineStrategy,
  placeInQueue,
  routeTo,
  seconds,
  send,
  sometimes,
  whenever,
  type Centre,
  type Decision,
  type Desk,
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

/** The customer goes, unless all is done by then. */
export const stoppedAt = (time: number): ScriptLine =>
  at(time, 'email-server', send('RequestStopProcessing', { InteractionId: X }, { mayBeRefused: true }));

export const isGone: Property = sometimes('the interaction is gone', ({ store }) => {
  const [first] = store.interactions;
  return store.agents.length > 0 && first === undefined;
});

/** Routes to ann when she is free, or sends the interaction on when she has not become free in time. */
export const annOr = (desk: Desk, patience: number, queue: string) =>
  race(
    desk.target('ann.A').pipe(map((ann): Decision => routeTo(ann))),
    desk.after(patience).pipe(map((): Decision => placeInQueue(queue))),
  );

export const notReadyUntil = (time: number): readonly ScriptLine[] => [
  at(seconds(2), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
  at(time, 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
];

/** A small contact centre in which a race is planted. Without a strategy there is no URS, and agents pull what they want. */
export const bench = (name: string, partsOf: () => Parts) => (): Scenario => {
  const parts = partsOf();
  const { strategy, clerks = {}, script = [], properties = [isGone], server } = parts;
  const { queues = [{ name: 'Inbound', ...(strategy === undefined && { strategy: null }) }] } = parts;
  const { habits = strategy === undefined ? {} : { ann: atOnce } } = parts;
  const { interactions = [{ InteractionId: X, at: comesAt }] } = parts;
  const names = [...Object.keys(habits), ...Object.keys(clerks)];
  const agents = Object.entries(habits).map(([each, does]) => agent(each, { does: does ?? [] }));
  const router = strategy === undefined ? [] : [reportingEngine(), urs(), tLibrary()];
  return {
    name,
    ...(strategy !== undefined && { strategy: defineStrategy({ name, route: strategy }) }),
    centre: { agents: names.map((each) => ({ name: each, does: habits[each] ?? [] })), queues },
    plugins: [...router, mediaServer(), ...agents, ...Object.values(clerks)],
    load: { interactions },
    drive: { script },
    properties,
    ...(server !== undefined && { server }),
  };
};
