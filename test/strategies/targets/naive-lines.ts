import { NobodyCame, routeTo, seconds, stop, type Agent, type Group, type TargetEntry } from 'routeproof';
import { busyFor, type Route } from './play-route.ts';

/** A wait of a strategy: a list of targets, and how long the strategy has patience for it. Times are in seconds. */
export interface PlannedWait {
  readonly list: readonly { readonly target: string; readonly timeout?: number; readonly clear?: boolean }[];
  readonly every: number;
  readonly priority: number;
  /** What the priority gains each second. */
  readonly ageing: number;
  readonly patience: number;
  readonly clearTargets?: boolean;
  readonly place?: 'kept' | 'new';
}

/** What becomes of one interaction if nobody comes: one wait after another, and then a stop. */
export interface Planned {
  readonly id: string;
  /** In milliseconds. */
  readonly at: number;
  readonly waits: readonly PlannedWait[];
  /** From when to when nothing is handed out, in seconds from the start. */
  readonly suspended?: readonly [from: number, to: number];
}

/** Some agents, each with how long it takes for an interaction, and the groups that have them. */
export interface Staff {
  readonly handling: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export const agentsOf = ({ handling }: Staff): readonly Agent[] =>
  Object.entries(handling).map(([name, time]) => ({ name, does: busyFor(seconds(time)) }));

export const groupsOf = ({ groups }: Staff): readonly Group[] =>
  Object.entries(groups).map(([name, agents]) => ({ name, agents }));

/** The plan as a strategy. */
export const routeOf =
  (plans: readonly Planned[]): Route =>
  async ({ id }, desk) => {
    const { waits, suspended: [from, to] = [] } = plans.find((plan) => plan.id === id)!;
    if (from !== undefined) desk.after(seconds(from)).subscribe(() => desk.suspend());
    if (to !== undefined) desk.after(seconds(to)).subscribe(() => desk.resume());
    for (const { list, patience, every, ...options } of waits) {
      const entries = list.map(({ timeout, ...rest }): TargetEntry => ({
        ...rest,
        ...(timeout !== undefined && { timeout: seconds(timeout) }),
      }));
      try {
        const wait = desk.target(entries, { every: seconds(every), ...options });
        const first = await desk.first({ agent: wait, late: desk.after(seconds(patience)) });
        if (first.which === 'agent') return routeTo(first.value);
      } catch (error) {
        if (!(error instanceof NobodyCame)) throw error;
      }
    }
    return stop();
  };

/** Targets for which one interaction stands in line from one moment on. */
interface Line {
  readonly id: string;
  readonly priority: number;
  readonly ageing: number;
  readonly arrival: number;
  readonly since: number;
  asks: readonly { readonly target: string }[];
  /** Whether a wait is open for it. */
  isLive: boolean;
}

interface Event {
  readonly at: number;
  readonly happens: () => void;
}

/** Who gets which interaction when, by a plain list of all lines, of which each event looks at every one. */
export class NaiveLines {
  readonly served: string[] = [];
  readonly #staff: Staff;
  readonly #freeSince = new Map<string, number>();
  readonly #waitOf = new Map<string, number>();
  readonly #suspended = new Set<string>();
  readonly #firstOf = new Map<string, { readonly arrival: number; readonly since: number }>();
  #lines: Line[] = [];
  #events: Event[] = [];
  #arrivals = 0;
  #now = 0;

  constructor(staff: Staff, plans: readonly Planned[]) {
    this.#staff = staff;
    for (const name of Object.keys(staff.handling)) this.#freeSince.set(name, 0);
    for (const plan of plans) this.#events.push({ at: plan.at, happens: () => this.#begin(plan) });
    while (this.#events.length > 0) {
      const next = this.#events.toSorted((one, other) => one.at - other.at)[0]!;
      this.#events = this.#events.filter((each) => each !== next);
      this.#now = next.at;
      next.happens();
    }
  }

