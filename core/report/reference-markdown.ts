import type { Protocol } from '../protocol/values.ts';
import { referenceAttributes } from './reference-attributes.ts';
import { markdownTable as table } from './markdown-table.ts';
import { protocols, referenceJson, type Reference, type ReferenceStates } from './reference-json.ts';
import type { SubstitutionRow } from './substitution-row.ts';

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
        wordsOfTheTLibrary,
        table(
          ['T-Library', 'stands for', 'situation', 'says', 'attributes', 'cannot say'],
          substitutions.map((row) => [
            row.tLibrary,
            row.standsFor,
            row.situation,
            said(row),
            carried(row),
            dropped(row),
          ]),
        ),
      ];

/** What all rows have in common. */
const wordsOfTheTLibrary = `Each end of the connection of URS puts what it says into these words, and reads what arrives from the words alone.

- EventRouteRequest is in no row, for no other protocol has it: it says ConnID (new for each routing attempt), ThisDN and ThisQueue (the routing point), CallID, CallUUID (the InteractionId) and, in UserData, all properties.
- A request about an interaction names the ConnID, which stands in Extension.ConnID (for a service in Envelope.ConnID) without the T-Library, and as ThisDN the routing point of that call. A ConnID that was never given, or was given long ago, names no interaction.
- An event about a call repeats ConnID, ThisDN, and, where it has them, ThisQueue, CallID and CallUUID; an answer those of its request. ReferenceID is the ReferenceId. An event that has a ReferenceID is an answer; one that has none is news.
- An attribute keeps its name unless a column says otherwise. What stands in Extension (or Envelope) stands in Extensions. ErrorName follows from ErrorCode.
- What a row cannot say is lost without a word; anything else that is lost is the finding \`substitution-lossy\`.`;

const said = ({ says = {}, marks = {} }: SubstitutionRow): string =>
  [
    ...Object.entries(says).map(([name, value]) => `${name} ${String(value)}`),
    ...Object.entries(marks).map(([name, value]) => `Extensions.${name} ${String(value)}`),
  ].join(', ');

const carried = ({ carries = {}, tellsAll, answers, onlyArrives }: SubstitutionRow): string =>
  [
    ...Object.entries(carries).map(([name, place]) => `${name} in ${place}`),
    ...(tellsAll === true ? ['all properties in UserData'] : []),
    ...(answers === undefined ? [] : [`answers ${answers.join(', ')}`]),
    ...(onlyArrives === true ? ['never sent by the bench'] : []),
  ].join('; ');

const dropped = ({ drops = [] }: SubstitutionRow): string => ['ProxyClientId', ...drops].join(', ');

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
