import type { RunEnd } from 'routeproof/kit';

/** A path of a strategy that goes on when its interaction does not. */
export interface Session {
  /** Whether the interaction has been decided about, or was taken away. */
  readonly isAlone: boolean;
  /** Tells that it had not ended when the run did. */
  readonly tellOpen: () => void;
  /** The program that ran it is gone. */
  readonly programEnds: () => void;
}

/** The sessions of one URS that have not ended. */
export class Sessions {
  readonly #open = new Set<Session>();

  begins(session: Session): void {
    this.#open.add(session);
  }

  ended(session: Session): void {
    this.#open.delete(session);
  }

  /** What still has its interaction is told of otherwise; at the end of a day of traffic it is ordinary. */
  runEnded({ isCut }: RunEnd): void {
    if (!isCut) for (const session of this.#open) if (session.isAlone) session.tellOpen();
  }

  /** URS begins afresh, and knows of none. */
  endAll(): void {
    for (const session of [...this.#open]) session.programEnds();
    this.#open.clear();
  }
}
