import type { Scenario } from '../../contract/scenario.ts';
import type { OfferedInteraction } from '../../contract/script.ts';
import { placeOfStream, streamsOf } from '../../contract/traffic.ts';
import { keyValueProblem, valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import type { KeyValueRow } from '../../protocol/values.ts';
import { attributesProblem } from './attributes-problem.ts';
import { delayProblem } from './delay-problem.ts';
import type { Misfit } from './kind.ts';

/** What is wrong in what comes, if anything is: when, by whom, and with which attributes. */
export function checkLoad({ load = {} }: Scenario): Misfit | undefined {
  for (const [index, offered] of (load.interactions ?? []).entries()) {
    const found = offeredProblem(`load.interactions.${index}`, offered);
    if (found !== undefined) return found;
  }
  for (const [index, { userData = [], arrivals, callback }] of streamsOf(load.traffic).entries()) {
    const place = placeOfStream(load.traffic, index);
    const found =
      attachedProblem(`${place}.userData`, userData) ??
      (callback && keptProblem(`${place}.callback.userData`, callback.userData)) ??
      ('calls' in arrivals ? attachedProblem(`${place}.arrivals.calls`, arrivals.calls) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function attachedProblem(place: string, rows: readonly { readonly userData?: KeyValueRow }[]): Misfit | undefined {
  for (const [row, { userData }] of rows.entries()) {
    const problem = keptProblem(`${place}.${row}.userData`, userData);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function keptProblem(place: string, userData: KeyValueRow | undefined): Misfit | undefined {
  const problem = userData && keyValueProblem(userData, place);
  return problem && [problem.path, `it is ${problem.is}, which no message carries; ${problem.instead}`];
}

function offeredProblem(where: string, offered: OfferedInteraction): Misfit | undefined {
  const { at, by, InteractionId } = offered;
  if (by !== undefined && (typeof by !== 'string' || by === ''))
    return [`${where}.by`, `expected the name of a media server, but it is ${valueInWords(by)}`];
  if (InteractionId === '') return [`${where}.InteractionId`, 'an identifier cannot be empty; leave it out to get one'];
  return (
    (at === undefined ? undefined : delayProblem(`${where}.at`, at, { isRange: false })) ??
    attributesProblem(where, 'RequestSubmit', offered, ['at', 'by'])
  );
}
