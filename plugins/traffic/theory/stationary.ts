/** How a Markov chain leaves a state: to which other one, and how often a second. */
export type Transition<State> = readonly [to: State, rate: number];

/** How likely each state of a Markov chain is in the long run. */
export type Stationary<State> = readonly (readonly [state: State, chance: number])[];

/**
 * Solves the chain of all states that can be reached from one of them: what goes into each state is what goes out of it (after Gauss and
 * Seidel, there and back, until no chance changes by more than a part in 10 billion). States that look the same as JSON are the same.
 */
export function stationary<State>(
  from: State,
  leave: (state: State) => readonly Transition<State>[],
): Stationary<State> {
  const { states, into, out } = generatorOf(from, leave);
  const chances = states.map(() => 1 / states.length);
  const balance = (index: number): number => {
    let sum = 0;
    for (const [origin, rate] of into[index]!) sum += chances[origin]! * rate;
    const chance = sum / out[index]!;
    const change = Math.abs(chance / chances[index]! - 1);
    chances[index] = chance;
    return change;
  };
  for (let most = Infinity, sweep = 0; most > 1e-10 && sweep < 20_000; sweep++) {
    most = 0;
    for (let index = 0; index < states.length; index++) most = Math.max(most, balance(index));
    for (let index = states.length - 1; index >= 0; index--) most = Math.max(most, balance(index));
  }
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  return states.map((state, index) => [state, chances[index]! / all]);
}

/** The states, for each one whence it is come to and how often, and how often it is left. */
function generatorOf<State>(from: State, leave: (state: State) => readonly Transition<State>[]) {
  const numbers = new Map<string, number>();
  const states: State[] = [];
  const into: [origin: number, rate: number][][] = [];
  const out: number[] = [];
  const numberOf = (state: State): number => {
    const key = JSON.stringify(state);
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = states.length));
      states.push(state);
      into.push([]);
    }
    return number;
  };
  numberOf(from);
  for (let index = 0; index < states.length; index++) {
    const ways = leave(states[index]!);
    for (const [to, rate] of ways) into[numberOf(to)]!.push([index, rate]);
    out.push(ways.reduce((sum, [, rate]) => sum + rate, 0));
  }
  return { states, into, out };
}
