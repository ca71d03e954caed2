import { catalogue, type MessageType } from '../../protocol/catalogue.ts';
import {
  agentStates,
  agentTransitions,
  interactionStates,
  interactionTransitions,
  mediaTransitions,
} from '../../protocol/states.ts';
import type { CoveredTable, PassedRow } from '../../report/coverage.ts';
import { requestTable } from '../../server/requests/request-table.ts';

/** Whether the server has a handler for it; what is no request needs none. */
const isHandled = (event: string): boolean => !event.startsWith('Request') || event.split(' ')[0]! in requestTable;

/** Requests that name an interaction: what the server says depends on its state. */
export const aboutInteractions: ReadonlySet<string> = new Set(
  Object.keys(requestTable).filter((type) =>
    catalogue[type as MessageType].some(
      ({ protocol, row }) =>
        protocol === 'InteractionManagement' &&
        type.startsWith('Request') &&
        ('InteractionId' in row.attributes || 'InteractionIds' in row.attributes),
    ),
  ),
);

/** Requests of an agent about itself: what the server says depends on whether it is logged in. */
export const aboutAgents: ReadonlySet<string> = new Set(
  [...agentTransitions, ...mediaTransitions]
    .map(([, event]) => event.split(' ')[0]!)
    .filter((event) => event.startsWith('Request') && isHandled(event)),
);

const row = (table: CoveredTable, state: string, event: string): PassedRow => ({
  ...{ table, state, event },
  times: 0,
  refused: 0,
});

const crossed = (events: Iterable<string>, states: object): readonly PassedRow[] =>
  [...events].flatMap((event) => Object.keys(states).map((state) => row('request', state, event)));

const transitions = (
  table: CoveredTable,
  rows: readonly (readonly [from: string, event: string, to: string])[],
): readonly PassedRow[] =>
  rows.filter(([, event]) => isHandled(event)).map(([state, event]) => row(table, state, event));

/** Every row that a run can pass: of the tables of states, and what the server can be asked in which state. */
export const coveredRows: readonly PassedRow[] = [
  ...transitions('interaction', interactionTransitions),
  ...transitions('agent', agentTransitions),
  ...transitions('medium', mediaTransitions),
  ...crossed(aboutInteractions, interactionStates),
  ...crossed(aboutAgents, agentStates),
];
