import type { TraceDocument } from '../../core/report/trace-document.ts';
import type { Address } from '../address.ts';

/** Of what kind messages are, as they can be left out. */
export const channels = {
  work: 'Requests and events',
  Reporting: 'Reporting',
  Statistics: 'Statistics',
} as const;

/** What an address leaves out of a picture; nothing where it says nothing. */
export function filterOf(
  address: Address,
  messages: readonly TraceDocument[],
): ((message: unknown, index: number) => boolean) | undefined {
  const { find = '', only = '', actors = '', without = '' } = address;
  if (find === '' && only === '' && actors === '' && without === '') return undefined;
  const [words, names] = [find.toLowerCase(), new Set(listed(actors))];
  const [interactions, hidden] = [new Set(listed(only)), new Set(listed(without))];
  return (_, index) => {
    const message = messages[index]!;
    const interaction = interactionOf(message);
    if (interactions.size > 0 && !(interaction !== undefined && interactions.has(interaction))) return true;
    if (names.size > 0 && !names.has(message.from) && !names.has(message.to)) return true;
    if (hidden.has(channelOf(message))) return true;
    return words !== '' && !textOf(message).includes(words);
  };
}

/** The interaction that a message is about, also where only the bench knows it. */
export const interactionOf = ({ interaction, bench }: TraceDocument): string | undefined =>
  interaction ?? bench?.interaction;

/** Names in one text of the address. */
export const listed = (text: string): readonly string[] => (text === '' ? [] : text.split(',').map(decodeURIComponent));

/** The same, written. */
export const asList = (names: Iterable<string>): string => [...names].map(encodeURIComponent).join(',');

const channelOf = ({ protocol }: TraceDocument): string => (protocol in channels ? protocol : 'work');

const texts = new WeakMap<TraceDocument, string>();

const textOf = (message: TraceDocument): string => {
  let text = texts.get(message);
  if (text === undefined) texts.set(message, (text = JSON.stringify(message).toLowerCase()));
  return text;
};
