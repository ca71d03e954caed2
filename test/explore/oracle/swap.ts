import type { Dependence } from 'routeproof/engines';
import { HappensBefore } from '../../../core/explore/steps/happens-before.ts';
import { Counted, NamedSteps } from '../../../core/explore/steps/named-steps.ts';
import { playRun, type PlayedRun } from '../../../core/explore/search/played-run.ts';
import { reductionFor, relationFor } from '../../../core/explore/search/reduction.ts';
import { Search } from '../../../core/explore/search/search.ts';
import type { Scheduler } from '../../../core/explore/search/schedulers.ts';
import type { SearchedRun } from '../../../core/explore/search/searched-run.ts';
import { eventKey, takenEvent } from '../../../core/explore/steps/taken-event.ts';
import { chance } from './case.ts';
import { parting, viewOf, type Watched } from './views.ts';

interface Played {
  readonly bench: PlayedRun['bench'];
  readonly run: SearchedRun;
  readonly view: string;
}

/**
 * Plays a case by chance, puts its steps into other orders that the relation takes for the same, plays those by the names of
 * their events, and says what is not the same: a step that was not possible, or what somebody saw. Nothing where all is well.
 */
export async function shuffled(
  made: Watched,
  seed: number,
  times: number,
  relation?: Dependence,
): Promise<string | undefined> {
  const below = chance(seed);
  const first = await play(made, (_run, count) => below(count));
  const depends = relation ?? relationFor(reductionFor(first.bench))!;
  const { steps, racesFrom } = first.run;
  const before = new HappensBefore(steps, racesFrom, first.bench.scenario.raceWindow!, depends);
  const named = new NamedSteps(steps);
  for (let time = 0; time < times; time++) {
    const order = anotherOrder(steps.length, racesFrom, before, below);
    const wanted = order.map((step) => named.names[step]!);
    const again = await play(made, byName(wanted, first.run));
    const names = new NamedSteps(again.run.steps).names;
    const parted = wanted.findIndex((name, place) => names[place] !== name);
    if (parted >= 0)
      return `after ${parted} steps ${wanted[parted]} should have been next, and it was ${names[parted] ?? 'the end'}`;
    if (again.view !== first.view) return `what was seen is not the same: ${parting(first.view, again.view)}`;
  }
  return undefined;
}

/** One of the orders that leave each step after those that had to come before it. */
function anotherOrder(
  count: number,
  from: number,
  before: HappensBefore,
  below: (count: number) => number,
): readonly number[] {
  const order = Array.from({ length: from }, (_, step) => step);
  const open = Array.from({ length: count - from }, (_, index) => from + index);
  while (open.length > 0) {
    const free = open.filter((step) => !open.some((other) => other < step && before.isBefore(other, step)));
    const next = free[below(free.length)]!;
    order.push(next);
    open.splice(open.indexOf(next), 1);
  }
  return order;
}

/** Handles the event of that name next, and answers actors as they were answered. */
function byName(wanted: readonly string[], { answered }: SearchedRun): Scheduler {
  const told = new Counted();
  const answers = new Map(answered.map(({ about, chosen }) => [told.take(about), chosen]));
  const [taken, asked] = [new Counted(), new Counted()];
  let seen = 0;
  return (run, _count, question) => {
    if (typeof question === 'string') return answers.get(asked.take(question)) ?? 0;
    for (; seen < run.steps.length; seen++) taken.take(eventKey(run.steps[seen]!.event));
    const name = wanted[run.steps.length];
    return Math.max(
      0,
      question.findIndex((event) => taken.next(eventKey(takenEvent(event))) === name),
    );
  };
}

async function play({ scenario, seen }: Watched, scheduler: Scheduler): Promise<Played> {
  const run = new Search({ window: 0, depends: undefined, openingRaces: false, scheduler }).begin();
  const { bench } = await playRun(scenario, run, { synchronous: true });
  return { bench, run, view: `${viewOf(bench, seen())}\n${livesOf(run)}` };
}

/** Programs to which nothing is without meaning, and that keep no account of their own. */
const heedAll: ReadonlySet<string> = new Set(['urs', 'stat-server']);

/** What such a program went through over each of its queues, with the times that it read, and who changed each place of its memory. */
function livesOf({ steps }: SearchedRun): string {
  const lives = new Map<string, string[]>();
  for (const { event, reached, due, asksTime, footprint } of steps) {
    if (!heedAll.has(event.actor)) continue;
    const queue = `${event.actor} ${event.queue}`;
    const step = asksTime ? `${eventKey(event)} at ${Math.max(reached, due)}` : eventKey(event);
    for (const place of [queue, ...[...footprint.writes].map((each) => `${event.actor} ${each}`)]) {
      const life = lives.get(place);
      if (life === undefined) lives.set(place, [step]);
      else life.push(step);
    }
  }
  return [...lives]
    .map(([place, life]) => `${place}: ${life.join(', ')}`)
    .toSorted()
    .join('; ');
}
