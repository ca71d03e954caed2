import type { Memory } from '../../store/memory.ts';
import { Remembered } from '../../store/remembered.ts';

/** Calls in the hands of one service, by the ReferenceId that the server gave them. */
export class OpenCalls<Call> extends Remembered {
  readonly #byRef = new Map<number, Call>();
  #refs = 0;

  constructor(service: string, memory: Memory | undefined) {
    super('client', `calls of ${service}`, memory);
  }

  /** Gives the call its ReferenceId. */
  add(call: Call): number {
    this.isWritten();
    this.#refs += 1;
    this.#byRef.set(this.#refs, call);
    return this.#refs;
  }

  /** A call that is answered; none where it has been answered, or never was. */
  take(ref: number): Call | undefined {
    this.isWritten();
    const call = this.#byRef.get(ref);
    this.#byRef.delete(ref);
    return call;
  }

  takeAll(): readonly Call[] {
    this.isWritten();
    const calls = [...this.#byRef.values()];
    this.#byRef.clear();
    return calls;
  }
}
