import type { Played } from '../bench/play-once.ts';
import { setUpFolded } from '../report/diagram/diagram-cuts.ts';
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
  setUp: setUpFolded(messages, findings),
  messages: messages.map(traceDocument),
  ...{ notes, duration, history },
});
