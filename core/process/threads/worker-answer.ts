import { BenchError } from '../../kernel/errors.ts';
import { readable } from '../../kernel/author/readable.ts';
import { heardBesideTheRun, listenBesideTheRun, noteBesideTheRun } from '../beside-the-run.ts';
import { sentenceOf } from '../tell-error.ts';

/** An error of the bench, which would lose its class between threads; its sentence names the author's line. */
interface Told {
  readonly code: string;
  readonly message: string;
  /** What a bundler shows of the author's code. */
  readonly shown?: string;
}

/** What a worker answers, and what it heard beside its work. */
export type WorkerAnswer<Value> = ({ readonly done: Value } | { readonly error: Told }) & { readonly beside?: Told };

/** In a worker: that some work gives none. */
export const answerWith = (error: BenchError): WorkerAnswer<never> => ({ error: toldOf(error) });

/** In a worker: what came of some work, or the sentence of what was wrong. */
export async function answerOf<Value>(work: () => Promise<Value>): Promise<WorkerAnswer<Value>> {
  listenBesideTheRun();
  const answer = await answered(work);
  const beside = heardBesideTheRun();
  return beside === undefined ? answer : { ...answer, beside: toldOf(beside) };
}

/** Outside: the value, or the error thrown once more. */
export function valueIn<Value>(answer: WorkerAnswer<Value>): Value {
  if (answer.beside !== undefined) noteBesideTheRun(errorOf(answer.beside));
  if ('done' in answer) return answer.done;
  throw errorOf(answer.error);
}

async function answered<Value>(work: () => Promise<Value>): Promise<WorkerAnswer<Value>> {
  try {
    return { done: await work() };
  } catch (thrown) {
    const error = readable(thrown);
    if (error instanceof BenchError) return { error: toldOf(error) };
    throw error;
  }
}

const toldOf = (error: BenchError): Told => ({
  code: error.code,
  message: sentenceOf(error),
  ...(typeof error.cause === 'string' && { shown: error.cause }),
});

const errorOf = ({ code, message, shown }: Told): BenchError =>
  Object.assign(new BenchError(code, message), shown !== undefined && { cause: shown });
