import type { Bench } from '../../bench/create-bench.ts';
import type { Centre } from '../../contract/centre.ts';
import type { Prices } from '../../contract/traffic.ts';
import { streamName, streamOfInteraction, streamsOf } from '../../contract/traffic.ts';
import { LiveMap } from '../../kernel/live-map.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Change, InteractionView, TicketView } from '../../store/store-view.ts';
import type { Cell } from '../measures/cell.ts';
import type { Threshold } from '../threshold.ts';
import { withinOf } from '../threshold.ts';
import type { WaitSeries } from '../warm-up.ts';
import { AgentsAtWork } from './agents-at-work.ts';
import type { TimeIntervals } from './time-intervals.ts';
import type { LittlesLaw } from './littles-law.ts';
import { Splits, type WaitOver } from './splits.ts';
import { TimeAverage } from './time-average.ts';
import { newVisit, type Visit } from './visit.ts';
import { workIn } from './work-in.ts';

/** What is measured, from when on. */
export interface Measuring {
  /** The end of the warm-up. */
  readonly from: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Threshold;
  /** The intervals of the report, if it has any. */
  readonly intervals: TimeIntervals | undefined;
  /** By what the traffic is split, beside what it always is. */
  readonly by: readonly (readonly string[])[];
  /** Takes every wait; for finding the warm-up. */
  readonly series?: WaitSeries | undefined;
}

/** Counts a run in the terms of the field; of an interaction nothing is kept when it is over. */
export class TrafficProbe {
  readonly #measuring: Measuring;
  readonly #streams: ReadonlySet<string>;
  readonly #workOf: (stream: string, interaction: InteractionView) => string;
  readonly #live = new LiveMap<string, Visit>();
  readonly #splits: Splits;
  readonly #agents: AgentsAtWork;
  readonly #queue: TimeAverage;
  readonly #prices: Prices | undefined;
  #offered = 0;
  #endedWaits: Milliseconds = 0;
  #longestEnded: Milliseconds = 0;
  #leaving: string | undefined;

