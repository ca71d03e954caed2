import type { PlayedFlow } from 'routeproof/plugins';
import type { Verdict } from '../../contract/verdict.ts';
import { colour, width } from '../../process/print.ts';
import { mermaidDiagram } from '../../report/diagram/mermaid.ts';
import { sequenceDiagram } from '../../report/diagram/sequence-diagram.ts';
import { findingsText } from '../../report/findings-text.ts';
import { timeText } from '../../report/time-text.ts';
import { countOf } from '../../kernel/count-of.ts';
import { columnsText } from './columns-text.ts';
import { pictureOf, type PictureOptions } from '../options/picture-options.ts';
import { verdictText } from './verdict-text.ts';

/** Flows that were played, one row each, and below what was found in them. */
export const flowsText = (played: readonly PlayedFlow[]): string => {
  const head = ['flow', 'variant', 'verdict', 'set-up', 'messages', 'virtual time'];
  const cells = played.map(({ flow, variant = '', verdict, messages, duration }) => [
    flow,
    variant,
    verdict,
    String(messages.filter(({ setup }) => setup).length),
    String(messages.filter(({ setup }) => !setup).length),
    timeText(duration),
  ]);
  const paint = (text: string, column: number) => (column === 2 ? verdictText(text as Verdict) : text);
  const failed = played.filter(({ findings }) => findings.length > 0);
  return [
    columnsText(head, cells, { right: 3, paint }),
    ...failed.map(({ flow, variant, findings }) => `\n${nameOf(flow, variant)}\n${findingsText(findings, { colour })}`),
  ].join('\n');
};

/** What of a flow is shown. */
interface FlowShown extends PictureOptions {
  readonly mermaid?: boolean;
}

/** One flow with its diagram, its verdict and what was found. */
export const flowPicture = (played: PlayedFlow, options: FlowShown): string => {
  const { flow, variant, title, verdict, findings, messages } = played;
  const phase = messages.filter(({ setup }) => !setup);
  if (options.mermaid) return mermaidDiagram(phase);
  const before = options.setup ? 0 : messages.length - phase.length;
  const cuts = pictureOf('routeproof flows', options, messages);
  const found = findings.map((each) => (each.after === undefined ? each : { ...each, after: each.after - before }));
  const marked = found.filter(({ after = 0 }) => after >= 0);
  const parts = [
    `${title} (${nameOf(flow, variant)})\n${before === 0 ? '' : `After ${countOf(before, 'message')} of set-up:\n`}`,
    sequenceDiagram(messages.slice(before), { colour, width: width(), ...cuts, foldsSetUp: false, findings: marked }),
    `${verdictText(verdict)}\n`,
  ];
  if (findings.length > 0) parts.push(findingsText(findings, { colour }));
  return parts.join('\n');
};

const nameOf = (flow: string, variant: string | undefined): string =>
  variant === undefined ? flow : `${flow}, ${variant}`;
