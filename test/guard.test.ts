import { randomUUID as importedUuid } from 'node:crypto';
import { setTimeout as importedTimeout } from 'node:timers';
import { setTimeout as importedWait } from 'node:timers/promises';
import { promisify } from 'node:util';
import test from 'ava';
import { asyncScheduler, of, timer } from 'rxjs';
import { Clock, forbidden, inOrder, installGuard, onBench } from 'routeproof';

const RealDate = Date;
const realTimers = { setTimeout, setInterval, setImmediate };
installGuard();
installGuard();

/** A bench that keeps what the guard tells it. */
function bench() {
  const told: string[] = [];
  const context = {
    offence: (error: Error) => void told.push(error.message),
    unhandled: (error: unknown) => void told.push(`unhandled: ${String(error)}`),
  };
  return { told, on: <R>(work: () => R): R => onBench(context, work) };
}

const calls: Record<string, () => unknown> = {
  'new Date()': () => new Date(),
  'Date()': () => Date(),
  'setTimeout(), imported': () => clearTimeout(importedTimeout(() => {}, 0)),
  'setTimeout() of timers/promises, imported': () => importedWait(0),
  'setTimeout(), promisified': () => promisify(setTimeout)(0),
  'randomUUID(), imported': () => importedUuid(),
  'an async scheduler of RxJS': () => asyncScheduler.schedule(() => {}).unsubscribe(),
};

const nothing = () => {};
const values: Record<string, readonly unknown[]> = {
  'setTimeout()': [nothing, 0],
  'setInterval()': [nothing, 0],
  'setImmediate()': [nothing],
  'timers.setTimeout()': [nothing, 0],
  'timers.setInterval()': [nothing, 0],
  'timers.setImmediate()': [nothing],
  'crypto.getRandomValues()': [new Uint8Array(4)],
  'crypto.randomBytes()': [4],
  'crypto.randomInt()': [4],
  'crypto.randomFill()': [new Uint8Array(4), nothing],
  'crypto.randomFillSync()': [new Uint8Array(4)],
};
for (const { owner, name, call } of forbidden) {
  calls[call] ??= () => {
    const made = Reflect.apply(Reflect.get(owner, name) as () => unknown, owner, values[call] ?? []);
    if (call.endsWith('setInterval()')) clearInterval(made as NodeJS.Timeout);
  };
}

for (const [call, make] of Object.entries(calls)) {
  test(`${call} is refused on a bench, and only there`, (t) => {
    const { told, on } = bench();
    const error = t.throws(() => on(make), { code: 'RP_REAL_TIME', message: /on the bench.* Use / });
    t.deepEqual(told, [error.message]);
    t.notThrows(make);
  });
}

test('what depends on nothing but its arguments stays', (t) => {
  const { told, on } = bench();
  const dates = on(() => [
    new Date(123).getTime(),
    Date.parse('1970-01-01'),
    Date.UTC(1970, 0, 2),
    new Date(1970, 0).getMonth(),
  ]);
  t.deepEqual(dates, [123, 0, 86_400_000, 0]);
  on(() => clearTimeout(undefined));
  t.deepEqual(told, []);
});

test('off the bench nobody notices the guard', (t) => {
  t.true(new Date() instanceof RealDate);
  t.true(new RealDate() instanceof Date);
  t.is(new Date(0).constructor, Date);
  t.is(Object.prototype.toString.call(new Date()), '[object Date]');
  class Later extends Date {}
  t.true(new Later(5) instanceof Later);
  t.is(importedTimeout, setTimeout);
  t.deepEqual(
    Object.entries({ setTimeout, setInterval, setImmediate }).map(([name, timer]) => [timer.name, timer.length, name]),
    Object.entries(realTimers).map(([name, timer]) => [timer.name, timer.length, name]),
  );
  t.regex(crypto.randomUUID(), /^[0-9a-f-]{36}$/);
  t.true(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 10_000);
});

test('code that awaits stays on its bench, and two benches do not disturb each other', async (t) => {
  const [one, other] = [bench(), bench()];
  const offend = async (turns: number, call: () => unknown) => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    call();
  };
  const results = await Promise.allSettled([
    one.on(() => offend(5, Date.now)),
    other.on(() => offend(3, Math.random)),
    offend(4, Date.now),
  ]);
  t.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected', 'fulfilled'],
  );
  t.is(one.told.length, 1);
  t.regex(one.told[0]!, /^Date\.now\(\)/);
  t.is(other.told.length, 1);
  t.regex(other.told[0]!, /^Math\.random\(\)/);
});

test('what RxJS swallows is told all the same', (t) => {
  const { told, on } = bench();
  const clock = new Clock({ choices: inOrder() });
  on(() => {
    timer(10, clock.actor('ann')).subscribe(() => setTimeout(() => {}, 10));
    timer(20, clock.actor('ann')).subscribe(() => {
      throw new RangeError('no such agent');
    });
    void clock.run();
  });
  t.is(clock.now(), 20);
  t.is(told.length, 3);
  t.regex(told[0]!, /^setTimeout\(\) was called on the bench/);
  t.regex(told[1]!, /^unhandled: BenchError: setTimeout\(\)/);
  t.is(told[2], 'unhandled: RangeError: no such agent');
});

test('a bench takes its macrotask turns and still refuses those of others', async (t) => {
  const { told, on } = bench();
  const clock = new Clock({ choices: inOrder() });
  const ann = clock.actor('ann');
  ann.needsTurn = true;
  const seen: number[] = [];
  ann.after(10, async () => {
    await Promise.resolve();
    seen.push(ann.now());
    of(1).subscribe(() => new Date());
  });
  await on(() => clock.run({ until: 50 }));
  t.deepEqual(seen, [10]);
  t.is(told.length, 2);
});
