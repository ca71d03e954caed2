import type { Decision, KeyValues, Target } from 'routeproof';
import { decisionNames, errors, interactionManagement, valueInWords, type Message } from 'routeproof/kit';
import { isObservable } from 'rxjs';
import type { Named } from '../queues/agent-board.ts';
import { parseTarget } from '../targets/parse-target.ts';
import { parsePossibleTarget } from '../targets/possible-target.ts';

/** The routing attempt that a request is about. */
type Attempt = { readonly interaction: string; readonly connId: string };

/** Whether a strategy's value is one of the decisions. */
export const isDecision = (value: unknown): value is Decision =>
  typeof value === 'object' && value !== null && 'do' in value && decisionNames.has(value.do);

/** The request that carries a decision out; throws a sentence when the decision's own values do not fit the request. */
export function requestFor(decision: Decision, { interaction, connId }: Attempt): Message {
  const InteractionId = interaction;
  const Extension = { ConnID: connId };
  switch (decision.do) {
    case 'routeTo': {
      const to = destinationOf(decision.target);
      if ('queue' in to)
        return interactionManagement.make('RequestPlaceInQueue', { InteractionId, Extension, Queue: to.queue });
      const { agent: AgentId, place: PlaceId } = to;
      return interactionManagement.make('RequestDeliver', { InteractionId, Extension, AgentId, PlaceId });
    }
    case 'placeInQueue':
      return interactionManagement.make('RequestPlaceInQueue', { InteractionId, Extension, Queue: decision.queue });
    case 'placeInWorkbin':
      return interactionManagement.make('RequestPlaceInWorkbin', {
        InteractionId,
        Extension,
        ...decision.workbin,
      });
    case 'stop':
      if (typeof (decision.reason as unknown) !== 'string')
        throw errors.optionOutOfRange('`stop`', 'reason', valueInWords(decision.reason), "a text like 'Normal'");
      return interactionManagement.make('RequestStopProcessing', {
        InteractionId,
        Extension,
        Reason: { ReasonSystemName: decision.reason },
      });
    case 'attach':
      if ((decision.userData as unknown) === undefined)
        throw errors.optionOutOfRange('`attach`', 'userData', 'undefined', 'a key-value list');
      return attaching(decision.userData, { interaction, connId });
  }
}

/** The request that attaches user data. */
export const attaching = (userData: KeyValues, { interaction, connId }: Attempt): Message =>
  interactionManagement.make('RequestChangeProperties', {
    InteractionId: interaction,
    Extension: { ConnID: connId },
    ChangedProperties: userData,
  });

/** The agent, place or queue that `routeTo` names; throws a sentence for a text that names no single one. */
export function destinationOf(target: Target | string): Named | { readonly queue: string } {
  if (typeof target !== 'string') {
    const { agent, place } = (target ?? {}) as Partial<Target>;
    if (agent !== undefined || place !== undefined) return target;
    const is = isObservable(target) ? 'a wait that nobody awaited' : valueInWords(target);
    throw errors.optionOutOfRange(
      '`routeTo`',
      'target',
      is,
      "a target that the desk has handed out, or a text like 'ann.A'",
    );
  }
  const { kind, object } = parseTarget(target);
  if (kind === 'agent') return { agent: object, place: undefined };
  if (kind === 'place') return { agent: undefined, place: object };
  if (kind === 'queue') return { queue: object };
  throw errors.noSingleTarget(target);
}

/** What URS attaches to an interaction before it delivers it to a target from the desk. */
export function targetFacts(
  { agent, place, requested }: Target,
  { strategy, queueId }: { readonly strategy: string; readonly queueId: string | undefined },
): KeyValues {
  const { kind, object } = parsePossibleTarget(requested).target;
  return {
    ...((kind === 'group' || kind === 'skill') && { RTargetTypeSelected: '2' }),
    RTargetRequested: requested,
    RTargetObjectSelected: object,
    RTargetAgentSelected: agent,
    RTargetPlaceSelected: place ?? '',
    RStrategyName: strategy,
    ...(queueId !== undefined && { RVQID: queueId }),
  };
}
