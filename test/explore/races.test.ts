import test from 'ava';
import { replay } from 'routeproof';
import { choicesToken, Clock, everyChoice, inOrder, seeded, type ClockOptions } from 'routeproof/engines';
import type { Choices } from 'routeproof/plugins';

const clockWith = (options: Partial<ClockOptions> = {}) => new Clock({ choices: inOrder(), ...options });

/** The order in which `queues` queues of `events` events each, all due at 0, are handled. */
function handled(choices: Choices, queues: number, events: number, raceWindow: number, apart = 0): string {
  const clock = clockWith({ choices, raceWindow });
  const order: string[] = [];
  for (let queue = 0; queue < queues; queue++) {
    const link = clock.queue(clock.actor(`actor ${queue}`), `link ${queue}`);
    for (let event = 0; event < events; event++) {
      clock.post(link, queue * apart, (name) => void order.push(name), `${queue}${event}`);
    }
  }
  void clock.run();
  return order.join(' ');
}

const runs = (queues: number, events: number, raceWindow: number, apart?: number) =>
  Array.from(everyChoice(), (choices) => handled(choices, queues, events, raceWindow, apart));

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

test('with an infinite window, everyChoice plays each order that the links allow, once', (t) => {
  for (const [queues, events] of [
    [1, 5],
    [2, 1],
    [2, 2],
    [2, 4],
    [3, 2],
    [4, 1],
    [3, 3],
  ] as const) {
    const orders = runs(queues, events, Infinity);
    t.is(orders.length, factorial(queues * events) / factorial(events) ** queues);
    t.is(new Set(orders).size, orders.length);
  }
});

test('events further apart than the race window never change places', (t) => {
  t.deepEqual(runs(2, 1, 1000, 1000), ['00 10', '10 00']);
  t.deepEqual(runs(2, 1, 1000, 1001), ['00 10']);
  t.deepEqual(runs(2, 1, 0, 0), ['00 10', '10 00']);
  t.deepEqual(runs(3, 1, 10, 10), ['00 10 20', '10 00 20', '00 20 10'].toSorted(), 'the third waits for the first');
});

test('each actor has its own time, which never steps back; between actors it may', (t) => {
  const clock = clockWith({ raceWindow: Infinity, choices: replay('2.1') });
  const seen: string[] = [];
  const [ann, bob] = [clock.actor('ann'), clock.actor('bob')];
  const link = clock.queue(ann, 'server to ann');
  const see = (who: typeof ann, what: string) => () =>
    seen.push(`${who.name} at ${who.now()}, ${clock.now()}: ${what}`);
  ann.after(10, () => ann.after(5, see(ann, 'five later')));
  bob.after(20, see(bob, 'timer'));
  clock.post(link, 30, see(ann, 'message'), undefined);
  void clock.run();
  t.deepEqual(seen, ['ann at 30, 30: message', 'bob at 20, 20: timer', 'ann at 35, 35: five later']);
});

test('replay plays what an earlier run answered, and seeds answer the same each time', (t) => {
  const first = seeded(7);
  const order = handled(first, 4, 3, Infinity);
  t.is(handled(seeded(7), 4, 3, Infinity), order);
  t.is(handled(replay(choicesToken(first.answers)), 4, 3, Infinity), order);
  t.is(handled(replay([]), 4, 3, Infinity), handled(inOrder(), 4, 3, Infinity));
  t.is(choicesToken([0, 2, 1, 0, 0]), '0.2.1');
  t.is(choicesToken([0, 0]), '');
  t.throws(() => handled(replay('0.9'), 4, 3, Infinity), {
    code: 'RP_REPLAY_MISMATCH',
    message: /question 2 \(next event\)/,
  });
  t.throws(() => replay('0.x'), { code: 'RP_REPLAY_UNREADABLE' });
});

test('a run that does not do the same after the same answers is told so', (t) => {
  let queues = 1;
  t.throws(() => Array.from(everyChoice(), (choices) => choices.pick(++queues)), { code: 'RP_NOT_DETERMINISTIC' });
});

test('the race is put into words only for a reader', (t) => {
  const asked: (readonly string[] | undefined)[] = [];
  const choices: Choices = { answers: [], pick: (_count, question) => (asked.push(question?.options), 0) };
  handled(choices, 2, 1, 0);
  t.deepEqual(asked, [['actor 0: link 0 at 0 ms', 'actor 1: link 1 at 0 ms']]);
});
