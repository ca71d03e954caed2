import type { Bench } from '../bench/create-bench.ts';
import { LiveMap } from '../kernel/live-map.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { AgentView, Change, InteractionView, TicketView } from '../store/store-view.ts';
import { AgentsAtWork } from './agents-at-work.ts';
import { share, ShareOfTraffic, type GroupMeasures, type Measures, type WaitEnd } from './share-of-traffic.ts';
import type { WaitSeries } from './warm-up.ts';

/** What is measured, from when on. */
export interface Measuring {
  /** The end of the warm-up. */
  readonly from: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** Length of the intervals of the report; 0 for none. */
  readonly interval: Milliseconds;
  /** Takes every wait; for finding the warm-up. */
  readonly series?: WaitSeries | undefined;
}

/** A live interaction. */
interface Visit {
  readonly since: Milliseconds;
  readonly counts: boolean;
  readonly shares: readonly ShareOfTraffic[];
  isWaiting: boolean;
  attempts: number;
  agents: readonly string[];
  conferenceSince: Milliseconds | undefined;
}

/** Counts a run in the terms of the field; of an interaction nothing is kept when it is over. */
export class TrafficProbe {
  readonly #measuring: Measuring;
  readonly #live = new LiveMap<string, Visit>();
  readonly #all: ShareOfTraffic;
  readonly #shares = {
    queue: new Map<string, ShareOfTraffic>(),
    medium: new Map<string, ShareOfTraffic>(),
    interval: new Map<string, ShareOfTraffic>(),
  };
  readonly #agents: AgentsAtWork;
  readonly #counted = { refused: 0, expired: 0, reRoutes: 0, conferences: 0 };
  #conferred: Milliseconds = 0;
  #leaving: string | undefined;

  constructor({ bus, store }: Pick<Bench, 'bus' | 'store'>, measuring: Measuring) {
    this.#measuring = measuring;
    this.#all = this.#newShare(true);
    this.#agents = new AgentsAtWork(measuring.from);
    store.changes.subscribe((change) => this.#take(change));
    bus.on('RequestStopProcessing').subscribe(({ fromRole, interaction, body }) => {
      // Who is called back has not given up.
      const leaves = fromRole === 'media-server' && body.Reason?.ReasonSystemName !== 'CallbackRequested';
      this.#leaving = leaves ? interaction : undefined;
    });
    bus.on('RequestNotReadyForMedia').subscribe(({ from, at, body }) => {
      if (body.Reason?.ReasonSystemName === 'AfterWork') this.#agents.worksAfter(from, true, at);
    });
    bus.on('RequestCancelNotReadyForMedia').subscribe(({ from, at }) => this.#agents.worksAfter(from, false, at));
  }

  /** How many have come since the end of the warm-up. */
  get offered(): number {
    return this.#all.offered;
  }

  /** How many wait now. */
  get waiting(): number {
    return this.#all.waiting.value;
  }

  measures(now: Milliseconds): Measures {
    const time = now - this.#measuring.from;
    const { refused, expired, reRoutes, conferences } = this.#counted;
    return {
      ...this.#all.measures(time, now),
      occupancy: this.#agents.occupancy(now),
      refusedInvitations: refused,
      expiredInvitations: expired,
      reRoutes,
      conferences,
      conferenceLength: share(this.#conferred / 1000, conferences),
      waitingAtEnd: this.waiting,
      measuredTime: time / 1000,
      arrivalRateTimesWait: share(this.#all.waits, time),
    };
  }

  groups(skills: ReadonlyMap<string, readonly string[]>, now: Milliseconds): readonly GroupMeasures[] {
    const time = now - this.#measuring.from;
    const shares = (['queue', 'medium', 'interval'] as const).flatMap((by) =>
      [...this.#shares[by]].map(([name, counted]) => ({ by, name, measures: counted.measures(time, now) })),
    );
    return [...shares, ...this.#agents.groups(skills, now)];
  }

  #take(change: Change): void {
    if (change.kind === 'agent') this.#agents.changed(change.agent as AgentView, change.at);
    else if (change.kind === 'ticket') this.#takeTicket(change.ticket, change.at);
    else if (change.from === 'absent') this.#begin(change.interaction, change.at);
    else this.#goOn(change);
  }

  #takeTicket({ state }: TicketView, at: Milliseconds): void {
    if (at < this.#measuring.from) return;
    if (state === 'rejected') this.#counted.refused++;
    if (state === 'expired') this.#counted.expired++;
  }

  #begin({ id, properties: { Queue = '', MediaType } }: InteractionView, at: Milliseconds): void {
    const { from, interval } = this.#measuring;
    const shares = [this.#all, this.#named('queue', Queue), this.#named('medium', MediaType)];
    if (interval > 0) shares.push(this.#named('interval', intervalName(at, interval)));
    const counts = at >= from;
    this.#live.set(id, {
      since: at,
      counts,
      shares,
      isWaiting: true,
      attempts: 0,
      agents: [],
      conferenceSince: undefined,
    });
    for (const each of shares) {
      if (counts) each.offer();
      each.waiting.change(+1, at);
    }
  }

  #goOn({ interaction, event, at }: Extract<Change, { kind: 'interaction' }>): void {
    const visit = this.#live.get(interaction.id);
    if (visit === undefined) return;
    if (event === 'taken for routing') {
      if (visit.attempts++ > 0 && at >= this.#measuring.from) this.#counted.reRoutes++;
      return;
    }
    if (event === 'invited by URS' || event === 'cached') return;
    const stopped = interaction.state === 'stopped';
    this.#settleAgents(visit, interaction, at);
    if (event === 'accepted' || event === 'pulled') this.#endWait(visit, 'handled', at);
    if (!stopped) return;
    this.#endWait(visit, this.#leaving === interaction.id ? 'left' : 'stopped', at);
    this.#live.delete(interaction.id);
  }

  #endWait(visit: Visit, how: WaitEnd, at: Milliseconds): void {
    if (!visit.isWaiting) return;
    visit.isWaiting = false;
    const wait = at - visit.since;
    this.#measuring.series?.add(wait, at);
    for (const each of visit.shares) {
      each.waiting.change(-1, at);
      each.endWait(wait, Math.max(0, at - Math.max(visit.since, this.#measuring.from)));
      if (visit.counts) each.end(how, wait);
    }
  }

  #settleAgents(visit: Visit, { parties }: InteractionView, at: Milliseconds): void {
    const before = visit.agents;
    if (before.length === 0 && parties.length === 0) return;
    const now = parties.map(({ agent }) => agent);
    for (const agent of now) if (!before.includes(agent)) this.#agents.take(agent, at);
    for (const agent of before) if (!now.includes(agent)) this.#agents.release(agent, at);
    visit.agents = now;
    if (now.length > 1) visit.conferenceSince ??= at;
    else if (visit.conferenceSince !== undefined) this.#conferenceOver(visit, visit.conferenceSince, at);
  }

  #conferenceOver(visit: Visit, since: Milliseconds, at: Milliseconds): void {
    visit.conferenceSince = undefined;
    if (!visit.counts) return;
    this.#counted.conferences++;
    this.#conferred += at - since;
  }

  #named(by: 'queue' | 'medium' | 'interval', name: string): ShareOfTraffic {
    let known = this.#shares[by].get(name);
    if (known === undefined) this.#shares[by].set(name, (known = this.#newShare(by !== 'interval')));
    return known;
  }

  #newShare(percentiles: boolean): ShareOfTraffic {
    return new ShareOfTraffic({ ...this.#measuring, percentiles });
  }
}

/** The interval of the day in which something came, by its beginning: `08:30`. */
function intervalName(at: Milliseconds, interval: Milliseconds): string {
  const minute = (Math.floor(at / interval) * interval) / 60_000;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
}
