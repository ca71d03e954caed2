import type { Verdict } from '../../contract/verdict.ts';
import { errors } from '../../kernel/errors.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { nothing, type Interval } from '../estimates/interval.ts';
import { simulationDocument, type SimulationDocument } from '../simulation-document.ts';
import type { SimulationShard } from '../simulation-shard.ts';
import type { AnswerInterval } from './answer-interval.ts';
import type { Plenty } from './plenty.ts';
import type { Found } from './seek-staffing.ts';
import type { Asked } from './trials.ts';

/** A half-hour in which something comes, and how many agents it needs. */
export interface StaffedInterval extends AnswerInterval {
  /** Its beginning, as the splits of a simulation have it: `08:30`. */
  readonly interval: string;
  /** How many came, a replication. */
  readonly offered: Interval;
  /** How many agents would be busy on average if nobody had to wait. */
  readonly load: number;
  /** The least number of agents that meets the goal; null where none does, or none was found yet. */
  readonly agents: number | null;
  /** Of those who came in it, with the answer; where no number of agents meets the goal, with as many as there could be. */
  readonly serviceLevel: Interval;
  /** Of the agents, with the answer. */
  readonly occupancy: Interval;
}

/** What `simulate --staff --json` prints. */
export interface StaffingDocument {
  /** `inconclusive` where `notes` says why. */
  readonly verdict: Verdict;
  /** Name of the scenario. */
  readonly scenario: string;
  /** The service level that was asked for, from 0 to 1. */
  readonly goal: number;
  /** Half-hours in which something comes. */
  readonly intervals: readonly StaffedInterval[];
  /** Agents at work in these, in hours. */
  readonly agentHours: number;
  /** How many agents in each half-hour from the start of the run, as it was simulated; the last number stays. */
  readonly staff: readonly number[];
  /** How many staffings were simulated, with all replications each. */
  readonly simulations: number;
  /** Why the answer is not to be relied on, in sentences. */
  readonly notes: readonly string[];
  /** The whole simulation with the answer; null where there is none. */
  readonly simulation: SimulationDocument | null;
}

interface Sought {
  readonly asked: Asked;
  readonly found: Found;
  readonly ends: readonly AnswerInterval[];
  readonly loads: readonly number[];
  /** Service levels with plenty of agents. */
  readonly atBest: readonly Interval[];
  readonly plenty: Plenty;
  readonly lengths: readonly Milliseconds[];
  readonly staff: readonly number[];
  readonly cut: SimulationShard | undefined;
  readonly simulations: number;
  readonly isExhausted: boolean;
}

/** Makes the document of what was found. */
export function staffingDocument(sought: Sought): StaffingDocument {
  const { asked, found, ends, loads, atBest, plenty, lengths, staff, simulations } = sought;
  const simulation = found.trial?.part === undefined ? null : simulationDocument(found.trial.part);
  const notes = [...notesOf(sought), ...(simulation?.notes ?? [])];
  const offered = simulationDocument(plenty.part).by['interval'] ?? {};
  const intervals = asked.names.map((interval, row): StaffedInterval => {
    const part = simulation?.by['interval']?.[interval];
    const agents = asked.counts[row] ? (found.trial?.agents[row] ?? null) : null;
    return {
      ...{
        interval,
        offered: part?.['offered'] ?? offered[interval]?.['offered'] ?? nothing,
        load: loads[row]!,
        agents,
      },
      ...(ends[row] ?? { from: null, to: null }),
      serviceLevel: agents === null ? atBest[row]! : (part?.['serviceLevel'] ?? nothing),
      occupancy: agents === null ? nothing : (part?.['occupancy'] ?? nothing),
    };
  });
  return {
    verdict: simulation?.verdict === 'fail' ? 'fail' : notes.length > 0 ? 'inconclusive' : simulation!.verdict,
    scenario: plenty.part.setUp.scenario,
    goal: asked.goal,
    intervals,
    agentHours: intervals.reduce((sum, { agents }, row) => sum + ((agents ?? 0) * lengths[row]!) / 3_600_000, 0),
    ...{ staff, simulations, notes, simulation },
  };
}

function notesOf({ asked, found, atBest, plenty, cut, simulations, isExhausted }: Sought): readonly string[] {
  const notes: string[] = [];
  if (cut === undefined && asked.names.length === 0) notes.push(errors.staffingOfNothing().message);
  const beyond = asked.names.flatMap((name, row) =>
    asked.counts[row] ? [] : [`${name} (${percent(atBest[row]!.mean ?? 0)})`],
  );
  if (beyond.length > 0) notes.push(errors.goalOutOfReach(percent(asked.goal), plenty.agents, beyond).message);
  const { goal } = asked;
  const missed = asked.names.filter(
    (_name, row) => asked.counts[row] && (found.trial?.levels[row]?.mean ?? goal) < goal,
  );
  const isCounting = asked.counts.includes(true);
  if (isCounting && found.isOver && !found.isReached) notes.push(errors.goalMissed(percent(goal), missed).message);
  const cutIn = cut?.runs.length === cut?.setUp.replications ? cut?.runs.find(({ isCut }) => isCut) : undefined;
  if (cutIn !== undefined) notes.push(errors.replicationCut(cutIn.replication).message);
  if (cut !== undefined || isExhausted) notes.push(errors.staffingCut(simulations, found.isReached, missed).message);
  return notes;
}

/** Without digits that nobody gave. */
const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
