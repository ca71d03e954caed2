import test from 'ava';
import { concat, debounceTime, delay, interval, map, of, retry, take, throwError, timeout, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { Clock, drivenBy, inOrder, type ClockOptions } from 'routeproof/engines';
import { LiveMap, Random, type ActorClock } from 'routeproof/plugins';

const clockWith = (options: Partial<ClockOptions> = {}) => new Clock({ choices: inOrder(), ...options });

/** What an observable emits on one actor's clock, each with its virtual time. */
function emitted<T>(make: (clock: ActorClock) => Observable<T>): readonly string[] {
  const bench = clockWith();
  const clock = bench.actor('ann');
  const seen: string[] = [];
  make(clock).subscribe({
    next: (value) => seen.push(`${clock.now()}: ${String(value)}`),
    error: (error: Error) => seen.push(`${clock.now()}: ${error.name}`),
    complete: () => seen.push(`${clock.now()}: done`),
  });
  void bench.run();
  return seen;
}

test('events that are due together are handled in the order in which they were scheduled', (t) => {
  const clock = clockWith();
  const order: string[] = [];
  const link = clock.queue(clock.actor('bob'), 'urs to bob');
  clock.actor('ann').after(5, () => {
    order.push('first');
    clock.actor('bob').after(0, () => order.push('fifth'));
  });
  clock.post(link, 5, (name) => order.push(name), 'second');
  clock.actor('cid').after(5, () => order.push('third'));
  clock.actor('ann').after(4, () => clock.actor('ann').after(1, () => order.push('fourth')));
  void clock.run();
  t.deepEqual(order, ['first', 'second', 'third', 'fourth', 'fifth']);
});

test('a link keeps the order of what is sent over it, whatever the delays', (t) => {
  const clock = clockWith({ limits: { messagesOnLink: 3 } });
  const seen: string[] = [];
  const link = clock.queue(clock.actor('ann'), 'server to ann');
  for (const [name, due] of [
    ['slow', 30],
    ['quick', 10],
    ['late', 40],
  ] as const) {
    clock.post(link, due, () => void seen.push(`${clock.now()}: ${name}`), undefined);
  }
  void clock.run();
  t.deepEqual(seen, ['30: slow', '30: quick', '40: late']);
  t.notThrows(() => clock.post(link, 50, () => {}, undefined), 'what has arrived is not under way any more');
});

test('what is cancelled or dropped with its link does not happen', (t) => {
  for (const raceWindow of [undefined, Infinity]) {
    const clock = clockWith({ raceWindow });
    const ann = clock.actor('ann');
    const order: string[] = [];
    const link = clock.queue(ann, 'link');
    const cancels = [0, 1, 2, 3, 4, 5, 6, 7].map((due) => ann.after(due % 4, () => order.push(`timer ${due}`)));
    for (let message = 0; message < 3; message++) clock.post(link, message, () => order.push('message'), undefined);
    for (const due of [0, 5, 2, 3, 7]) cancels[due]!();
    cancels[5]!();
    t.is(clock.drop(link), 3);
    t.is(clock.pending, 3);
    void clock.run();
    t.deepEqual(order, ['timer 4', 'timer 1', 'timer 6']);
    t.is(clock.pending, 0);
  }
});

test('whatever is scheduled and cancelled, in steps and between, comes by due time and then in order of scheduling', (t) => {
  for (let seed = 0; seed < 30; seed++) {
    const chance = new Random(seed).stream('timers');
    const clock = clockWith();
    const ann = clock.actor('ann');
    const waiting = new Map<number, { readonly due: number; readonly cancel: () => void }>();
    let made = 0;
    const schedule = () => {
      const number = made++;
      const due = ann.now() + chance.integer(4) * chance.integer(50);
      waiting.set(number, { due, cancel: ann.at(due, () => handle(number)) });
    };
    const handle = (number: number) => {
      const [first] = [...waiting].toSorted(([one, { due }], [other, than]) => due - than.due || one - other);
      t.deepEqual([number, ann.now()], [first![0], first![1].due]);
      waiting.delete(number);
      for (let more = made < 500 ? chance.integer(4) : 0; more > 0; more--) schedule();
      const unlucky = chance.integer(made);
      waiting.get(unlucky)?.cancel();
      waiting.delete(unlucky);
    };
    for (let start = 0; start < 200; start++) schedule();
    void clock.run();
    t.is(waiting.size, 0);
  }
});

test('the operators of RxJS keep virtual time to the millisecond', (t) => {
  const say = (clock: ActorClock, text: string, at: number) => timer(at, clock).pipe(map(() => text));
  t.deepEqual(
    emitted((clock) => timer(5000, clock)),
    ['5000: 0', '5000: done'],
  );
  t.deepEqual(
    emitted((clock) => of('a').pipe(delay(70, clock))),
    ['70: a', '70: done'],
  );
  t.deepEqual(
    emitted((clock) => interval(100, clock).pipe(take(3))),
    ['100: 0', '200: 1', '300: 2', '300: done'],
  );
  t.deepEqual(
    emitted((clock) => say(clock, 'late', 500).pipe(timeout(200, clock))),
    ['200: TimeoutError'],
  );
  t.deepEqual(
    emitted((clock) => timer(50, 20, clock).pipe(take(2), timeout({ each: 60, scheduler: clock }))),
    ['50: 0', '70: 1', '70: done'],
  );
  t.deepEqual(
    emitted((clock) =>
      concat(say(clock, 'a', 10), say(clock, 'b', 10), say(clock, 'c', 90)).pipe(debounceTime(50, clock)),
    ),
    ['70: b', '110: c', '110: done'],
  );
  let tries = 0;
  const failing = (clock: ActorClock) =>
    throwError(() => new RangeError(`try ${++tries}`)).pipe(retry({ count: 3, delay: () => timer(1000, clock) }));
  t.deepEqual(emitted(failing), ['3000: RangeError']);
  t.is(tries, 4);
});

test('a run ends when only upkeep is left, and tells what is under way', (t) => {
  const clock = clockWith();
  const ann = clock.actor('ann');
  ann.after(9000, () => t.fail(), { upkeep: true });
  ann.after(100, () => {});
  t.is(clock.live, 1);
  t.is(clock.run({ quiet: true }), undefined);
  t.is(clock.now(), 100);
  t.deepEqual(clock.pendingEvents(), [{ actor: 'ann', queue: 'timers', due: 9000, upkeep: true }]);
  void clock.run({ until: 500 });
  t.is(ann.now(), 500);
});

test('what is put off to the end of the step happens there, in order', async (t) => {
  const clock = clockWith();
  const ann = clock.actor('ann');
  ann.needsTurn = true;
  const order: string[] = [];
  ann.after(10, async () => {
    clock.atStepEnd(() => order.push('end'));
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    order.push(`awaited, in the step of ${clock.current?.name} at ${ann.now()}`);
  });
  clock.actor('bob').after(10, () => order.push('bob'));
  await clock.run();
  t.deepEqual(order, ['awaited, in the step of ann at 10', 'end', 'bob']);
});

test('a scheduler of RxJS can drive a bench, one wake-up at a time', (t) => {
  const scheduler = new TestScheduler((actual, expected) => t.deepEqual(actual, expected));
  scheduler.run(({ expectObservable, cold }) => {
    const clock = clockWith();
    const driver = drivenBy(clock, scheduler);
    const ann = clock.actor('ann');
    expectObservable(timer(3, 2, ann).pipe(take(3), map(String))).toBe('---0-1-(2|)');
    cold('-x').subscribe(() => ann.after(1, () => t.is(scheduler.now(), 2)));
    cold('10ms x').subscribe(() => driver.unsubscribe());
    ann.after(11, () => t.fail());
  });
});

test('a LiveMap is a Map in the order in which things came, however many have come and gone', (t) => {
  const live = new LiveMap<string, number>();
  const map = new Map<string, number>();
  const chance = new Random(1).stream('who comes and goes');
  for (let day = 0; day < 20_000; day++) {
    const name = `interaction ${chance.integer(60)}`;
    if (chance.next() < 0.4) {
      live.set(name, day);
      map.set(name, day);
    } else t.is(live.delete(name), map.delete(name));
    if (day % 500 === 0) t.deepEqual([[...live.keys()], [...live.values()]], [[...map.keys()], [...map.values()]]);
    if (live.get(name) !== map.get(name) || live.size !== map.size) t.fail(`they differ on day ${day}`);
  }
  live.clear();
  t.is(live.size, 0);
});
