/**
 * Runs as text and pictures, and as the documents that `--json` prints.
 *
 * @module routeproof/report
 */

export type { Coverage, CoveredTable, GivenAnswer, PassedRow, RacedPair } from './report/coverage.ts';
export type { RowFired, RulesFired } from './report/rules-fired.ts';
export { gapsText } from './report/gaps-text.ts';
export { findingsText } from './report/findings-text.ts';
export { sequenceDiagram, type DiagramOptions } from './report/diagram/sequence-diagram.ts';
export { endText, type OutcomeEnd } from './report/outcome-end.ts';
export type { Outcome } from './report/outcomes.ts';
export { outcomesTable, type OutcomesShown } from './report/outcomes-table.ts';
export type {
  AgentStanding,
  InteractionStanding,
  Standing,
  StandingChange,
  StoreHistory,
  TicketStanding,
} from './report/store-history.ts';
export { mermaidDiagram } from './report/picture/written/mermaid.ts';
export { plantUmlDiagram } from './report/picture/written/plantuml.ts';
export type { PictureMark } from './report/picture/picture.ts';
export type { BesideMessages } from './report/picture/drawn-run.ts';
export { svgDiagram } from './report/picture/svg/svg-diagram.ts';
export { traceDocument, type TraceDocument } from './report/trace-document.ts';
export { traceLine, traceLines, type Note, type TraceLine } from './report/trace-line.ts';
