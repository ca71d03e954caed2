import type { TraceLine } from '../report/trace-line.ts';
import { equalsLines } from './equals-lines.ts';
import { fieldsOf } from './fields-of.ts';
import { headerLines } from './log-header.ts';
import { bareName, quotedText } from './quoted-text.ts';
import { tabLines } from './tab-lines.ts';
import { timeStamp, type LogStart } from './time-stamp.ts';
import { viewOf, type SeenMessage } from './view-of.ts';

/** The number of the socket, which real logs have before the name of the other end. */
const socket = 65200;

/** A run as URS would log its connections to servers: T-Library by tabs, and what has no words there by equals signs. */
export const ursLog = (messages: readonly TraceLine[], urs: string, start: LogStart): string =>
  [
    ...headerLines('urs', urs, start),
    ...viewOf(messages, urs).flatMap((seen) => (seen.isSent ? sentLines(seen, start) : receivedLines(seen, start))),
    '',
  ].join('\n');

const attributeLines = (message: TraceLine, start: LogStart): readonly string[] => {
  const fields = fieldsOf({ ref: undefined, interaction: undefined, ...message }, start.instant);
  return message.protocol === 'TLibrary' ? tabLines(fields) : equalsLines(fields);
};

const sentLines = ({ message, at }: SeenMessage, start: LogStart): readonly string[] => {
  const { type, to } = message;
  return [
    `${timeStamp(start, at)} Trc 04542 Message ${type} sent to ${quotedText(to, "'")}`,
    `request to ${socket}(${bareName(to)}) message ${type}`,
    ...attributeLines(message, start),
    `..sent to ${bareName(to)}`,
  ];
};

const receivedLines = ({ message, at }: SeenMessage, start: LogStart): readonly string[] => {
  const { type, from, ref } = message;
  const { ConnID, ThisDN } = message.body as { readonly ConnID?: unknown; readonly ThisDN?: unknown };
  const name = bareName(from);
  const stamp = timeStamp(start, at);
  const dn = typeof ThisDN === 'string' ? ThisDN : '';
  const received = `received from ${socket}(${name})${name}:0(fd=${socket}) message ${type}`;
  const about = [`this dn=${bareName(dn)}`, ...(ref === undefined ? [] : [`refid=${ref}`])];
  const closing = `_T_I_${String(ConnID)} [14:0c] ${type} is received for ts ${name}[${name}] (${about.join(', ')})`;
  return [
    `${stamp} Int 04543 Interaction message "${type}" received from ${socket} (${quotedText(dn === '' ? from : `${from}@${dn}`, '"')})`,
    ref === undefined ? received : `${received}(refid=${ref})`,
    ...attributeLines(message, start),
    ...(typeof ConnID === 'string' ? [`${stamp}${closing}`] : []),
  ];
};
