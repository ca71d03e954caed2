import '../../process/threads/rxjs-in-one-file.ts';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { keepStandardOutput } from '../../loader/author-console.ts';
import { evaluateFile, type LoadableFile, type LoadedFile } from '../../loader/evaluate-file.ts';
import { joinPool, tellLoaded } from '../../process/threads/join.ts';
import { answerOf, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { runReplication, type Replication, type ReplicationOptions } from '../../simulate/run-replication.ts';
import { makerOf, type Variant } from '../play/variant.ts';

/** One replication for a worker to run; the shared memory carries how far it is, and the word to stop. */
export interface ReplicationTask {
  readonly variant: Variant;
  /** What the file was loaded from. */
  readonly sources: LoadableFile;
  readonly options: ReplicationOptions;
  readonly shared: SharedArrayBuffer;
  /** Where in the shared memory the two figures of this replication lie; the first word is the word to stop. */
  readonly slot: number;
}

joinPool();

/** The files that this worker has evaluated. */
const loaded = new Map<string, Promise<LoadedFile>>();

/** Runs one replication in a worker; the file is evaluated once in each. */
export function simulateInWorker({
  variant,
  sources,
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
    const file = await (loaded.get(sources.path) ?? remember(sources));
    const onProgress = (done: number, interactions: number) => {
      figures[slot] = done;
      figures[slot + 1] = interactions;
      return figures[0] === 0;
    };
    return runReplication(makerOf(file, variant), { ...options, onProgress, code: file.code });
  });
}

function remember(sources: LoadableFile): Promise<LoadedFile> {
  const loading = evaluateFile(sources);
  loaded.set(sources.path, loading);
  return loading;
}

tellLoaded();
