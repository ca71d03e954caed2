import type { Played } from '../bench/play-once.ts';
import { traceDocument } from '../report/trace-document.ts';
import type { RunShown } from './page-document.ts';

/** A run as a page shows it. */
export const runShown = ({
  verdict,
  scenario,
  strategy,
  findings,
  outcomes,
  messages,
  notes,
  duration,
  history = [],
}: Played): RunShown => ({
  ...{ verdict, scenario, strategy: strategy ?? null, findings, outcomes },
  setUp: setUpIn(messages),
  messages: messages.map(traceDocument),
  ...{ notes, duration, history },
});

/** What comes before the first message about an interaction only sets up. */
const setUpIn = (messages: Played['messages']): number => {
  const first = messages.findIndex(({ interaction }) => interaction !== undefined);
  return first < 0 ? 0 : first;
};
