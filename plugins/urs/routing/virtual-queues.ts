import { tLibrary, type Message } from 'routeproof/protocol';
import { Tally } from '../queues/tally.ts';

/** The routing attempt that waits in a virtual queue. */
export interface Waiting {
  readonly interaction: string;
  /** Its name in the T-Library. */
  readonly connId: string;
}

/** What becomes of an interaction in a virtual queue. */
export type QueueEvent = 'EventQueued' | 'EventDiverted' | 'EventAbandoned';

/** A stay of an interaction in a virtual queue. */
export interface Stay {
  readonly queue: string;
  /** The VQID: another one for each stay. */
  readonly id: string;
}

/** The virtual queues of one URS: how many wait in each, and what is reported of them. */
export class VirtualQueues {
  readonly #router: string;
  readonly #waiting = new Tally();
  #stays = 0;

  /** `router` is the name of the URS that reports. */
  constructor(router: string) {
    this.#router = router;
  }

  waitingIn(queue: string): number {
    return this.#waiting.of(queue);
  }

  enter(queue: string): Stay {
    this.#waiting.add(queue);
    return { queue, id: (++this.#stays).toString(32).toUpperCase().padStart(32, '0') };
  }

  leave({ queue }: Stay): void {
    this.#waiting.remove(queue);
  }

  /** What URS has the server distribute; nobody answers it, so its ReferenceId is -1. */
  report(event: QueueEvent, { queue, id }: Stay, { interaction, connId }: Waiting): Message {
    return tLibrary.create('RequestDistributeEvent', {
      ReferenceId: -1,
      ThisDN: queue,
      ConnID: connId,
      CallUUID: interaction,
      UserEvent: event,
      Extensions: { VQID: id, SIGNATURE: 'router', NAME: this.#router },
    });
  }
}
