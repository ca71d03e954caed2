import { AsyncLocalStorage } from 'node:async_hooks';
import type { BenchError } from '../errors.ts';
import type { Reason } from './forbidden.ts';

/** Whoever is told values. */
export interface Listener<T> {
  next(value: T): void;
}

/** Whom the guard tells what happened on a bench, because RxJS may swallow what is thrown. */
export interface BenchContext {
  /** Code on the bench asked for real time, real chance, or something outside. */
  offence(error: BenchError): void;
  /** Where something is made, if that is kept; `place` finds it out. Without this it is always kept. */
  lineHere?(place: () => Error): Error | undefined;
  /** A subscriber threw, or an observable failed that nobody listens to. */
  unhandled(error: unknown): void;
  /** Code that may await begins to run: time must not move until its awaits have settled. */
  waits?(): void;
  /** An observable failed that nobody listens to any more, or its teardown did. */
  unheard?(error: unknown): void;
  /** A promise was rejected that nobody awaits. */
  rejected?(reason: unknown): void;
  /** Code wrote something to the console. */
  note?(text: string): void;
  /** The context of the whole run, where this is one of a part of it. */
  readonly partOf?: BenchContext;
  /** Where code is that is no run yet: `while the file was loaded`. Default: on the bench. */
  readonly where?: string;
  /** What is told in place of a listener who begins to listen now, so that it is known who threw; the listener himself where nobody asks. */
  named?<T>(listener: Listener<T>): Listener<T>;
  /** Whether what is forbidden on a bench is allowed here. Default: no. */
  readonly allows?: (reason: Reason, error: BenchError) => boolean;
}

const contexts = new AsyncLocalStorage<BenchContext>();

/** Does `work` on a bench: real time is refused to it, and to all that it awaits or calls back. */
export const onBench = <R>(context: BenchContext, work: () => R): R => contexts.run(context, work);

/** Does what the bench itself needs of the world outside, such as reading an author's table, in the middle of a run. */
export const offBench = <R>(work: () => R): R => contexts.exit(work);

/** The bench on which the caller runs, if it does. */
export const currentBench = (): BenchContext | undefined => contexts.getStore();