  constructor({ bus, store, scenario }: Pick<Bench, 'bus' | 'store' | 'scenario'>, measuring: Measuring) {
    const { from, intervals, by } = measuring;
    const { centre = {}, load, prices } = scenario;
    this.#prices = prices;
    const streams = streamsOf(load?.traffic);
    this.#measuring = measuring;
    this.#streams = new Set(streams.map(streamName));
    this.#workOf = workIn(streams);
    this.#queue = new TimeAverage(from);
    this.#splits = new Splits({ from, by, intervals }, centre as Centre);
    this.#agents = new AgentsAtWork({ from, intervals }, centre.agents ?? [], {
      taken: (visit, agent) => {
        if (visit.counts) this.#splits.taken(visit, agent);
      },
      handled: (visit, agent, time) => {
        visit.handling += time;
        if (visit.counts) this.#splits.handled(visit, agent, time);
      },
      workedAfter: (visit, agent, time) => {
        if (visit.counts) this.#splits.workedAfter(visit, agent, time);
      },
    });
    store.changes.subscribe((change) => this.#take(change));
    bus.on('RequestStopProcessing').subscribe(({ fromRole, interaction, body }) => {
      // Who is called back has not given up.
      const leaves = fromRole === 'media-server' && body.Reason?.ReasonSystemName !== 'CallbackRequested';
      this.#leaving = leaves ? interaction : undefined;
    });
    bus.on('RequestDistributeEvent').subscribe(({ body: { CallUUID, ThisDN, UserEvent } }) => {
      if (UserEvent !== 'EventQueued' || ThisDN === undefined) return;
      const visit = CallUUID === undefined ? undefined : this.#live.get(CallUUID);
      if (visit?.virtualQueues.includes(ThisDN) === false) visit.virtualQueues = [...visit.virtualQueues, ThisDN];
    });
    bus.on('RequestNotReadyForMedia').subscribe(({ from, at, body }) => {
      this.#agents.worksAfter(from, body.Reason?.ReasonSystemName === 'AfterWork', at);
    });
    bus.on('RequestCancelNotReadyForMedia').subscribe(({ from, at }) => this.#agents.worksAfter(from, false, at));
  }

  /** How many have come since the end of the warm-up. */
  get offered(): number {
    return this.#offered;
  }

  /** How many agents are logged in now. */
  get agentsThere(): number {
    return this.#agents.there;
  }

  /** Ends the counting: who still waits, and what agents still have in hand, counts up to now. */
  finish(now: Milliseconds): { readonly cells: readonly Cell[]; readonly littlesLaw: LittlesLaw } {
    const { value: waiting } = this.#queue;
    const littlesLaw = {
      ...{ queue: this.#queue.area(now), waits: this.#endedWaits },
      ...{ waiting, longest: this.#longestEnded },
    };
    for (const visit of this.#live.values()) {
      if (visit.isWaiting) this.#splits.stillWaits(visit, this.#withinOf(visit), now);
      else if (visit.counts && visit.agents.length > 0) this.#splits.stillInHand(visit);
    }
    this.#splits.takeAgents(this.#agents.times(now));
    this.#splits.all.longestQueue = this.#queue.most;
    return { cells: this.#splits.closed(now, this.#prices), littlesLaw };
  }

  #take(change: Change): void {
    if (change.kind === 'agent') this.#agents.changed(change.agent, change.at);
    else if (change.kind === 'ticket') this.#takeTicket(change.ticket, change.at);
    else if (change.from === 'absent') this.#begin(change.interaction, change.at);
    else this.#goOn(change);
  }

  #takeTicket({ state }: TicketView, at: Milliseconds): void {
    if (at < this.#measuring.from) return;
    if (state === 'rejected') this.#splits.all.refused++;
    if (state === 'expired') this.#splits.all.expired++;
  }

  #begin(interaction: InteractionView, at: Milliseconds): void {
    const stream = this.#streamOf(interaction.id);
    const counts = at >= this.#measuring.from;
    if (counts) this.#offered++;
    const work = this.#workOf(stream, interaction);
    this.#live.set(interaction.id, newVisit({ interaction, since: at, counts, stream, work }));
    this.#queue.change(+1, at);
    this.#splits.queueIs(this.#queue.value, at);
  }

  /** What came otherwise than with the traffic has no stream. */
  #streamOf(id: string): string {
    const stream = streamOfInteraction(id);
    return this.#streams.has(stream) ? stream : '(no stream)';
  }

  #goOn({ interaction, event, at }: Extract<Change, { kind: 'interaction' }>): void {
    const visit = this.#live.get(interaction.id);
    if (visit === undefined) return;
    if (event === 'taken for routing') {
      if (visit.attempts++ > 0 && at >= this.#measuring.from) this.#splits.all.reRouted++;
      return;
    }
    if (event === 'invited by URS' || event === 'cached') return;
    const stopped = interaction.state === 'stopped';
    if (event === 'accepted' || event === 'pulled') this.#endWait(visit, 'answered', at);
    this.#settleAgents(visit, at);
    if (!stopped) return;
    this.#endWait(visit, this.#leaving === interaction.id ? 'abandoned' : 'stopped', at);
    if (visit.counts && visit.agent !== undefined) this.#splits.completed(visit);
    this.#live.delete(interaction.id);
  }

  #endWait(visit: Visit, how: WaitOver['how'], at: Milliseconds): void {
    if (!visit.isWaiting) return;
    visit.isWaiting = false;
    if (how === 'answered') visit.agent = visit.interaction.parties[0]?.agent;
    this.#queue.change(-1, at);
    this.#splits.queueIs(this.#queue.value, at);
    const wait = at - visit.since;
    this.#measuring.series?.add(wait, at);
    this.#endedWaits += Math.max(0, at - Math.max(visit.since, this.#measuring.from));
    if (wait > this.#longestEnded) this.#longestEnded = wait;
    this.#splits.waitEnds(visit, { how, wait, isInTime: wait <= this.#withinOf(visit) }, at);
  }

  #withinOf({ medium }: Visit): Milliseconds {
    return withinOf(this.#measuring.within, medium);
  }

  #settleAgents(visit: Visit, at: Milliseconds): void {
    const before = visit.agents;
    const { parties } = visit.interaction;
    if (areThose(parties, before)) return;
    const now = (visit.agents = parties.map(({ agent }) => agent));
    for (const agent of now) if (!before.includes(agent)) this.#agents.take(agent, visit, at);
    for (const agent of before) if (!now.includes(agent)) this.#agents.release(agent, visit, at);
    if (now.length > 1) visit.conferenceSince ??= at;
    else if (visit.conferenceSince !== undefined) this.#conferenceOver(visit, visit.conferenceSince, at);
  }

  #conferenceOver(visit: Visit, since: Milliseconds, at: Milliseconds): void {
    visit.conferenceSince = undefined;
    if (!visit.counts) return;
    this.#splits.all.conferences++;
    this.#splits.all.conferred += at - since;
  }
}

function areThose(parties: InteractionView['parties'], agents: readonly string[]): boolean {
  if (parties.length !== agents.length) return false;
  for (let index = 0; index < agents.length; index++) if (parties[index]!.agent !== agents[index]) return false;
  return true;
}
