import { authorLine, definedAt, found, nearestName, type Kit } from 'routeproof/kit';
import type { ServiceFault } from '../../service/service-fault.ts';
import type { Asking } from './target-doubts.ts';

interface Missed extends Pick<Asking, 'strategy' | 'interaction'> {
  readonly fault: ServiceFault;
}

/** Calls to services that are not on the bench. A fault that a strategy does not catch is told as that. */
export class ServicesMissed {
  readonly #kit: Pick<Kit, 'finding' | 'playing'>;
  readonly #missed = new Map<unknown, Missed>();

  constructor(kit: Pick<Kit, 'finding' | 'playing'>) {
    this.#kit = kit;
  }

  /** A call has failed. */
  failed(fault: ServiceFault, { strategy, interaction }: Asking): void {
    if (!this.#kit.playing('service').includes(fault.service))
      this.#missed.set(fault, { fault, strategy, interaction });
  }

  /** A strategy has thrown: the fault itself, or what it has made of it. */
  thrown(error: unknown): void {
    for (let cause = error; cause instanceof Error; cause = cause.cause) if (this.#missed.delete(cause)) return;
  }

  /** Tells of those that were caught. */
  tell(): void {
    const services = this.#kit.playing('service');
    for (const { fault, strategy, interaction } of this.#missed.values()) {
      const { service, method } = fault;
      const where = authorLine(fault) ?? definedAt(strategy);
      const missing = found.serviceMissing(strategy.name, service, method, nearestName(service, services));
      this.#kit.finding({ ...missing, interaction, where });
    }
  }
}
