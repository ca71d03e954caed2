import type { Protocol } from '../../protocol/values.ts';
import { referenceAttributes } from './reference-attributes.ts';
import { markdownTable as table } from './markdown-table.ts';
import { protocols, referenceJson, type Reference, type ReferenceStates } from './reference-json.ts';
import type { SubstitutionRow } from './substitution-row.ts';

/** The reference as a page. */
export const referenceMarkdown = (substitutions: readonly SubstitutionRow[] = []): string => {
  const reference = referenceJson(substitutions);
  const parts = [
    '# Reference',
    'Made from the tables of the bench. An attribute with `?` may be absent. A key-value list holds texts, whole numbers of 32 bits, bytes and lists again. A request that the Interaction Server of the bench does not handle is answered with EventError `not-supported`.',
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
- A request about an interaction names the ConnID, which stands in Extension.ConnID (for a service in Envelope.ConnID) without the T-Library, and as ThisDN the routing point of that call; one that names no ConnID is about the last call that its interaction had. A ConnID that was never given, or was given long ago, is said all the same, with the name of the client as ThisDN: it is read as the empty InteractionId, and the server answers \`unknown-interaction\`.
- An event about a call repeats ConnID, ThisDN, and, where it has them, ThisQueue (which is ThisDN), CallID and CallUUID; an answer those of its request, but EventPrivateInfo and EventError its ThisDN and ConnID alone, and EventRegistered and EventUnregistered its ThisDN. ReferenceID is the ReferenceId. An event that has a ReferenceID is an answer; one that has none is news. A request that travelled in other words is not answered in these.
- An attribute keeps its name unless a column says otherwise. What stands in Extension (or Envelope) stands in Extensions, but for the ConnID; lists that are empty may be left out. ErrorName follows from ErrorCode.
- All properties in UserData: the system properties (those of Interaction in the table of logs, below) beside the user data, as one list. IsOnline is 1 or 0. A system property hides user data of the same name. The receiver tells them apart by these names. In an answer they are as the server has them when it answers.
- RequestChangeProperties has three words: RequestDeletePair for one name in DeletedProperties and nothing besides, RequestAttachUserData for AddedProperties and nothing besides, RequestUpdateUserData for everything else; what that asks beside ChangedProperties cannot be said, and is a finding.
- URS itself sends RequestRegisterAddress, with the name of each strategy as ThisDN. \`encode\` of RequestRegisterClient is asked only whether it is on T-Library, and where a router of an author's registers by it: then ThisDN is the name of the client. \`decode\` reads the first address of a connection as RequestRegisterClient with ClientType Router and the client's name, and RequestUnregisterAddress as RequestUnregisterClient when no other address is left.
- EventAbandoned is read with any Operation, and EventRouteUsed that is news with stop.
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
