import type { Crossing } from '../../bus/crossing.ts';
import { found } from '../../contract/found.ts';
import type { FlowStep, ReferenceFlow } from '../../protocol/flows/flow.ts';
import { serverName } from '../../server/server-name.ts';
import type { TicketView } from '../../store/store-view.ts';
import type { MakeProbe } from './built-in-probe.ts';
import { ClientNames } from './client-names.ts';
import { flowOfStep, plainType } from './flow-of-step.ts';
import { receiversOf, type Cast } from './receivers.ts';
import { nothingBefore, snapshot, type Before, type ServerStep } from './server-step.ts';

/**
 * The run follows the reference flows: whenever the server does what a phase of the chapters Conference or
 * Stop Processing describes, each link carries the events of that phase, in their order, and no others.
 */
export const followsFlows: MakeProbe = ({ bus, store, options, finding, passed }) => {
  // Asked before the names forget it: a client goes in a step of the server only when the server's program ends.
  bus.broken.subscribe(({ client }) => {
    if (sent.length > 0 && clients.knows(client)) isCut = true;
  });
  const clients = new ClientNames(bus);
  const before = new Map<string, Before>();
  const changed = new Set<string>();
  let cause: Crossing | undefined;
  let expired: TicketView | undefined;
  let sent: Crossing[] = [];
  /** The server's program ended with the step: what it said cannot be told from what is left of it. */
  let isCut = false;

  bus.messages.subscribe((message) => {
    if (message.to === serverName) cause = message;
  });
  bus.sent.subscribe((message) => {
    if (message.from === serverName) sent.push(message);
  });
  store.changes.subscribe((change) => {
    if (change.kind === 'interaction') changed.add(change.interaction.id);
    if (change.kind !== 'ticket') return;
    changed.add(change.ticket.interaction);
    if (change.ticket.state === 'expired') expired = change.ticket;
  });

  function judge(): void {
    const interaction = cause?.interaction ?? expired?.interaction;
    if (interaction === undefined) return;
    const step: ServerStep = {
      cause,
      expired,
      sent,
      before: before.get(interaction) ?? nothingBefore,
      after: store.interaction(interaction),
    };
    const flow = flowOfStep(step);
    if (flow === undefined) return;
    passed(flow.id, interaction);
    const sentence = deviation(flow, { step, clients, options });
    if (sentence !== undefined) finding({ ...found.flowNotFollowed(sentence), interaction });
  }

  return {
    stepEnded: () => {
      if (!isCut && (cause !== undefined || expired !== undefined)) judge();
      isCut = false;
      cause = undefined;
      expired = undefined;
      if (sent.length > 0) sent = [];
      for (const id of changed) {
        const interaction = store.interaction(id);
        if (interaction === undefined) before.delete(id);
        else before.set(id, snapshot(interaction));
      }
      changed.clear();
    },
  };
};

interface Expected {
  readonly step: FlowStep;
  readonly number: number;
}

/** Where a step of the server departs from its flow, in a sentence that names flow, step and link. */
function deviation(flow: ReferenceFlow, cast: Cast): string | undefined {
  const expected = new Map<string, Expected[]>();
  flow.steps.forEach((step, index) => {
    for (const receiver of receiversOf(step, cast)) {
      const list = expected.get(receiver) ?? [];
      expected.set(receiver, [...list, { step, number: index + 1 }]);
    }
  });
  const came = new Map<string, Crossing[]>();
  for (const message of cast.step.sent) came.set(message.to, [...(came.get(message.to) ?? []), message]);
  for (const receiver of new Set([...expected.keys(), ...came.keys()])) {
    const problem = deviationOnLink(expected.get(receiver) ?? [], came.get(receiver) ?? []);
    if (problem !== undefined) return `Flow ${flow.id}, ${problem} on the link ${serverName} -> ${receiver}.`;
  }
  return undefined;
}

function deviationOnLink(expected: readonly Expected[], came: readonly Crossing[]): string | undefined {
  for (let index = 0; index < Math.max(expected.length, came.length); index++) {
    const wanted = expected[index];
    const message = came[index];
    if (wanted === undefined) return `after its last step: ${said(message!)} came too many`;
    const name = wanted.step.standsFor ?? wanted.step.event;
    if (message !== undefined && plainType(message) === name) continue;
    const instead = message === undefined ? 'nothing' : said(message);
    return `step ${wanted.number}: ${wanted.step.event} (${wanted.step.protocol}) should have come, and ${instead} came`;
  }
  return undefined;
}

const said = ({ type, protocol }: Crossing): string => `${type} (${protocol})`;
