import { NobodyCame, routeTo, seconds, stop, type Agent, type Group, type TargetEntry } from 'routeproof';
import { busyFor, type Route } from './play-route.ts';

/** A wait of a strategy: a list of targets, and how long the strategy has patience for it. Times are in seconds. */
export interface PlannedWait {
  readonly list: readonly { readonly target: string; readonly timeout?: number; readonly clear?: boolean }[];
  readonly every: number;
  readonly priority: number;
  /** Without end for the last. */
  readonly patience: number;
}

/** What becomes of one interaction if nobody comes: one wait after another, and then a stop. */
export interface Planned {
  readonly id: string;
  /** In milliseconds. */
  readonly at: number;
  readonly waits: readonly PlannedWait[];
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
    for (const { list, patience, every, priority } of plans.find((plan) => plan.id === id)!.waits) {
      const entries = list.map(({ timeout, ...rest }): TargetEntry => ({
        ...rest,
        ...(timeout !== undefined && { timeout: seconds(timeout) }),
      }));
      try {
        const wait = desk.target(entries, { every: seconds(every), priority });
        const first = await desk.first({ agent: wait, late: desk.after(seconds(patience)) });
        if (first.which === 'agent') return routeTo(first.value);
      } catch (error) {
        if (!(error instanceof NobodyCame)) throw error;
      }
    }
    return stop();
  };

/** One target that one interaction asks for. */
interface Ask {
  readonly id: string;
  readonly target: string;
  readonly priority: number;
  readonly arrival: number;
}

interface Event {
  readonly at: number;
  readonly happens: () => void;
}

/** Who gets which interaction when, by a plain list of all that is asked for, of which each event looks at every line. */
export class NaiveLines {
  readonly served: string[] = [];
  readonly #staff: Staff;
  readonly #freeSince = new Map<string, number>();
  readonly #waitOf = new Map<string, number>();
  #asks: Ask[] = [];
  #events: Event[] = [];
  #arrivals = 0;
  #now = 0;

  constructor(staff: Staff, plans: readonly Planned[]) {
    this.#staff = staff;
    for (const name of Object.keys(staff.handling)) this.#freeSince.set(name, 0);
    for (const plan of plans) this.#events.push({ at: plan.at, happens: () => this.#beginWait(plan, 0) });
    while (this.#events.length > 0) {
      const next = this.#events.toSorted((one, other) => one.at - other.at)[0]!;
      this.#events = this.#events.filter((each) => each !== next);
      this.#now = next.at;
      next.happens();
    }
  }

  #beginWait(plan: Planned, index: number): void {
    const wait = plan.waits[index];
    this.#waitOf.set(plan.id, index);
    if (wait === undefined) return;
    const isOn = () => this.#waitOf.get(plan.id) === index;
    const end = () => {
      if (!isOn()) return;
      this.#asks = this.#asks.filter(({ id }) => id !== plan.id);
      this.#beginWait(plan, index + 1);
    };
    const arrival = ++this.#arrivals;
    this.#after(wait.patience, end);
    const ask = (first: number) => {
      if (!isOn()) return;
      if (first >= wait.list.length) return end();
      let last = first;
      while (last < wait.list.length - 1 && this.#timeoutOf(wait, last) === undefined) last++;
      const asked = wait.list.slice(first, last + 1).map(({ target }) => ({ ...wait, id: plan.id, target, arrival }));
      if (this.#serveAtOnce(asked)) return;
      this.#asks.push(...asked);
      const timeout = this.#timeoutOf(wait, last);
      const next = () => {
        const cleared = wait.list.flatMap(({ clear }, each) =>
          clear === true && each >= first && each <= last ? each - first : [],
        );
        for (const each of cleared) this.#asks = this.#asks.filter((one) => one !== asked[each]);
        ask(last + 1);
      };
      if (timeout === 0) next();
      else if (timeout !== undefined) this.#after(timeout, next);
    };
    ask(0);
  }

  #timeoutOf({ list, every }: PlannedWait, index: number): number | undefined {
    return list[index]!.timeout ?? (every > 0 && index < list.length - 1 ? every : undefined);
  }

  #serveAtOnce(asked: readonly Ask[]): boolean {
    const free = [...this.#freeSince].filter(([name]) => asked.some((ask) => this.#fits(name, ask)));
    const [agent] = free.toSorted(([one, since], [other, to]) => since - to || (one < other ? -1 : 1))[0] ?? [];
    if (agent !== undefined) this.#serve(agent, asked[0]!.id);
    return agent !== undefined;
  }

  #serve(agent: string, id: string): void {
    this.served.push(`${this.#now / 1000} ${agent} ${id}`);
    this.#freeSince.delete(agent);
    this.#waitOf.delete(id);
    this.#asks = this.#asks.filter((ask) => ask.id !== id);
    this.#after(this.#staff.handling[agent]!, () => this.#free(agent));
  }

  #free(agent: string): void {
    this.#freeSince.set(agent, this.#now);
    const fitting = this.#asks.filter((ask) => this.#fits(agent, ask));
    const first = fitting.toSorted((one, other) => other.priority - one.priority || one.arrival - other.arrival)[0];
    if (first !== undefined) this.#serve(agent, first.id);
  }

  #fits(agent: string, { target }: Ask): boolean {
    return target === `${agent}.A` || (this.#staff.groups[target.slice(0, -'.GA'.length)] ?? []).includes(agent);
  }

  #after(time: number, happens: () => void): void {
    this.#events.push({ at: this.#now + time * 1000, happens });
  }
}
