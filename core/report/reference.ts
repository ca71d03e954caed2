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

const protocols: readonly Protocol[] = [
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

/** The reference as a page. */
export const referenceMarkdown = (substitutions: readonly SubstitutionRow[] = []): string => {
  const reference = referenceJson(substitutions);
  const parts = [
    '# Reference',
    'Made from the tables of the bench. An attribute with `?` may be absent.',
    ...protocols.flatMap((protocol) => [`## ${protocol}`, ...messagesPart(reference, protocol)]),
    ...substitutionsPart(reference),
    '## Enumerations',
    table(
      ['name', 'words', 'what for'],
      reference.enumerations.map(({ name, words, doc }) => [name, words.map(wordAndNumber).join(', '), doc]),
    ),
    '## Errors',
    table(
      ['name', 'code', 'description', 'when'],
      reference.errors.map(({ name, code, description, doc }) => [`\`${name}\``, String(code), description, doc]),
    ),
    '## States',
    ...reference.states.flatMap(statesPart),
    '## Options of the server',
    table(
      ['name', 'default', 'allowed', 'what for'],
      reference.options.map((option) => [`\`${option.name}\``, String(option.default), option.allowed, option.doc]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
};

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

const messagesPart = ({ messages }: Reference, protocol: Protocol): readonly string[] => [
  table(
    ['no', 'message', 'from', 'to', 'attributes', 'what for'],
    messages
      .filter((message) => message.protocol === protocol)
      .map(({ number, type, from, to, attributes, doc }) => [
        number === null ? '' : String(number),
        type,
        from.join(', '),
        to.join(', '),
        attributes.map(({ name, kind, optional }) => `${name}${optional ? '?' : ''} (${kind})`).join(', '),
        doc,
      ]),
  ),
];

const substitutionsPart = ({ substitutions }: Reference): readonly string[] =>
  substitutions.length === 0
    ? []
    : [
        '## Substitutions of the T-Library',
        table(
          ['T-Library', 'stands for', 'situation'],
          substitutions.map(({ tLibrary, standsFor, situation }) => [tLibrary, standsFor, situation]),
        ),
      ];

const statesPart = ({ of, states, transitions }: ReferenceStates): readonly string[] => [
  `### ${of}`,
  table(
    ['state', 'number', 'what it means'],
    states.map(({ name, number, doc }) => [name, number === null ? '' : String(number), doc]),
  ),
  table(['from', 'event', 'to'], transitions),
];

const wordAndNumber = ({ word, number }: { readonly word: string; readonly number: number | null }): string =>
  number === null ? word : `${number} ${word}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n');

const inCell = (text: string): string => text.replaceAll('|', '\\|');
