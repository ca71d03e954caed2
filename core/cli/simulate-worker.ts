import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { Scenario } from '../contract/scenario.ts';
import { errors } from '../kernel/errors.ts';
import { runReplication, type Replication, type ReplicationOptions } from '../runs/simulate/run-replication.ts';
import { withAgents } from '../runs/simulate/with-agents.ts';
import { keepStandardOutput } from './author-console.ts';
import { answerOf, type WorkerAnswer } from './worker-answer.ts';
import { joinPool } from './join-pool.ts';
import { loadFile, type LoadedFile } from './load-file.ts';

/** What is simulated: a file, with so many agents, and with other values of what its function takes. */
export interface Variant {
  readonly file: string;
  readonly agents?: number;
  readonly parameters: Readonly<Record<string, number>>;
}

/** One replication for a worker to run; the shared memory carries how far it is, and the word to stop. */
export interface ReplicationTask {
  readonly variant: Variant;
  readonly options: ReplicationOptions;
  readonly shared: SharedArrayBuffer;
  /** Where in the shared memory the two figures of this replication lie; the first word is the word to stop. */
  readonly slot: number;
}

joinPool();

const loaded = new Map<string, Promise<LoadedFile>>();

/** Runs one replication in a worker; the file is loaded once in each. */
export function simulateInWorker({
  variant,
  options,
  shared,
  slot,
}: ReplicationTask): Promise<WorkerAnswer<Replication>> {
  // A day of traffic would write a day of lines.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  globalThis.console = new Console({ stdout: nowhere, stderr: nowhere });
  keepStandardOutput(() => {});
  const figures = new Float64Array(shared);
  return answerOf(async () => {
    const file = await (loaded.get(variant.file) ?? remember(variant.file));
    const onProgress = (done: number, interactions: number) => {
      figures[slot] = done;
      figures[slot + 1] = interactions;
      return figures[0] === 0;
    };
    const { onTurn } = file.probe;
    const synchronous = file.synchronous;
    return runReplication(makerOf(file, variant), { ...options, onProgress, onTurn, synchronous });
  });
}

function remember(file: string): Promise<LoadedFile> {
  const loading = loadFile(file);
  loaded.set(file, loading);
  return loading;
}

/** The scenario of a variant, made afresh for each run. */
export const makerOf =
  ({ exported }: Pick<LoadedFile, 'exported'>, { file, agents, parameters }: Variant) =>
  (): Scenario => {
    const asked = new Set<string>();
    const given = new Proxy(
      { ...parameters, ...(agents !== undefined && { agents }) },
      { get: (target, name) => (asked.add(String(name)), Reflect.get(target, name) as unknown) },
    );
    const made: unknown = typeof exported === 'function' ? (exported as (given: object) => unknown)(given) : exported;
    if (typeof made !== 'object' || made === null || !('plugins' in made))
      throw errors.fileExportsNothing(file, 'a scenario');
    const stranger = Object.keys(parameters).find((name) => !asked.has(name));
    if (stranger !== undefined) throw errors.unknownParameter(file, stranger);
    const scenario = made as Scenario;
    return agents === undefined || asked.has('agents') ? scenario : withAgents(scenario, agents);
  };
