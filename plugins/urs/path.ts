import type { Subscription } from 'rxjs';
import { decisionsOf, goesOnByItself } from './desk/decisions-of.ts';
import type { Session, Sessions } from './sessions.ts';
import type { StrategyFindings } from './strategy-findings.ts';

/** Whose path it is. */
interface Taken {
  /** Whether it goes on when its interaction does not. */
  readonly isSession: boolean;
  readonly findings: StrategyFindings;
  readonly sessions: Sessions;
  /** Whether its interaction has been decided about, or was taken away. */
  readonly isAlone: () => boolean;
  /** Is called when it has ended. */
  readonly onEnd: () => void;
}

/** Who hears what a strategy decides on its path. */
interface Listener {
  readonly next: (value: unknown) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** What a strategy gives for one interaction, decision by decision, until its end. */
export class Path implements Session {
  readonly #taken: Taken;
  #decisions: Subscription | undefined;
  #goesOnByItself = false;
  #hasEnded = false;

  constructor(taken: Taken) {
    this.#taken = taken;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get isAlone(): boolean {
    return this.#taken.isAlone();
  }

  begin(given: unknown, listener: Listener): void {
    this.#goesOnByItself = goesOnByItself(given);
    if (this.#taken.isSession) this.#taken.sessions.begins(this);
    this.#decisions = decisionsOf(given).subscribe(listener);
  }

  /** The interaction is done with. What goes on by itself is still listened to, because what it decides now would be a finding. */
  leave(): void {
    if (!this.#goesOnByItself && !this.#taken.isSession) this.#cut();
  }

  #cut(): void {
    this.#taken.findings.heed(() => this.#decisions?.unsubscribe());
  }

  /** There is nothing more to come of it. */
  ended(): void {
    this.#hasEnded = true;
    const { isSession, sessions, isAlone, onEnd } = this.#taken;
    if (isSession) sessions.ended(this);
    if (isSession || !isAlone()) onEnd();
  }

  tellOpen(): void {
    this.#taken.findings.sessionWithoutEnd();
  }

  /** Nothing runs it any more: what its code still tries to do is nobody's slip. */
  programEnds(): void {
    this.#taken.findings.programEnds();
    this.abandon();
  }

  /** What it goes on with is of no use. */
  abandon(): void {
    this.ended();
    this.#cut();
  }
}
