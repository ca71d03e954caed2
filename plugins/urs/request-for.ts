import { interactionManagement, type Decision, type KeyValues, type Message, type Target } from 'routeproof';
import { parseTarget } from './parse-target.ts';

type Attempt = { readonly interaction: string; readonly attempt: number };

const verbs: ReadonlySet<unknown> = new Set(['routeTo', 'placeInQueue', 'placeInWorkbin', 'stop', 'attach']);

/** Whether a strategy's value is one of the decisions. */
export const isDecision = (value: unknown): value is Decision =>
  typeof value === 'object' && value !== null && 'do' in value && verbs.has(value.do);

/** The request that carries a decision out; throws a sentence when the decision's own values do not fit the request. */
export function requestFor(decision: Decision, { interaction, attempt }: Attempt): Message {
  const about = { InteractionId: interaction, Extension: { Attempt: attempt } };
  switch (decision.do) {
    case 'routeTo': {
      const { agent, place } = agentOf(decision.target);
      return interactionManagement.create('RequestDeliver', { ...about, AgentId: agent, PlaceId: place });
    }
    case 'placeInQueue':
      return interactionManagement.create('RequestPlaceInQueue', { ...about, Queue: decision.queue });
    case 'placeInWorkbin':
      return interactionManagement.create('RequestPlaceInWorkbin', { ...about, ...decision.workbin });
    case 'stop':
      return interactionManagement.create('RequestStopProcessing', {
        ...about,
        Reason: { ReasonSystemName: decision.reason },
      });
    case 'attach':
      return attaching(decision.userData, { interaction, attempt });
  }
}

/** The request that attaches user data. */
export const attaching = (userData: KeyValues, { interaction, attempt }: Attempt): Message =>
  interactionManagement.create('RequestChangeProperties', {
    InteractionId: interaction,
    Extension: { Attempt: attempt },
    ChangedProperties: userData,
  });

/** The agent that `routeTo` names; throws a sentence for a text that names no single one. */
export function agentOf(target: Target | string): Pick<Target, 'agent' | 'place'> {
  if (typeof target !== 'string') return target;
  const { kind, object } = parseTarget(target);
  if (kind === 'agent') return { agent: object, place: undefined };
  throw new Error(
    `'${target}' names no single agent. Ask \`desk.target('${target}')\` for one, and route to whom it hands out.`,
  );
}

/** What URS attaches to an interaction before it delivers it to a target from the desk. */
export function targetFacts({ agent, place, requested }: Target, strategy: string): KeyValues {
  const { kind, object } = parseTarget(requested);
  return {
    ...(kind !== 'agent' && { RTargetTypeSelected: '2' }),
    RTargetRequested: requested,
    RTargetObjectSelected: object,
    RTargetAgentSelected: agent,
    RTargetPlaceSelected: place ?? '',
    RStrategyName: strategy,
  };
}
