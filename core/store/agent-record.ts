import { Remembered, type Memory } from './memory.ts';
import type { AgentView, MediaState } from './store-view.ts';

/** One connection that an agent is logged in over. */
interface Login {
  readonly proxyClientId: number;
  readonly place: string;
}

/** An agent and the connections it is logged in over, the latest last. */
export class AgentRecord extends Remembered implements AgentView {
  readonly name: string;
  readonly #media = new Map<string, MediaState>();
  readonly #logins: Login[] = [];

  constructor(name: string, memory: Memory | undefined) {
    super('agent', name, memory);
    this.name = name;
  }

  get media(): ReadonlyMap<string, MediaState> {
    this.isRead();
    return this.#media;
  }

  get logins(): readonly Login[] {
    this.isRead();
    return this.#logins;
  }

  get loggedIn(): boolean {
    return this.logins.length > 0;
  }

  get place(): string {
    return this.logins.at(-1)?.place ?? '';
  }

  logIn(login: Login): void {
    this.isWritten();
    this.#logins.push(login);
  }

  /** The login over that client ends; with the last one the agent has no media. */
  logOut(proxyClientId: number): void {
    this.isWritten();
    const index = this.#logins.findIndex((login) => login.proxyClientId === proxyClientId);
    this.#logins.splice(index, 1);
    if (this.#logins.length === 0) this.#media.clear();
  }

  /** `undefined` gives the medium up. */
  setMedium(medium: string, state: MediaState | undefined): void {
    this.isWritten();
    if (state === undefined) this.#media.delete(medium);
    else this.#media.set(medium, state);
  }
}
