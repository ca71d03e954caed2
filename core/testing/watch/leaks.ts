import { Subscription, type Observable } from 'rxjs';
import { authorLine } from '../../kernel/author/author-line.ts';

/** Something that a run should have ended, and did not. */
export interface Leak {
  /** `a timer of 'urs', due at 75.000 s`. */
  readonly what: string;
  /** The author's line that made it: `strategy.ts:12:5`; absent where no line of an author's did. */
  readonly where: string | undefined;
}

/** Where something is made: the stack as it is then, and, in code that runs later, where that was made. */
export interface Maker {
  readonly stack: Error;
  readonly before: Maker | undefined;
}

interface Kept {
  readonly what: () => string;
  readonly maker: Maker;
  readonly isOpen: () => boolean;
  /** Whether it counts even if no line of an author's made it. */
  readonly always: boolean;
}

/** Keeps what a run opens and may leave open, with the stack of where it was made: only in tests, because stacks are costly. */
export class Leaks {
  #kept: Kept[] = [];
  #making: Maker | undefined;
  #sweepAt = 10_000;

  /** Remembers something until it is closed. */
  keep(what: () => string, isOpen: () => boolean, { maker = this.maker(), always = false } = {}): void {
    this.#kept.push({ what, maker, isOpen, always });
    if (this.#kept.length < this.#sweepAt) return;
    this.#kept = this.#kept.filter((each) => each.isOpen());
    this.#sweepAt = Math.max(10_000, this.#kept.length * 2);
  }

  /** Who makes something now. */
  maker(): Maker {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 60;
    const stack = new Error('made here');
    Error.stackTraceLimit = stackTraceLimit;
    return { stack, before: this.#making };
  }

  /** Does work for whoever asked for it earlier: what it opens is theirs. */
  made<R>(maker: Maker, work: () => R): R {
    const before = this.#making;
    this.#making = maker;
    try {
      return work();
    } finally {
      this.#making = before;
    }
  }

  /** The same Observable, its subscriptions kept until they are closed. */
  watch<T extends Observable<unknown>>(observable: T, what: string): T {
    const maker = this.maker();
    const subscribe = observable.subscribe.bind(observable) as (...listener: unknown[]) => Subscription;
    const watched = (...listener: unknown[]): Subscription => {
      const subscription = this.made(maker, () => subscribe(...listener));
      this.keep(
        () => what,
        () => !subscription.closed,
        { maker: { ...this.maker(), before: maker } },
      );
      return subscription;
    };
    // An own property: whoever asks for the Observable in the test has this one, and what is piped from it subscribes to it.
    return Object.defineProperty(observable, 'subscribe', { value: watched, configurable: true });
  }

  /** What is open now, each thing once. */
  list(): readonly Leak[] {
    const open = this.#kept
      .filter((each) => each.isOpen())
      .map(({ what, maker, always }) => ({ what: what(), where: lineOf(maker), always }))
      .filter(({ where, always }) => always || where !== undefined);
    return [...new Map(open.map(({ what, where }) => [`${what} ${where}`, { what, where }])).values()];
  }
}

function lineOf(maker: Maker | undefined): string | undefined {
  if (maker === undefined) return undefined;
  const frames = (maker.stack.stack ?? '').split('\n');
  // Who put the scenario on the bench, or told it to run, has not made what is made there.
  const end = frames.findIndex((frame) =>
    /[\\/]core[\\/](bench[\\/]create-bench|kernel[\\/]clock[\\/]step)\./.test(frame),
  );
  const stack = frames.slice(0, end < 0 ? undefined : end).join('\n');
  return authorLine(Object.assign(new Error('made here'), { stack })) ?? lineOf(maker.before);
}
