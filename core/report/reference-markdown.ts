import type { Protocol } from '../protocol/values.ts';
import { referenceAttributes } from './reference-attributes.ts';
import { markdownTable as table } from './markdown-table.ts';
import {
  protocols,
  referenceJson,
  type Reference,
  type ReferenceStates,
  type SubstitutionRow,
} from './reference-json.ts';

/** The reference as a page. */
export const referenceMarkdown = (substitutions: readonly SubstitutionRow[] = []): string => {
  const reference = referenceJson(substitutions);
  const parts = [
    '# Reference',
    'Made from the tables of the bench. An attribute with `?` may be absent. A request that the Interaction Server of the bench does not handle is answered with EventError `not-supported`.',
    ...protocols.flatMap((protocol) => [`## ${protocol}`, ...messagesPart(reference, protocol)]),
    ...substitutionsPart(reference),
    ...referenceAttributes(reference),
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

const messagesPart = ({ messages }: Reference, protocol: Protocol): readonly string[] => [
  table(
    ['no', 'message', 'from', 'to', 'server', 'attributes', 'what for'],
    messages
      .filter((message) => message.protocol === protocol)
      .map(({ number, type, from, to, handled, attributes, doc }) => [
        number === null ? '' : String(number),
        type,
        from.join(', '),
        to.join(', '),
        handled ?? '',
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
