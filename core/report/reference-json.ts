import { catalogue } from '../protocol/catalogue.ts';
import type { MessageRow } from '../protocol/define-messages.ts';
import { enumerations } from '../protocol/enumerations.ts';
import { serverErrors } from '../protocol/server-errors.ts';
import { rangeOf, serverOptionTable } from '../protocol/server-options.ts';
import {
  agentStates,
  agentTransitions,
  interactionStates,
  interactionTransitions,
  mediaStates,
  mediaTransitions,
} from '../protocol/states.ts';
import type { Protocol, Role } from '../protocol/values.ts';

/** One row of the T-Library's substitutions, as the plugin that has them gives it. */
export interface SubstitutionRow {
  readonly tLibrary: string;
  readonly standsFor: string;
  readonly situation: string;
}

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
  }[];
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
  messages: protocols.flatMap(messagesOf),
  substitutions,
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

const messagesOf = (protocol: Protocol): readonly ReferenceMessage[] =>
  Object.entries(catalogue)
    .flatMap(([type, entries]) =>
      entries.filter((entry) => entry.protocol === protocol).map(({ row }) => messageOf(protocol, type, row)),
    )
    .toSorted((one, other) => (one.number ?? unnumbered) - (other.number ?? unnumbered));

const messageOf = (protocol: Protocol, type: string, row: MessageRow): ReferenceMessage => ({
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
  })),
  doc: row.doc,
});

const statesOf = (
  of: string,
  states: Readonly<Record<string, { readonly number?: number | undefined; readonly doc: string }>>,
  transitions: ReferenceStates['transitions'],
): ReferenceStates => ({
  of,
  states: Object.entries(states).map(([name, { number, doc }]) => ({ name, number: number ?? null, doc })),
  transitions,
});
