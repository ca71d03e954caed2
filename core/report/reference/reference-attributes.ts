import { benchOnly, traceMarks } from '../../protocol/log-names.ts';
import type { Protocol } from '../../protocol/values.ts';
import { markdownTable } from './markdown-table.ts';
import type { Reference, ReferenceLogName, ReferenceMessage } from './reference-json.ts';

/** One row of the table: an attribute, and the messages in which it is called so. */
interface Named {
  /** With the most of its other names. */
  entry: ReferenceLogName;
  readonly kind: string;
  readonly messages: Set<string>;
}

const families: readonly (readonly [title: string, protocols: readonly Protocol[]])[] = [
  ['Interaction Management and Reporting', ['InteractionManagement', 'Reporting']],
  ['T-Library', ['TLibrary']],
  ['ExternalService', ['ExternalService']],
];

const intro = `What each attribute is called in the logs of an Interaction Server (\`attr_…\`) and of URS (\`Attribute…\`), and as what it is
printed. A member of a compound value stands after a dot. Where the name comes from: *seen* in a public source, *inferred* from
the name in the API by a rule (words with underscores; \`itx\`, \`ref\`, \`prnt\` and \`desc\` for interaction, reference, parent and
description), or *ours*: then the name in the API is the bench's already. An enumeration is printed as its number, and as its
word where no number is public. *Bench only* is what no wire carries: in JSON it stands under \`bench\`, and in logs it does not
stand. Statistics, between URS and the reporting engine, is the bench's own as a whole: no public form of it is known.`;

/** What the attributes of messages are called in logs. */
export const referenceAttributes = ({ messages }: Reference): readonly string[] => [
  '## Attributes in logs',
  intro,
  ...families.flatMap(([title, protocols]) => [
    `### ${title}`,
    tableOf(messages.filter(({ protocol }) => protocols.includes(protocol))),
  ]),
  '### Bench only',
  markdownTable(
    ['attribute', 'protocols', 'what it is'],
    [
      ...benchOnly.map(({ path, protocols, doc }) => [path, protocols.join(', '), doc]),
      ...Object.entries(traceMarks).map(([name, doc]) => [name, 'traces of each', doc]),
    ],
  ),
];

const tableOf = (messages: readonly ReferenceMessage[]): string => {
  const named = new Map<string, Named>();
  const ofPath = new Map<string, Set<string>>();
  for (const { type, attributes } of messages)
    for (const { kind, inLogs } of attributes)
      for (const entry of inLogs) {
        // Another attribute of a message may have one of the other names.
        const key = JSON.stringify({ ...entry, also: [] });
        const known = named.get(key) ?? { entry, kind, messages: new Set() };
        if (entry.also.length > known.entry.also.length) known.entry = entry;
        known.messages.add(type);
        named.set(key, known);
        ofPath.set(entry.path, (ofPath.get(entry.path) ?? new Set()).add(key));
      }
  return markdownTable(
    ['attribute', 'in logs', 'type', 'values', 'name is', 'only in'],
    [...named.values()]
      .toSorted((one, other) => byText(one.entry.path, other.entry.path))
      .map(({ entry, messages: inThese }) =>
        rowOf(entry, ofPath.get(entry.path)!.size === 1 ? '' : [...inThese].join(', ')),
      ),
  );
};

const rowOf = ({ path, names, also, type, inList, enumeration, carried, source }: ReferenceLogName, onlyIn: string) => [
  path,
  carried === 'bench' ? 'bench only' : namesText(names, inList) + alsoText(also),
  carried === 'bench' ? '' : `[${type}]`,
  enumeration ?? '',
  source,
  onlyIn,
];

const namesText = (names: readonly string[], inList: string | undefined): string =>
  inList === undefined
    ? names.map((name) => `\`${name}\``).join(', ')
    : names.map((name) => `\`'${name}'\` in \`${inList}\``).join(', ');

const alsoText = (also: readonly string[]): string =>
  also.length === 0 ? '' : `; read as ${also.map((name) => `\`${name}\``).join(', ')}, too`;

/** Not by a language's rules: those differ from machine to machine. */
const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
