import { checkedMessageWord, type MessageWord } from '../contract/word.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { interactionStates } from '../protocol/states.ts';

/** Refuses a word that can mean nothing which happens in a run; `where` says where it stands. */
export function checkWord(where: string, word: unknown): void {
  if (typeof word === 'object' && word !== null) {
    if ('type' in word) checkedMessageWord(word as MessageWord);
    if ('type' in word || 'do' in word) return;
  }
  if (typeof word !== 'string') throw errors.laneWordUnknown(where, `${valueInWords(word)}, which is no word of lanes`);
  if (Object.hasOwn(catalogue, word) || Object.hasOwn(interactionStates, word)) return;
  const meant = nearestName(word, Object.keys(/^[A-Z]/.test(word) ? catalogue : interactionStates));
  throw errors.laneWordUnknown(
    where,
    `${valueInWords(word)}, which is no message and no state of an interaction`,
    meant,
  );
}