  #begin(plan: Planned): void {
    const [from, to] = plan.suspended ?? [];
    if (from !== undefined) this.#after(from, () => this.#suspended.add(plan.id));
    if (to !== undefined)
      this.#after(to, () => {
        this.#suspended.delete(plan.id);
        if (this.#waitOf.has(plan.id))
          this.#serveAtOnce(this.#lines.filter(({ id, isLive }) => id === plan.id && isLive));
      });
    this.#beginWait(plan, 0);
  }

  #beginWait(plan: Planned, index: number): void {
    const { id } = plan;
    const wait = plan.waits[index];
    this.#waitOf.set(id, index);
    if (wait === undefined) return void (this.#lines = this.#lines.filter((line) => line.id !== id));
    const isOn = () => this.#waitOf.get(id) === index;
    const kept = this.#lines.filter((line) => line.id === id);
    const own: Line[] = [];
    const here = { arrival: ++this.#arrivals, since: this.#now };
    const first = this.#firstOf.get(id) ?? here;
    this.#firstOf.set(id, first);
    const end = () => {
      if (!isOn()) return;
      for (const line of [...kept, ...own]) line.isLive = false;
      if (wait.clearTargets !== false) this.#lines = this.#lines.filter((line) => !own.includes(line));
      this.#beginWait(plan, index + 1);
    };
    this.#after(wait.patience, end);
    const { priority, ageing } = wait;
    const lineAt = ({ arrival, since }: { readonly arrival: number; readonly since: number }): Line => ({
      ...{ id, priority, ageing, arrival, since, asks: [], isLive: true },
    });
    const anewIn = lineAt(wait.place === 'kept' ? first : here);
    const stand = (asks: Line['asks'], line: Line): boolean => {
      if (asks.length === 0) return false;
      if (kept.length === 0 && this.#serveAtOnce([{ ...line, asks }])) return true;
      line.asks = [...line.asks, ...asks];
      if (own.includes(line)) return false;
      own.push(line);
      this.#lines.push(line);
      return false;
    };
    const ask = (from: number) => {
      if (!isOn()) return;
      if (from >= wait.list.length) return end();
      let to = from;
      while (to < wait.list.length - 1 && this.#timeoutOf(wait, to) === undefined) to++;
      const asks = wait.list.slice(from, to + 1).map(({ target }) => ({ target }));
      const again: (readonly [Line['asks'], Line])[] = [];
      let anew: Line['asks'] = asks;
      for (const line of kept) {
        const old = line.asks.map(({ target }) => target);
        line.asks = line.asks.filter((each) => !asks.some(({ target }) => target === each.target));
        if (wait.place !== undefined) continue;
        again.push([anew.filter(({ target }) => old.includes(target)), line]);
        anew = anew.filter(({ target }) => !old.includes(target));
      }
      if (from === 0) for (const line of kept) line.isLive = true;
      for (const [some, line] of again) if (stand(some, lineAt(line))) return;
      if (stand(anew, anewIn)) return;
      // What was kept is looked at together with what is asked for now.
      if (kept.length > 0 && this.#serveAtOnce([...kept, ...own])) return;
      const timeout = this.#timeoutOf(wait, to);
      const next = () => {
        if (!isOn()) return;
        for (let each = from; each <= to; each++)
          if (wait.list[each]!.clear === true)
            for (const line of own) line.asks = line.asks.filter((one) => one !== asks[each - from]);
        ask(to + 1);
      };
      if (timeout === 0) next();
      else if (timeout !== undefined) this.#after(timeout, next);
    };
    ask(0);
  }

  #timeoutOf({ list, every }: PlannedWait, index: number): number | undefined {
    return list[index]!.timeout ?? (every > 0 && index < list.length - 1 ? every : undefined);
  }

  #serveAtOnce(lines: readonly Line[]): boolean {
    const free = [...this.#freeSince].filter(([name]) => lines.some((line) => this.#fits(name, line)));
    const [agent] = free.toSorted(([one, since], [other, to]) => since - to || (one < other ? -1 : 1))[0] ?? [];
    if (agent !== undefined) this.#serve(agent, lines[0]!.id);
    return agent !== undefined;
  }

  #serve(agent: string, id: string): void {
    this.served.push(`${this.#now / 1000} ${agent} ${id}`);
    this.#freeSince.delete(agent);
    this.#waitOf.delete(id);
    this.#lines = this.#lines.filter((line) => line.id !== id);
    this.#after(this.#staff.handling[agent]!, () => this.#free(agent));
  }

  #free(agent: string): void {
    this.#freeSince.set(agent, this.#now);
    const urgency = ({ priority, ageing, since }: Line) => priority + (ageing * (this.#now - since)) / 1000;
    const fitting = this.#lines.filter((line) => line.isLive && this.#fits(agent, line));
    const [first] = fitting.toSorted((one, other) => urgency(other) - urgency(one) || one.arrival - other.arrival);
    if (first !== undefined) this.#serve(agent, first.id);
  }

  #fits(agent: string, { id, asks }: Line): boolean {
    if (this.#suspended.has(id)) return false;
    return asks.some(
      ({ target }) =>
        target === `${agent}.A` || (this.#staff.groups[target.slice(0, -'.GA'.length)] ?? []).includes(agent),
    );
  }

  #after(time: number, happens: () => void): void {
    this.#events.push({ at: this.#now + time * 1000, happens });
  }
}
