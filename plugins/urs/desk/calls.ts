import type { Faults } from '../faults.ts';
import { Invocation, type Call, type Caller } from './invocation.ts';
import type { Office } from '../office.ts';

/** The calls of services that one routing attempt asks its desk for; those that nobody begins are told when it is too late. */
export class Calls {
  readonly #office: Pick<Office, 'kit' | 'outbox'>;
  readonly #caller: Caller;
  readonly #faults: Faults;
  #unbegun: readonly Invocation[] = [];

  constructor(office: Pick<Office, 'kit' | 'outbox'>, caller: Caller) {
    this.#office = office;
    this.#caller = caller;
    this.#faults = caller.faults;
  }

  make(call: Call): Invocation {
    const made = new Invocation(this.#office.outbox, this.#caller, call);
    this.#unbegun = [...this.#unbegun.filter(({ isBegun }) => !isBegun), made];
    return made;
  }

  /** From now on nothing can be sent. What is begun in the step in hand is begun too late, which is told of itself. */
  end(): void {
    this.#office.kit.atStepEnd(() => {
      const calls = this.#unbegun;
      this.#unbegun = [];
      for (const call of calls) if (!call.isBegun) this.#faults.callNeverBegun(call);
    });
  }
}
