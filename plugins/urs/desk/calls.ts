import type { StrategyFindings } from '../strategy-findings.ts';
import { Invocation, type Call, type Caller } from './invocation.ts';
import type { UrsContext } from '../urs-context.ts';

/** The calls of services that one routing attempt asks its desk for; those that nobody begins are told when it is too late. */
export class Calls {
  readonly #context: Pick<UrsContext, 'kit' | 'outbox'>;
  readonly #caller: Caller;
  readonly #findings: StrategyFindings;
  #unbegun: readonly Invocation[] = [];

  constructor(context: Pick<UrsContext, 'kit' | 'outbox'>, caller: Caller) {
    this.#context = context;
    this.#caller = caller;
    this.#findings = caller.findings;
  }

  make(call: Call): Invocation {
    const made = new Invocation(this.#context.outbox, this.#caller, call);
    this.#unbegun = [...this.#unbegun.filter(({ isBegun }) => !isBegun), made];
    return made;
  }

  /** From now on nothing can be sent. What is begun in the step in hand is begun too late, which is told of itself. */
  end(): void {
    this.#context.kit.atStepEnd(() => {
      const calls = this.#unbegun;
      this.#unbegun = [];
      for (const call of calls) if (!call.isBegun) this.#findings.callNeverBegun(call);
    });
  }
}
