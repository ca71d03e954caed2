import type { Played } from '../../bench/play-once.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Explored } from '../../explore/explored.ts';
import { countOf } from '../../kernel/count-of.ts';
import { Cuts, type DiagramCuts } from '../../report/diagram/diagram-cuts.ts';
import type { DrawnRun } from '../../report/picture/drawn-run.ts';
import type { PictureMark } from '../../report/picture/picture.ts';
import type { Note, TraceLine } from '../../report/trace-line.ts';
import { timeText } from '../../report/time-text.ts';

/** A run as its picture shows it. */
export function drawnRun(
  {
    scenario,
    verdict,
    messages,
    duration,
    notes,
    findings,
  }: Pick<Played, 'scenario' | 'verdict' | 'messages' | 'duration' | 'notes' | 'findings'>,
  cuts: DiagramCuts,
): DrawnRun {
  const about = `${verdict}: ${countOf(messages.length, 'message')} in ${timeText(duration)} of virtual time`;
  return { ...cutRun({ messages, notes }, findings, cuts), title: scenario, about };
}

/** So many counterexamples are drawn, as in the report. */
const shown = 3;

/** The counterexamples of a search, each that has messages. */
export const drawnFailures = ({ failures }: Explored): readonly DrawnRun[] =>
  failures
    .slice(0, shown)
    .filter(({ messages }) => messages.length > 0)
    .map(({ property, race, messages, notes, finding }) => ({
      ...cutRun({ messages, notes }, [finding], { foldsSetUp: true, foldsAfterFailure: true }),
      title: property,
      ...(race.length > 0 && { about: race.join(' ') }),
    }));

/** Messages and notes with what was found, cut to what is asked for. */
export function cutRun(
  { messages, notes = [] }: { readonly messages: readonly TraceLine[]; readonly notes?: readonly Note[] | undefined },
  findings: readonly Finding[],
  cuts: DiagramCuts,
): DrawnRun {
  const cut = new Cuts(messages, { ...cuts, findings });
  const reasons = messages.map((_message, index) => cut.of(index));
  const first = reasons.findIndex((reason) => reason !== 'set-up');
  return {
    messages,
    notes: notes.filter((note) => cut.ofNote(note) === undefined),
    marks: marksOf(findings, messages.length),
    setUp: first < 0 ? messages.length : first,
    leftOut: (_message, index) => reasons[index] !== undefined,
  };
}

/** Findings where they were found; one that says no place stands at the end. */
const marksOf = (findings: readonly Finding[], count: number): readonly PictureMark[] =>
  findings.map(({ kind, sentence, severity, at, after = count, where }) => ({
    ...{ at, after, severity },
    text: `${kind}${where === undefined ? '' : ` (${where})`}: ${sentence}`,
  }));
