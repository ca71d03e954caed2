import { errors, valueInWords } from 'routeproof/kit';
import type { Asked } from './possible-target.ts';

/** The targets of a list with their shares; throws where weights and `by` do not go together. */
export function withShares(
  targets: readonly (Asked & { readonly weight: number | undefined })[],
  by: unknown,
): readonly Asked[] {
  const isShared = by === 'percentage';
  const other = targets.find(({ weight }) => (weight !== undefined) !== isShared);
  const wrong = (option: string, is: string, range: string) =>
    errors.optionOutOfRange('`desk.target`', option, is, range);
  if (other !== undefined && isShared)
    throw wrong(
      'target',
      `'${other.requested}'`,
      "one with a weight, such as '[70]Team A.GA', beside `by: 'percentage'`",
    );
  if (other !== undefined)
    throw wrong('by', valueInWords(by), `'percentage' where a target has a weight, as '${other.requested}' has`);
  if (!isShared) return targets;
  const queues = targets.filter(({ target }) => target.kind === 'queue').length;
  if (queues > 0 && queues < targets.length)
    throw wrong('target', 'a list of agents and queues', "agents alone or queues alone beside `by: 'percentage'`");
  const list = targets.map(({ requested }) => requested).join('\n');
  const weights = targets.map(({ weight }) => weight!);
  return targets.map((asked, index) => ({ ...asked, share: { list, weights, index } }));
}
