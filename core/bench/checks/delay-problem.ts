import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import { isTime, type Misfit } from './kind.ts';

/** What is wrong in a time, one of several, or (where that has a meaning) two between which it is drawn. */
export function delayProblem(
  where: string,
  delay: unknown,
  { isRange }: { readonly isRange: boolean },
): Misfit | undefined {
  if (isTime(delay)) return undefined;
  if (typeof delay === 'object' && delay !== null && 'oneOf' in delay) {
    const { oneOf } = delay;
    if (!Array.isArray(oneOf) || oneOf.length === 0) return [`${where}.oneOf`, 'expected a list of at least one time'];
    const index = oneOf.findIndex((time) => !isTime(time));
    return index < 0 ? undefined : [`${where}.oneOf.${index}`, wrong(oneOf[index])];
  }
  if (!isRange || !Array.isArray(delay)) return [where, wrong(delay)];
  const [from, to] = delay as readonly unknown[];
  if (delay.length !== 2 || !isTime(from) || !isTime(to))
    return [where, `expected two times, \`[from, to]\`, but it is [${delay.map(valueInWords).join(', ')}]`];
  return Number(from) <= Number(to) ? undefined : [where, `it goes from ${String(from)} ms back to ${String(to)} ms`];
}

const wrong = (value: unknown): string =>
  `expected a time in milliseconds, 0 or more, but it is ${valueInWords(value)}`;
