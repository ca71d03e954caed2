import type { AgentView, MediaState } from './store-view.ts';

/** An agent and the connections it is logged in over, the latest last. */
export class AgentRecord implements AgentView {
  readonly media = new Map<string, MediaState>();
  readonly logins: { readonly proxyClientId: number; readonly place: string }[] = [];

  constructor(readonly name: string) {}

  get loggedIn(): boolean {
    return this.logins.length > 0;
  }

  get place(): string {
    return this.logins.at(-1)?.place ?? '';
  }
}
