import type { Plugin } from '../../contract/plugin.ts';
import type { Listener } from '../../kernel/guard/bench-context.ts';

/** Whose probe looks at what goes on: it is at work in the steps of others, who have no part in what it throws. */
export class ProbesAtWork {
  #plugin: Plugin | undefined;

  /** The plugin whose probe runs. */
  get plugin(): Plugin | undefined {
    return this.#plugin;
  }

  observing<R>(plugin: Plugin, work: () => R): R {
    const before = this.#plugin;
    this.#plugin = plugin;
    try {
      return work();
    } finally {
      this.#plugin = before;
    }
  }

  /** Whoever begins to listen while a probe runs listens for its plugin. */
  named<T>(listener: Listener<T>): Listener<T> {
    const plugin = this.#plugin;
    return plugin === undefined ? listener : { next: (value) => this.observing(plugin, () => listener.next(value)) };
  }
}
