import type { Bus } from '../../bus/bus.ts';
import type { Crossing } from '../../bus/crossing.ts';
import type { Plugin } from '../../contract/plugin.ts';
import type { Clock } from '../../kernel/clock/clock.ts';
import { nowhere, type Pending } from '../../kernel/clock/event-queue.ts';
import { timeText } from '../../report/time-text.ts';
import type { Leaks } from './leaks.ts';

/** Watches who listens to bus and store, and which requests have no answer. */
export const watchRun = (leaks: Leaks): Plugin => ({
  name: 'leaks',
  observe: ({ bus, store }) => {
    watchRequests(bus, leaks);
    watchBus(bus, leaks);
    leaks.watch(store.changes, 'a subscription to the changes of the store');
  },
});

/** Keeps what is scheduled on a clock, upkeep excepted. */
export function watchTimers(clock: Clock, leaks: Leaks): void {
  const arm = clock.arm.bind(clock);
  const kept = new WeakSet<object>();
  clock.arm = <S>(event: Pending<S>, due: number): void => {
    arm(event, due);
    // RxJS schedules one action again and again: what counts is where it was made.
    if (event.upkeep || kept.has(event)) return;
    kept.add(event);
    leaks.keep(
      () => (event.queue.name === 'timers' ? timerText(event) : `a message under way (${event.queue.name})`),
      () => event.index !== nowhere,
      { always: true },
    );
  };
}

const timerText = ({ queue, due }: Pick<Pending, 'queue' | 'due'>): string =>
  `a timer of '${queue.actor.name}', due at ${timeText(due)}`;

function watchBus(bus: Bus, leaks: Leaks): void {
  const [on, of] = [bus.on.bind(bus) as (type: string, protocol?: string) => ReturnType<Bus['of']>, bus.of.bind(bus)];
  leaks.watch(bus.messages, 'a subscription to all messages of the bus');
  leaks.watch(bus.sent, 'a subscription to all that is sent on the bus');
  Object.assign(bus, {
    on: (type: string, protocol?: string) => leaks.watch(on(type, protocol), `a subscription to ${type} on the bus`),
    of: (interaction: string) => leaks.watch(of(interaction), `a subscription to '${interaction}' on the bus`),
  });
}

/** A request is open until its answer is sent, or the requester's connection ends. */
function watchRequests(bus: Bus, leaks: Leaks): void {
  const open = new Map<string, Crossing>();
  const key = (client: string, server: string, ref: number) => JSON.stringify([client, server, ref]);
  bus.broken.subscribe(({ client, server }) => {
    for (const [each, { from, to }] of open) if (from === client && to === server) open.delete(each);
  });
  bus.sent.subscribe((message) => {
    const { ref, from, to, type } = message;
    if (ref === undefined) return;
    if (!type.startsWith('Request')) return void open.delete(key(to, from, ref));
    const asked = key(from, to, ref);
    open.set(asked, message);
    leaks.keep(
      () => `request ${ref} of '${from}' without an answer: ${type}, sent at ${timeText(message.sentAt)}`,
      () => open.get(asked) === message,
      { always: true },
    );
  });
}
