/** The chance that all of so many agents are busy with that many erlangs, when nobody waits (Erlang B). */
export function erlangB(agents: number, load: number): number {
  let blocked = 1;
  for (let agent = 1; agent <= agents; agent++) blocked = (load * blocked) / (agent + load * blocked);
  return blocked;
}

/** The chance of waiting, when everybody waits (Erlang C). */
export function erlangC(agents: number, load: number): number {
  const blocked = erlangB(agents, load);
  return blocked / (1 - (load / agents) * (1 - blocked));
}

/** What Erlang A says: those who wait may leave, and their patience is exponential. Times in seconds. */
export interface ErlangA {
  /** Share of those who leave before they are answered, from 0 to 1. */
  readonly left: number;
  /** Mean wait of all, those who leave too, in seconds. */
  readonly meanWait: number;
  /** Share of the agents' time that is handling, from 0 to 1. */
  readonly occupancy: number;
}

/** Sums the states of the birth-and-death process: `rate` arrivals a second, mean handling time and mean patience in seconds. */
export function erlangA(agents: number, rate: number, handling: number, patience: number): ErlangA {
  let weight = 1;
  let [all, waiting, busy] = [1, 0, 0];
  for (let inside = 1; weight > all * 1e-18 || inside <= agents; inside++) {
    const leaving = Math.max(0, inside - agents) / patience;
    weight *= rate / (Math.min(inside, agents) / handling + leaving);
    all += weight;
    waiting += weight * Math.max(0, inside - agents);
    busy += weight * Math.min(inside, agents);
  }
  const queue = waiting / all;
  return { left: queue / patience / rate, meanWait: queue / rate, occupancy: busy / all / agents };
}
