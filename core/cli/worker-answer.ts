import { BenchError } from '../kernel/errors.ts';

/** What a worker answers: an error of the bench would lose its class between threads. */
export type WorkerAnswer<Value> =
  { readonly done: Value } | { readonly error: { readonly code: string; readonly message: string } };

/** In a worker: what came of some work, or the sentence of what was wrong. */
export async function answerOf<Value>(work: () => Promise<Value>): Promise<WorkerAnswer<Value>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof BenchError) return { error: { code: error.code, message: error.message } };
    throw error;
  }
}

/** Outside: the value, or the error thrown once more. */
export function valueIn<Value>(answer: WorkerAnswer<Value>): Value {
  if ('done' in answer) return answer.done;
  throw new BenchError(answer.error.code, answer.error.message);
}
