import { catalogue } from '../protocol/catalogue.ts';
import { own } from '../kernel/own.ts';
import type { Role } from '../protocol/values.ts';
import type { TraceLine } from '../report/trace-line.ts';
import { equalsLines } from './equals-lines.ts';
import { fieldsOf } from './fields-of.ts';
import { headerLines } from './log-header.ts';
import { quotedText } from './quoted-text.ts';
import { timeStamp, type LogStart } from './time-stamp.ts';
import { viewOf } from './view-of.ts';

/** What clients are called behind their names. */
export const clientWords: Readonly<Record<Exclude<Role, 'interaction-server'>, string>> = {
  agent: 'AgentApplication',
  'media-server': 'MediaServer',
  'reporting-engine': 'ReportingEngine',
  urs: 'Router',
  service: 'EspServer',
};

/** A run as the Interaction Server would log it: what it received and what it sent, with its own times. */
export const interactionServerLog = (messages: readonly TraceLine[], server: string, start: LogStart): string =>
  [
    ...headerLines('ixn', server, start),
    ...viewOf(messages, server).flatMap(({ message, at, isSent }) => [
      `${timeStamp(start, at)} ${headOf(message, isSent)}`,
      ...equalsLines(fieldsOf({ ref: undefined, interaction: undefined, ...message }, start.instant)),
    ]),
    '',
  ].join('\n');

const headOf = (message: TraceLine, isSent: boolean): string => {
  const { protocol, type } = message;
  const [peer, role] = isSent ? [message.to, message.toRole] : [message.from, message.fromRole];
  const number = own(catalogue, type)?.find((entry) => entry.protocol === protocol)?.row.number;
  const numbered = number === undefined ? '' : ` (${number})`;
  const words = isSent ? '24102 message' : '24101 message';
  const client = role === 'service' ? 'server' : 'client';
  const kind = role === 'interaction-server' ? '' : ` (${clientWords[role]})`;
  return `Trc ${words} '${type}'${numbered} ${isSent ? 'sent to' : 'received from'} ${client} ${quotedText(peer, "'")}${kind}`;
};
