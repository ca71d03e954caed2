import { leftOutInWords } from '../../explore/explain/left-out-in-words.ts';
import type { Failure } from '../../explore/explored.ts';
import type { CounterexampleShown } from '../../page/page-document.ts';
import { setUpFolded } from '../../report/diagram/diagram-cuts.ts';
import { traceDocument } from '../../report/trace-document.ts';

/** A counterexample as the search saw it, where it cannot be played again. */
export const asItWas = (failure: Failure): CounterexampleShown => {
  const { property, finding, token, race, messages, notes = [] } = failure;
  const leftOut = leftOutInWords(failure);
  return {
    ...{ property, finding, token, race, ...(leftOut !== undefined && { leftOut }) },
    run: {
      ...{ verdict: 'fail', scenario: property, strategy: null, findings: [finding] },
      setUp: setUpFolded(messages, [finding]),
      messages: messages.map(traceDocument),
      ...{ notes, duration: messages.at(-1)?.at ?? 0, history: [] },
    },
  };
};
