import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { exponential } from 'routeproof';
import { drawn, Random } from 'routeproof/plugins';
import { secondsSince } from './processor-time.ts';

const require = createRequire(import.meta.url);
const load = 0.9;
/** Between arrivals, and of the work, which is 1 on average. */
const between = (agents: number) => exponential(1 / (load * agents));
const work = exponential(1);

/** A rate, or why there is none. */
type Measured = { readonly rate: number; readonly missing?: string };

interface SimEntity {
  readonly start?: () => void;
  setTimer(duration: number): { done(work: () => void): unknown };
  useFacility(facility: unknown, duration: number): { done(work: () => void): unknown };
}

interface SimJs {
  readonly Sim: new () => { addEntity(entity: unknown): unknown; simulate(endTime: number): unknown };
  readonly Entity: new (...given: readonly unknown[]) => SimEntity;
  readonly Facility: new (name: string, discipline: number, servers: number) => unknown;
}

/**
 * M/M/c in simjs: an arrival is a timer, an agent is a server of a facility. The facility counts how many wait and are served, and
 * for how long; there are no percentiles.
 */
export function simjs(agents: number, calls: number): number {
  const { Sim, Entity, Facility } = library();
  const random = new Random(1).stream('simjs');
  const arrivals = between(agents);
  const facility = new Facility('agents', 0, agents);
  let handled = 0;
  class Calls extends Entity {
    override readonly start = (): void => {
      this.setTimer(drawn(arrivals, random)).done(() => {
        this.useFacility(facility, drawn(work, random)).done(() => handled++);
        this.start();
      });
    };
  }
  // The library looks for the method on the prototype.
  Object.defineProperty(Calls.prototype, 'start', { value(this: Calls) {} });
  const sim = new Sim();
  sim.addEntity(Calls);
  const start = process.cpuUsage();
  sim.simulate(calls / (load * agents));
  return handled / secondsSince(start);
}

let found: SimJs | undefined;

/** It hangs itself on a browser's window. */
function library(): SimJs {
  const holder = globalThis as { window?: { Sim?: SimJs } };
  const before = holder.window;
  holder.window ??= {};
  if (found === undefined) require('simjs');
  found ??= holder.window.Sim!;
  if (before === undefined) delete holder.window;
  return found;
}

/** M/M/c as the plainest code: one heap of times at which agents are free, and nothing else. */
export function bareHeapLoop(agents: number, calls: number): number {
  const random = new Random(1).stream('heap');
  const arrivals = between(agents);
  const start = process.cpuUsage();
  const free = new Float64Array(agents);
  let [arrival, waits] = [0, 0];
  for (let call = 0; call < calls; call++) {
    arrival += drawn(arrivals, random);
    const begins = Math.max(arrival, free[0]!);
    waits += begins - arrival;
    replaceFirst(free, begins + drawn(work, random));
  }
  if (!(waits >= 0)) throw new Error('A wait is no number.');
  return calls / secondsSince(start);
}

function replaceFirst(heap: Float64Array, value: number): void {
  let place = 0;
  for (let child = 1; child < heap.length; child = place * 2 + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= value) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = value;
}

const program = `
import random, simpy, sys, time
agents, calls = int(sys.argv[1]), int(sys.argv[2])
rate = ${load} * agents
chance = random.Random(1)
env = simpy.Environment()
servers = simpy.Resource(env, agents)
# How many there are, since when, their number times time, and the most there were.
queue, busy = [0, 0.0, 0.0, 0], [0, 0.0, 0.0, 0]
waits, in_time = [], 0
def change(of, by):
    of[2] += of[0] * (env.now - of[1])
    of[1] = env.now
    of[0] += by
    if of[0] > of[3]:
        of[3] = of[0]
def call():
    global in_time
    came = env.now
    change(queue, 1)
    with servers.request() as turn:
        yield turn
        change(queue, -1)
        change(busy, 1)
        wait = env.now - came
        waits.append(wait)
        if wait <= 0.3:
            in_time += 1
        yield env.timeout(chance.expovariate(1))
        change(busy, -1)
def source():
    for _ in range(calls):
        yield env.timeout(chance.expovariate(rate))
        env.process(call())
env.process(source())
start = time.process_time()
env.run()
waits.sort()
shown = [waits[int(part * (len(waits) - 1))] for part in (0.5, 0.9, 0.95, 0.99)]
measures = [sum(waits) / calls, in_time / calls, queue[2] / env.now, queue[3], busy[2] / env.now / agents, shown]
print(calls / (time.process_time() - start))
`;

/**
 * M/M/c in SimPy, where a Python has it, with the measures that a replication of ours has of such a queue: waits and their
 * percentiles, service level, length of the queue, occupancy.
 */
export function simpy(agents: number, calls: number): Measured {
  const python = pythonWithSimpy();
  if (python === undefined) return { rate: 0, missing: 'no Python has SimPy here; Debian has it as python3-simpy3' };
  const said = execFileSync(python, ['-c', program, String(agents), String(calls)], { encoding: 'utf8' });
  return { rate: Number(said) };
}

let python: { readonly path: string | undefined } | undefined;

/** The first Python of the path that has it: a machine may have several, and the packages of Debian serve Debian's own. */
function pythonWithSimpy(): string | undefined {
  python ??= { path: programsNamed('python3').find(hasSimpy) };
  return python.path;
}

function hasSimpy(path: string): boolean {
  const { status } = spawnSync(path, ['-c', 'import simpy; simpy.Environment'], { stdio: 'ignore' });
  return status === 0;
}

const programsNamed = (name: string): readonly string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path));
