import type { PlayedFlow } from 'routeproof/plugins';
import type { Verdict } from '../../contract/verdict.ts';
import { colour, width } from '../../process/print.ts';
import { sequenceDiagram } from '../../report/diagram/sequence-diagram.ts';
import { findingsText } from '../../report/findings-text.ts';
import { timeText } from '../../report/time-text.ts';
import { countOf } from '../../kernel/count-of.ts';
import type { DrawnRun } from '../../report/picture/drawn-run.ts';
import { cutRun } from './drawn-runs.ts';
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
  const failed = failedFlows(played);
  return [columnsText(head, cells, { right: 3, paint }), ...(failed === '' ? [] : [`\n${failed}`])].join('\n');
};

/** What was found, below the name of each flow in which it was. */
export const failedFlows = (played: readonly PlayedFlow[]): string =>
  played
    .filter(({ findings }) => findings.length > 0)
    .map(({ flow, variant, findings }) => `${nameOf(flow, variant)}\n${findingsText(findings, { colour })}`)
    .join('\n\n');

/** One flow with its diagram, its verdict and what was found. */
export const flowPicture = (played: PlayedFlow, options: PictureOptions): string => {
  const { flow, variant, title, verdict, findings, messages } = played;
  const before = setUpOf(played, options);
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

/** One flow as its picture shows it: what set it up is counted. */
export const drawnFlow = (played: PlayedFlow, options: PictureOptions): DrawnRun => {
  const { flow, variant, title, verdict, messages } = played;
  const cuts = { ...pictureOf('routeproof flows', options, messages), foldsSetUp: false };
  const run = cutRun({ messages }, played.findings, cuts);
  return { ...run, title: `${title} (${nameOf(flow, variant)})`, about: verdict, setUp: setUpOf(played, options) };
};

const setUpOf = ({ messages }: PlayedFlow, { setup = false }: PictureOptions): number =>
  setup ? 0 : messages.filter((message) => message.setup).length;

const nameOf = (flow: string, variant: string | undefined): string =>
  variant === undefined ? flow : `${flow}, ${variant}`;
