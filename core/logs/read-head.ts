import type { Role } from '../protocol/values.ts';
import { clientWords } from './interaction-server-log.ts';
import { unescapedText } from './quoted-text.ts';

/** What the first line of a message says. */
export interface LogHead {
  readonly name: string;
  readonly number?: number;
  readonly ref?: number;
  /** Whether the owner of the log sent it. */
  readonly isSent: boolean;
  /** The name of the other end, where it is said. */
  readonly peer: string | undefined;
  readonly role?: Role;
}

const quoted = String.raw`'((?:[^'\\]|\\.)*)'`;

/** The first lines of messages, with how each is read; a line is without its time stamp. */
const forms: readonly (readonly [RegExp, (found: readonly string[]) => LogHead])[] = [
  [/^request to \d+\((.*?)\)\s?(?:message )?(\w+)$/, ([, peer, name]) => ({ name: name!, isSent: true, peer })],
  [
    /^received from \d+\((.*?)\).*? message (\w+)(?:\(refid=(-?[\d.e+]+)\))?$/,
    ([, peer, name, ref]) => ({ name: name!, isSent: false, peer, ...(ref !== undefined && { ref: Number(ref) }) }),
  ],
  [
    new RegExp(
      String.raw`message '(\w+)'(?: \((\d+)\))?.*? (from|to) (?:client|server) ${quoted}(?: through proxy ${quoted})?(?: \((\w+)\))?`,
    ),
    ([, name, number, way, peer, proxy, word]) => ({
      name: name!,
      ...numbered(number),
      isSent: way === 'to',
      peer: proxy ?? peer,
      ...roleOf(word),
    }),
  ],
  [
    /^(?:\w+ \d{5} )?(Received from|Sending to) (?:.+ )?([^:\s]+): '(\w+)' \((\d+)\)/,
    ([, way, peer, name, number]) => ({ name: name!, ...numbered(number), isSent: way === 'Sending to', peer }),
  ],
  [/^(?:\w+ \d{5} )?.*request to '([^']*)'/, ([, peer]) => ({ name: 'Request3rdServer', isSent: true, peer })],
  [
    /message '(\w+)'(?: \((\d+)\))?/,
    ([, name, number]) => ({ name: name!, ...numbered(number), isSent: name!.startsWith('Event'), peer: undefined }),
  ],
];

const numbered = (number: string | undefined) => (number === undefined ? {} : { number: Number(number) });

const roleOf = (word: string | undefined) => {
  const role = (Object.keys(clientWords) as (keyof typeof clientWords)[]).find((each) => clientWords[each] === word);
  return role === undefined ? {} : { role };
};

/** Lines of URS that tell of a message which has its own first line. */
const isAbout = /^(?:_\w_\w_|\w+ 0454\d )/;

/** Reads the first line of a message; undefined where the line begins none. */
export const readHead = (line: string, isEscaped: boolean): LogHead | undefined => {
  if (isAbout.test(line)) return undefined;
  for (const [form, read] of forms) {
    const found = form.exec(line);
    if (found === null) continue;
    const head = read(found);
    return isEscaped && head.peer !== undefined ? { ...head, peer: unescapedText(head.peer) } : head;
  }
  return undefined;
};
