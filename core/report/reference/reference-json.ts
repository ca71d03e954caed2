import { catalogue } from '../../protocol/catalogue.ts';
import type { MessageRow } from '../../protocol/messages/define-messages.ts';
import { enumerations } from '../../protocol/enumerations.ts';
import type { NameSource } from '../../protocol/log-names.ts';
import { loggedAttributes, type LogType } from '../../protocol/logged-attributes.ts';
import { serverErrors } from '../../protocol/server-errors.ts';
import { rangeOf, serverOptionTable } from '../../protocol/server-options.ts';
import {
  agentStates,
  agentTransitions,
  interactionStates,
  interactionTransitions,
  mediaStates,
  mediaTransitions,
} from '../../protocol/states.ts';
import type { Protocol, Role } from '../../protocol/values.ts';
import { requestTable } from '../../server/requests/request-table.ts';
import { substitutionRow, type SubstitutionRow } from './substitution-row.ts';

/** One attribute in logs, or one member of it where its value is a compound one. */
export interface ReferenceLogName {
  /** In the API, members after a dot: `Actor.AgentId`. */
  readonly path: string;
  /** None where it is not on the wire. */
  readonly names: readonly string[];
  /** Others under which a reader finds it. */
  readonly also: readonly string[];
  readonly type: LogType;
  /** The list under whose key it stands. */
  readonly inList?: string;
  /** The enumeration whose numbers travel; where they are not public, its words. */
  readonly enumeration?: string;
  readonly carried: 'wire' | 'bench';
  readonly source: NameSource;
}

/** Whether the Interaction Server of the bench answers it otherwise than with `not-supported`. */
export type Handled = 'handled' | 'by substitution' | 'not handled';

/** A message as the reference shows it. */
export interface ReferenceMessage {
  readonly protocol: Protocol;
  readonly type: string;
  readonly number: number | null;
  readonly from: readonly Role[];
  readonly to: readonly Role[];
  readonly attributes: readonly {
    readonly name: string;
    readonly kind: string;
    readonly optional: boolean;
    readonly words?: readonly string[];
    readonly inLogs: readonly ReferenceLogName[];
  }[];
  /** Null where it does not go to the server. */
  readonly handled: Handled | null;
  readonly doc: string;
}

/** States and what leads from one to another. */
export interface ReferenceStates {
  readonly of: string;
  readonly states: readonly { readonly name: string; readonly number: number | null; readonly doc: string }[];
  readonly transitions: readonly (readonly [from: string, event: string, to: string])[];
}

/** All that the tables say. */
export interface Reference {
  readonly messages: readonly ReferenceMessage[];
  readonly substitutions: readonly SubstitutionRow[];
  readonly enumerations: readonly {
    readonly name: string;
    readonly words: readonly { readonly word: string; readonly number: number | null }[];
    readonly doc: string;
  }[];
  readonly errors: readonly {
    readonly name: string;
    readonly code: number;
    readonly description: string;
    readonly doc: string;
  }[];
  readonly states: readonly ReferenceStates[];
  readonly options: readonly {
    readonly name: string;
    readonly default: string | number | boolean;
    readonly allowed: string;
    readonly doc: string;
  }[];
}

/** The protocols in the order of the page. */
export const protocols: readonly Protocol[] = [
  'InteractionManagement',
  'Reporting',
  'TLibrary',
  'ExternalService',
  'Statistics',
];

/** Where messages without a public number stand: last. */
const unnumbered = 1000;

/** The reference as one JSON value. */
export const referenceJson = (substitutions: readonly SubstitutionRow[] = []): Reference => ({
  messages: protocols.flatMap((protocol) => messagesOf(protocol, substitutions)),
  substitutions: substitutions.map(substitutionRow),
  enumerations: Object.entries(enumerations).map(([name, { words, doc }]) => ({
    name,
    words: Object.entries(words).map(([word, number]) => ({ word, number })),
    doc,
  })),
  errors: Object.entries(serverErrors).map(([name, error]) => ({ name, ...error })),
  states: [
    statesOf('interaction', interactionStates, interactionTransitions),
    statesOf('agent', agentStates, agentTransitions),
    statesOf('medium of an agent', mediaStates, mediaTransitions),
  ],
  options: Object.entries(serverOptionTable).map(([name, option]) => ({
    name,
    default: option.default,
    allowed: rangeOf(option),
    doc: option.doc,
  })),
});

const messagesOf = (protocol: Protocol, substitutions: readonly SubstitutionRow[]): readonly ReferenceMessage[] =>
  Object.entries(catalogue)
    .flatMap(([type, entries]) =>
      entries
        .filter((entry) => entry.protocol === protocol)
        .map(({ row }) => ({
          ...messageOf(protocol, type, row),
          handled: handledAs(protocol, type, row, substitutions),
        })),
    )
    .toSorted((one, other) => (one.number ?? unnumbered) - (other.number ?? unnumbered));

/** Registration happens on the connection, before there is a client whose requests could be handled. */
const registration = 'RequestRegisterClient';

const handledAs = (
  protocol: Protocol,
  type: string,
  { to }: MessageRow,
  substitutions: readonly SubstitutionRow[],
): Handled | null => {
  if (!to.includes('interaction-server') || protocol === 'Statistics') return null;
  if (Object.hasOwn(requestTable, type) || (type === registration && protocol !== 'TLibrary')) return 'handled';
  const isRead = substitutions.some(
    ({ tLibrary, standsFor }) =>
      tLibrary === type && (standsFor === registration || Object.hasOwn(requestTable, standsFor)),
  );
  return protocol === 'TLibrary' && isRead ? 'by substitution' : 'not handled';
};

const messageOf = (protocol: Protocol, type: string, row: MessageRow): Omit<ReferenceMessage, 'handled'> => ({
  protocol,
  type,
  number: row.number ?? null,
  from: row.from,
  to: row.to,
  attributes: Object.entries(row.attributes).map(([name, { kind, optional, words }]) => ({
    name,
    kind,
    optional,
    ...(words && { words }),
    inLogs: inLogs(protocol, type, name),
  })),
  doc: row.doc,
});

const inLogs = (protocol: Protocol, type: string, attribute: string): readonly ReferenceLogName[] =>
  loggedAttributes(protocol, type)
    .filter(({ path }) => path === attribute || path.startsWith(`${attribute}.`))
    .map(
      ({ path, logNames: names, alsoNames: also, logType, inList, numbers, carried, source, attribute: { kind } }) => ({
        path,
        names,
        also,
        type: logType,
        ...(inList !== undefined && { inList }),
        ...(numbers && { enumeration: kind }),
        carried,
        source,
      }),
    );

const statesOf = (
  of: string,
  states: Readonly<Record<string, { readonly number?: number | undefined; readonly doc: string }>>,
  transitions: ReferenceStates['transitions'],
): ReferenceStates => ({
  of,
  states: Object.entries(states).map(([name, { number, doc }]) => ({ name, number: number ?? null, doc })),
  transitions,
});
