import { textWidth } from '../../kernel/text-width.ts';
import type { InteractionNames } from './interaction-names.ts';
import { messageFacts } from './message-facts.ts';
import type { TraceLine } from '../trace-line.ts';

/** One arrow of a diagram: a message, or the same report to several reporting engines at once. */
export interface Row {
  readonly message: TraceLine;
  readonly to: readonly string[];
  /** What may stand on the arrow, the fullest first. */
  readonly labels: readonly { readonly text: string; readonly width: number; readonly left: string | undefined }[];
  readonly facts: readonly string[];
}

/** The arrows that a trace is drawn with, from top to bottom. */
export const diagramRows = (trace: readonly TraceLine[], shown: InteractionNames['shown']): readonly Row[] => {
  const rows: { readonly message: TraceLine; readonly to: string[] }[] = [];
  for (const message of trace) {
    const last = rows.at(-1);
    if (last && sameReport(last.message, message) && !last.to.includes(message.to)) last.to.push(message.to);
    else rows.push({ message, to: [message.to] });
  }
  return rows.map(({ message, to }) => ({
    message,
    to,
    labels: labelsOf(message),
    facts: messageFacts(message, shown),
  }));
};

const sameReport = (one: TraceLine, other: TraceLine): boolean =>
  other.protocol === 'Reporting' &&
  other.toRole === 'reporting-engine' &&
  one.type === other.type &&
  one.from === other.from &&
  one.toRole === other.toRole &&
  one.at === other.at &&
  one.sentAt === other.sentAt &&
  one.interaction === other.interaction;

const labelsOf = ({ type, standsFor }: TraceLine): Row['labels'] => {
  if (standsFor === undefined || standsFor === type) return [{ text: type, width: textWidth(type), left: undefined }];
  const behind = `(for ${standsFor})`;
  return [
    { text: `${type} ${behind}`, width: textWidth(`${type} ${behind}`), left: undefined },
    { text: type, width: textWidth(type), left: behind },
  ];
};
