import { countOf } from '../../../kernel/count-of.ts';
import { visible } from '../../../kernel/visible.ts';
import { lifelines, type Lifeline } from '../../diagram/lifelines.ts';
import { messageFacts } from '../../diagram/message-facts.ts';
import { timeText } from '../../time-text.ts';
import type { DrawnRun } from '../drawn-run.ts';
import { durationText } from '../duration-text.ts';
import { pictureEntries, type PictureEntry } from '../picture-entries.ts';
import { readable } from '../readable.ts';

/** What a language of diagrams says of a run, one statement after the other; its texts are plain. */
export type Statement =
  | {
      readonly kind: 'message';
      readonly from: string;
      readonly to: string;
      readonly arrow: Arrow;
      readonly text: string;
    }
  | { readonly kind: 'time' | 'folded'; readonly text: string }
  | { readonly kind: 'note' | 'failure' | 'warning'; readonly over: string | undefined; readonly text: string };

/** Requests have full lines, events broken ones, what is only reported open heads. */
export type Arrow = 'request' | 'event' | 'report';

/** Time that goes by without messages is said from so long on. */
const pause = 1000;

/** Who takes part in runs, each with a key for the statements. */
export function actorsOf(runs: readonly DrawnRun[]): readonly (Lifeline & { readonly key: string })[] {
  const shown = runs.flatMap(({ messages, setUp = 0, leftOut }) =>
    messages.filter((message, index) => index >= setUp && !leftOut?.(message, index)),
  );
  return lifelines(shown).map((actor, place) => ({ ...actor, key: `p${place + 1}` }));
}

/** The statements of a run. */
export function statementsOf(run: DrawnRun, keys: ReadonlyMap<string, string>): readonly Statement[] {
  let time: number | undefined;
  return pictureEntries(run.messages, run).flatMap((entry): readonly Statement[] => {
    const statement = statementOf(entry, keys);
    if (entry.kind !== 'arrow' || entry.at === time) return [statement];
    const since = time === undefined || entry.at - time < pause ? '' : ` (${durationText(entry.at - time)} later)`;
    time = entry.at;
    return [{ kind: 'time', text: `${timeText(entry.at)}${since}` }, statement];
  });
}

const statementOf = (entry: PictureEntry, keys: ReadonlyMap<string, string>): Statement => {
  switch (entry.kind) {
    case 'arrow': {
      const { from, to, protocol, type } = entry.message;
      const arrow = protocol === 'Reporting' ? 'report' : type.startsWith('Request') ? 'request' : 'event';
      return {
        kind: 'message',
        from: keys.get(from)!,
        to: keys.get(to)!,
        arrow,
        text: labelOf(readable(entry.message)),
      };
    }
    case 'note': {
      const { actor, text } = entry.note;
      return { kind: 'note', over: keys.get(actor ?? ''), text: shortText(text) };
    }
    case 'mark':
      return { kind: entry.mark.severity, over: undefined, text: shortText(entry.mark.text) };
    case 'folded':
      return { kind: 'folded', text: `${countOf(entry.count, 'message')} ${entry.isSetUp ? 'of set-up' : 'left out'}` };
  }
};

const labelOf = (message: ReturnType<typeof readable>): string => {
  const { type, standsFor = type } = message;
  const facts = messageFacts(message).map((fact) => cut(fact, longestFact));
  return [
    `${cut(visible(type), longestFact)}${standsFor === type ? '' : ` (for ${cut(visible(standsFor), longestFact)})`}`,
    ...facts,
  ].join(' · ');
};

/** A text on one line, in which everything can be seen; of what is too long the beginning. */
export const shortText = (text: string, most = longestText): string =>
  cut(visible(text.slice(0, 10 * most).replaceAll(/[\r\n]+/g, ' ')), most);

const [longestFact, longestText] = [120, 400];

const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  return `${Array.from(text.slice(0, most)).slice(0, -1).join('')}…`;
};
