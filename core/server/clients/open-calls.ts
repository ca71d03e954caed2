import type { MessageOf } from '../../protocol/catalogue.ts';
import { Remembered, type Memory } from '../../store/memory.ts';
import type { Asked } from './client.ts';

/** A call that was passed on to a service and has no answer yet. */
export interface OpenCall {
  readonly asked: Asked;
  readonly request: MessageOf<'Request3rdServer'>;
}

/** Calls in the hands of one service, by the ReferenceId that the server gave them. */
export class OpenCalls extends Remembered {
  readonly #byRef = new Map<number, OpenCall>();
  #refs = 0;

  constructor(service: string, memory: Memory | undefined) {
    super('client', `calls of ${service}`, memory);
  }

  /** Gives the call its ReferenceId. */
  add(call: OpenCall): number {
    this.isWritten();
    this.#refs += 1;
    this.#byRef.set(this.#refs, call);
    return this.#refs;
  }

  /** A call that is answered; none where it has been answered, or never was. */
  take(ref: number): OpenCall | undefined {
    this.isWritten();
    const call = this.#byRef.get(ref);
    this.#byRef.delete(ref);
    return call;
  }

  takeAll(): readonly OpenCall[] {
    this.isWritten();
    const calls = [...this.#byRef.values()];
    this.#byRef.clear();
    return calls;
  }
}
