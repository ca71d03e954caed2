import { Client } from '../../../core/server/clients/client.ts';
import { OpenCalls } from '../../../core/server/clients/open-calls.ts';
import { RegisteredClients } from '../../../core/server/clients/registered-clients.ts';
import { ServerCore } from '../../../core/server/server-core.ts';
import { AgentRecord } from '../../../core/store/agent-record.ts';
import { InteractionRecord } from '../../../core/store/interaction-record.ts';
import { InteractionStore } from '../../../core/store/interaction-store.ts';
import { PartyRecord } from '../../../core/store/party-record.ts';
import type { Place } from '../../../core/store/store-view.ts';
import { TicketRecord } from '../../../core/store/ticket-record.ts';

/** Places that must stand in the footprint of a step in which a member is used. */
export interface Used {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
}

/**
 * What is used where a member of a record is: told from the record, what it is given, and whether it is set. A place that ends in
 * `?` is any that begins so.
 */
export type MemoryRow =
  | 'nothing'
  /** Read in upkeep only. */
  | 'upkeep'
  | ((record: never, given: never, isSet: boolean) => Used);

interface Rows {
  readonly of: { readonly name: string; readonly prototype: object };
  readonly members: Readonly<Record<string, MemoryRow>>;
}

/** A row that knows its record and what it is given. */
const of =
  <R, G extends readonly unknown[] = readonly unknown[]>(places: (record: R, given: G) => Used): MemoryRow =>
  (record: never, given: never) =>
    places(record, given);

/** Read, or written where it is set. */
const used =
  <R>(place: (record: R) => string): MemoryRow =>
  (record: never, _given: never, isSet: boolean) =>
    isSet ? { writes: [place(record)] } : { reads: [place(record)] };

const written = <R>(place: (record: R) => string): MemoryRow => of<R>((record) => ({ writes: [place(record)] }));

/** By what a member is given. */
const byName = (how: 'reads' | 'writes', ...places: readonly string[]): MemoryRow =>
  of<unknown>((_record, [name]) => ({ [how]: places.map((place) => place.replace('…', String(name))) }));

const always = (how: 'reads' | 'writes', place: string): MemoryRow => of<unknown>(() => ({ [how]: [place] }));

const about = ({ id }: Pick<InteractionRecord, 'id'>) => `interaction:${id}`;
const [interactionUsed, interactionWritten] = [used(about), written(about)];
const ofInteraction = ({ interaction }: Pick<TicketRecord, 'interaction'>) => `interaction:${interaction}`;
const ofAgent = ({ name }: Pick<AgentRecord, 'name'>) => `agent:${name}`;
/** Who is not registered is nobody to remember. */
const ofClient = used<Client>(({ proxyClientId }) => `client:${proxyClientId}`);
const ofRegistered: MemoryRow = (client: Client, given: never, isSet: boolean) =>
  client.proxyClientId === 0 ? {} : (ofClient as (...all: readonly unknown[]) => Used)(client, given, isSet);
const queueOf = (place: Place): readonly string[] => (place.kind === 'queue' ? [`queue:${place.queue}`] : []);

/** Every member of every class in which the server keeps something from step to step. */
export const memoryRows: readonly Rows[] = [
  {
    of: InteractionRecord,
    members: {
      ...Object.fromEntries(
        ['state', 'place', 'formerLocation', 'parties', 'invitations', 'attempts', 'connId', 'lastInvitee', 'router', 'cancelRoutingTimeout', 'properties', 'showState', 'showDelivery', 'showAssignment'].map((name) => [name, interactionUsed]),
      ), // prettier-ignore
      ...Object.fromEntries(
        ['moveTo', 'join', 'part', 'addInvitation', 'removeInvitation', 'beginAttempt', 'endRoutingTimeout', 'endAttempt', 'showPlace'].map((name) => [name, interactionWritten]),
      ), // prettier-ignore
      enteredAt: of<InteractionRecord>(({ place }) => ({ reads: queueOf(place) })),
      set: of<InteractionRecord>((record, [changed]) => (changed === undefined ? {} : { writes: [about(record)] })),
    },
  },
  {
    of: TicketRecord,
    members: { state: used(ofInteraction), cancelTimer: used(ofInteraction), end: written(ofInteraction) },
  },
  {
    of: PartyRecord,
    members: Object.fromEntries(
      ['cancelHandlingTimeout', 'endHandlingTimeout'].map((name) => [name, always('writes', 'interaction:?')]),
    ),
  },
  {
    of: AgentRecord,
    members: {
      ...Object.fromEntries(['media', 'logins', 'loggedIn', 'place'].map((name) => [name, used(ofAgent)])),
      ...Object.fromEntries(['logIn', 'logOut', 'setMedium'].map((name) => [name, written(ofAgent)])),
    },
  },
  {
    of: InteractionStore,
    members: {
      // Whoever hears of changes has subscribed before there were steps.
      changes: 'nothing',
      interactions: always('reads', 'interaction:*'),
      agents: always('reads', 'agent:*'),
      tickets: always('reads', 'interaction:*'),
      queues: always('reads', 'queue:*'),
      interaction: byName('reads', 'interaction:…'),
      agent: byName('reads', 'agent:…'),
      waitingIn: 'nothing',
      waiting: byName('reads', 'queue:…'),
      agentNamed: byName('reads', 'agent:…'),
      move: of<InteractionStore, readonly [InteractionRecord, string, Place]>((_store, [interaction, , to]) => ({
        writes: [about(interaction), ...(interaction.place === to ? [] : queueOf(interaction.place)), ...queueOf(to)],
      })),
      addTicket: always('writes', 'number:ticket'),
      endTicket: of<InteractionStore, readonly [TicketRecord]>((_store, [ticket]) => ({
        writes: [ofInteraction(ticket)],
      })),
      agentChanged: of<InteractionStore, readonly [AgentRecord]>((_store, [agent]) => ({ writes: [ofAgent(agent)] })),
    },
  },
  {
    of: Client,
    members: {
      agent: ofRegistered,
      isConnected: ofRegistered,
      lastRequestAt: 'upkeep',
    },
  },
  {
    of: OpenCalls,
    members: Object.fromEntries(
      ['add', 'take', 'takeAll'].map((name) => [name, always('writes', 'client:calls of ?')]),
    ),
  },
  {
    of: RegisteredClients,
    members: {
      ...Object.fromEntries(
        ['router', 'engines', 'toldOfStops', 'values'].map((name) => [name, always('reads', 'client:')]),
      ),
      get: byName('reads', 'client:…'),
      serviceNamed: always('reads', 'client:'),
      callsOn: 'nothing',
      endCallsOn: 'nothing',
      add: of<RegisteredClients, readonly [Client]>((_all, [client]) => ({
        writes: ['client:', `client:${client.proxyClientId}`],
      })),
      remove: of<RegisteredClients, readonly [Client]>((_all, [client]) => ({
        writes: ['client:', `client:${client.proxyClientId}`],
      })),
    },
  },
  {
    of: ServerCore,
    members: {
      next: byName('writes', 'number:…'),
      queue: byName('reads', 'queue:…'),
      workbin: byName('writes', 'queue:…'),
      isOffering: byName('reads', 'queue:…'),
      setOffering: byName('writes', 'queue:…'),
      atRouter: byName('reads', 'queue:…'),
      countAtRouter: byName('writes', 'queue:…'),
      agentOf: 'nothing',
      handlingTimeout: 'nothing',
      has: 'nothing',
      unknown: 'nothing',
    },
  },
];
