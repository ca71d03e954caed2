import type { Role } from '../../protocol/values.ts';
import { serverName } from '../../server/server-name.ts';
import type { StepTaken } from '../steps/step-taken.ts';

type Happened = Pick<StepTaken, 'event'>;

/** An event as a report calls it: `RequestAccept of ann`, `the routing-timeout of X1`. */
export function eventInWords({ event }: Happened): string {
  const { message } = event;
  if (message !== undefined) return message.from === serverName ? message.type : `${message.type} of ${message.from}`;
  return timerInWords(event);
}

function timerInWords({ called, of, actor }: StepTaken['event']): string {
  if (called === undefined) return `a timer of ${actor}`;
  // A wait of the desk is called as in the strategy.
  if (called.startsWith('desk.')) return `${called} for ${of}`;
  if (of !== undefined) return `the ${called} of ${of}`;
  return actor === serverName ? `the ${called}` : `${actor}'s ${called}`;
}

/** Two events of one actor in the order in which they came. */
export function orderInWords(first: Happened, then: Happened): string {
  const [isFirstMessage, isThenMessage] = [isMessage(first), isMessage(then)];
  const [one, other] = [eventInWords(first), eventInWords(then)];
  if (isFirstMessage && isThenMessage) return `${one} came before ${other} at ${placeOf(first)}`;
  if (isFirstMessage) return `${one} arrived at ${placeOf(first)} before ${other} fired`;
  return isThenMessage ? `${one} fired before ${other} arrived at ${placeOf(then)}` : `${one} fired before ${other}`;
}

/** A client with its role: `agent ann`. */
export const clientInWords = (name: string, role: Role): string => {
  const called = roles[role];
  return called === undefined ? name : `${called} ${name}`;
};

const isMessage = ({ event }: Happened): boolean => event.message !== undefined;

const placeOf = ({ event }: Happened): string => {
  const { actor } = event;
  return actor === serverName ? 'the Interaction Server' : actor;
};

const roles: Partial<Readonly<Record<Role, string>>> = {
  agent: 'agent',
  'media-server': 'media server',
  'reporting-engine': 'reporting engine',
  service: 'service',
};

/** A sentence from its words: it begins with a capital, unless that is a name. */
export const sentence = (words: string): string =>
  /^(the|a) /.test(words) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
