import { LiveMap, type Message, type Received } from 'routeproof';

/** How the server answered a request: done, or refused with its name of the error. */
export type Answer = 'done' | Refused;

/** The server's name of an error, and its sentence. */
export interface Refused {
  readonly error: string;
  readonly description: string;
}

/** A request that a routing attempt wants sent. */
export interface Letter {
  /** Number of the routing attempt, as URS counts them. */
  readonly attempt: number;
  readonly message: Message;
  /** Left out where nothing is answered. */
  readonly onAnswer?: (answer: Answer, said: Received) => void;
  /** Is called when the run has ended without an answer. */
  readonly onNoAnswer?: () => void;
}

/** Sends what was decided in a step at the end of the step, by routing attempt, and brings back the answers. */
export class Outbox {
  readonly #send: (message: Message) => number | undefined;
  readonly #atStepEnd: (work: () => void) => void;
  readonly #unanswered = new LiveMap<number, Letter>();
  #letters: Letter[] = [];

  constructor(atStepEnd: (work: () => void) => void, send: (message: Message) => number | undefined) {
    this.#atStepEnd = atStepEnd;
    this.#send = send;
  }

  put(letter: Letter): void {
    this.#letters.push(letter);
    if (this.#letters.length === 1) this.#atStepEnd(() => this.#empty());
  }

  /** Gives an answer of the server to who asked; other answers are not for attempts. */
  answered(message: Received): void {
    const letter = message.ref === undefined ? undefined : this.#unanswered.get(message.ref);
    if (letter === undefined) return;
    this.#unanswered.delete(message.ref!);
    letter.onAnswer?.(answerOf(message), message);
  }

  /** The run has ended. */
  runEnded(): void {
    for (const letter of this.#unanswered.values()) letter.onNoAnswer?.();
  }

  /** The link is gone: nothing more is sent or answered. */
  forget(): void {
    this.#letters = [];
    this.#unanswered.clear();
  }

  #empty(): void {
    const letters = this.#letters;
    this.#letters = [];
    if (letters.length > 1) letters.sort((one, other) => one.attempt - other.attempt);
    for (const letter of letters) {
      const ref = this.#send(letter.message);
      if (ref !== undefined && letter.onAnswer !== undefined) this.#unanswered.set(ref, letter);
    }
  }
}

function answerOf(message: Message): Answer {
  if (message.type !== 'EventError' || message.protocol === 'TLibrary') return 'done';
  const { ErrorName: error, ErrorDescription: description } = message.body;
  return { error, description };
}
