import type { Milliseconds } from 'routeproof';
import { errors, valueInWords } from 'routeproof/kit';
import type { Asking } from '../doubts/target-doubts.ts';
import type { Gate } from '../queues/target-queue.ts';
import type { Asked } from '../targets/possible-target.ts';
import { comparisonsIn, isMet, type ThresholdOperand } from '../targets/threshold.ts';
import type { UrsContext } from '../urs-context.ts';

/** For whom thresholds are looked at. */
export interface GatedFor {
  readonly asking: Asking;
  /** The threshold of all targets, as the strategy has it. */
  readonly threshold: (() => boolean) | undefined;
  /** That function has thrown. */
  readonly onError: (error: unknown) => void;
}

type Looks = Pick<UrsContext, 'statistics' | 'clock' | 'memory'>;

/** What must hold for a target to be served now; undefined where nothing must. */
export function gateOf({ threshold }: Asked, gatedFor: GatedFor, context: Looks): Gate | undefined {
  const { threshold: own, asking } = gatedFor;
  if (threshold === undefined && own === undefined) return undefined;
  const valueOf = (operand: ThresholdOperand) => valueNow(operand, asking, context);
  return {
    isOpen: () =>
      (threshold === undefined || isMet(threshold, valueOf)) && (own === undefined || asked(own, gatedFor, context)),
    nextLook() {
      if (threshold === undefined) return undefined;
      const now = context.clock.now();
      let next: Milliseconds | undefined;
      for (const { left, right } of comparisonsIn(threshold)) {
        const [leftGrows, rightGrows] = [left, right].map((operand) => grows(operand, asking, context));
        if (leftGrows === rightGrows) continue;
        const lead = (valueOf(left) - valueOf(right)) * (leftGrows ? 1 : -1);
        // At the first of the two the sides are equal, at the second that is over.
        const equal = now - Math.round(lead * 1000);
        // What is without end, or not known, is never reached.
        if (!Number.isFinite(equal)) continue;
        for (const time of [equal, equal + 1]) if (time > now && (next === undefined || time < next)) next = time;
      }
      return next;
    },
  };
}

function valueNow(operand: ThresholdOperand, asking: Asking, { statistics, clock }: Looks): number {
  switch (operand.kind) {
    case 'number':
      return operand.value;
    case 'callage':
      return (clock.now() - asking.receivedAt()) / 1000;
    case 'sdata':
      return statistics.of(operand.target, operand.statistic, asking.medium);
  }
}

/** Whether it grows with time alone, by one each second. */
const grows = (operand: ThresholdOperand, { medium }: Asking, { statistics }: Looks): boolean =>
  operand.kind === 'callage' ||
  (operand.kind === 'sdata' && statistics.grows(operand.target, operand.statistic, medium));

/** The author's function may look at variables of the strategy. */
function asked(own: () => boolean, { onError }: GatedFor, { memory }: Looks): boolean {
  memory?.writes('strategies');
  try {
    const holds: unknown = own();
    if (typeof holds === 'boolean') return holds;
    throw errors.optionOutOfRange(
      '`desk.target`',
      'threshold',
      `a function that gives ${valueInWords(holds)}`,
      'one that gives true or false',
    );
  } catch (error) {
    onError(error);
    return false;
  }
}
