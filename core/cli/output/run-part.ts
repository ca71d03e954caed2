import type { RunPart } from '../../page/page-document.ts';
import { runShown } from '../../report/run-shown.ts';
import type { PlayedFlow } from 'routeproof/plugins';
import { traceDocument } from '../../report/trace-document.ts';
import type { PlayedFile } from '../play/play-file.ts';
import { sourcesShown } from './html-out.ts';

/** A file that was played, as a part of a page. */
export const runPart = (name: string, { played, branches, files }: PlayedFile): RunPart => ({
  kind: 'run',
  name,
  ...runShown(played),
  sources: sourcesShown(files, branches),
});

/** A flow of the manual that was played, as a part of a page; the messages of its phase stand open. */
export function flowPart({
  flow,
  variant,
  title,
  verdict,
  findings,
  messages,
  notes,
  duration,
  history,
}: PlayedFlow): RunPart {
  const setUp = messages.findIndex(({ setup }) => setup !== true);
  return {
    kind: 'run',
    name: variant === undefined ? flow : `${flow} (${variant})`,
    ...{ verdict, scenario: title, strategy: null, findings, notes, duration, history },
    setUp: setUp < 0 ? messages.length : setUp,
    messages: messages.map(traceDocument),
    sources: [],
  };
}
