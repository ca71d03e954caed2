import { createHash, randomUUID as importedUuid } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as importedTimeout } from 'node:timers';
import { setTimeout as importedWait } from 'node:timers/promises';
import { promisify } from 'node:util';
import test from 'ava';
import { asyncScheduler, of, timer } from 'rxjs';
import { Clock, inOrder } from 'routeproof/engines';
import { onBench } from '../../core/kernel/guard/bench-context.ts';
import { allForbidden, installGuard } from '../../core/kernel/guard/guard.ts';

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

for (const [call, make] of Object.entries(calls)) {
  test(`${call} is refused on a bench, and only there`, (t) => {
    const { told, on } = bench();
    const error = t.throws(() => on(make), { code: 'RP_REAL_TIME', message: /on the bench.* Use / });
    t.deepEqual(told, [error.message]);
    t.notThrows(make);
  });
}

const isShared = (owner: object, name: string): boolean =>
  allForbidden.filter((row) => !row.isProperty && Reflect.get(row.owner, row.name) === Reflect.get(owner, name))
    .length > 1;

const codes = {
  time: 'RP_REAL_TIME',
  wait: 'RP_REAL_TIME',
  setting: 'RP_MACHINE_SETTING',
  outside: 'RP_OUTSIDE_BENCH',
} as const;

for (const [why, code] of Object.entries(codes))
  test(`every row of the table for the reason '${why}' is refused on a bench, and told to it`, (t) => {
    const rows = allForbidden.filter((row) => row.why === why);
    t.true(rows.length >= 12);
    for (const { owner, name, call, isProperty } of rows) {
      const { told, on } = bench();
      const ask = () => Reflect.get(owner, name) as () => unknown;
      const error = t.throws(() => on(isProperty ? ask : () => Reflect.apply(ask(), owner, [])), { code }, call);
      // Some functions stand in two places, and are called by the name of the first.
      t.true(
        rows.some((row) => row.name === name && error?.message.startsWith(`${row.call} was `)) || isShared(owner, name),
        error?.message,
      );
      t.deepEqual(told, [error?.message]);
    }
  });

/** What depends on the machine's zone or language, as an author writes it, and beside it what depends on neither. */
const settings: readonly (readonly [refused: () => unknown, stays: () => unknown])[] = [
  [() => new Date(2026, 2, 2), () => new Date(Date.UTC(2026, 2, 2)).getTime()],
  [() => new Date('2026-03-02T08:00'), () => new Date('2026-03-02T08:00+01:00').getTime()],
  [() => new Date('2 March 2026'), () => new Date('2 March 2026 08:00 GMT').getTime()],
  [() => Date.parse('2026-03-02T08:00'), () => Date.parse('2026-03-02')],
  [() => new Date(0).getHours(), () => new Date(0).getUTCHours()],
  [() => String(new Date(0)), () => new Date(0).toISOString()],
  [() => `${new Date(0) as unknown as string}`, () => JSON.stringify(new Date(0))],
  [() => new Date(0).toLocaleString('de'), () => new Date(0).toLocaleString('de', { timeZone: 'Europe/Berlin' })],
  [
    () => new Intl.DateTimeFormat('de').format(0),
    () => new Intl.DateTimeFormat('de', { timeZone: 'Asia/Tokyo' }).format(0),
  ],
  [() => Intl.DateTimeFormat().resolvedOptions().timeZone, () => new Intl.NumberFormat('de').format(1.5)],
  [() => (1234.5).toLocaleString(), () => (1234.5).toLocaleString('en')],
  [() => 'a'.localeCompare('B'), () => 'a'.localeCompare('B', 'en')],
  [() => ['b', 'a'].sort(new Intl.Collator().compare), () => ['b', 'a'].sort(new Intl.Collator('en').compare)],
];

test('what the machine says of zone and language is refused, and what names its own stays', (t) => {
  for (const [refused, stays] of settings) {
    const { told, on } = bench();
    t.throws(() => on(refused), { code: 'RP_MACHINE_SETTING' }, String(refused));
    t.is(told.length, 1);
    t.deepEqual(on(stays), stays());
    t.is(told.length, 1, String(stays));
    t.notThrows(refused, String(refused));
  }
});

test('a format of dates that was made elsewhere is refused on a bench if it has no zone, or is given no date', (t) => {
  const [local, there] = [new Intl.DateTimeFormat('en'), new Intl.DateTimeFormat('en', { timeZone: 'UTC' })];
  const { on } = bench();
  t.is(Reflect.get(there, 'format'), Reflect.get(there, 'format'));
  t.throws(() => on(() => local.format(0)), { code: 'RP_MACHINE_SETTING' });
  t.throws(() => on(() => local.resolvedOptions()), { code: 'RP_MACHINE_SETTING' });
  t.throws(() => on(() => there.format()), { code: 'RP_REAL_TIME' });
  t.throws(() => on(() => there.formatToParts()), { code: 'RP_REAL_TIME' });
  t.is(
    on(() => there.format(0)),
    '1/1/1970',
  );
});

test('files are closed to code on a bench, and open to Node when it loads a package for it', async (t) => {
  const { told, on } = bench();
  t.throws(() => on(() => readFileSync('package.json')), {
    code: 'RP_OUTSIDE_BENCH',
    message: /where your file is loaded/,
  });
  await t.throwsAsync(() => on(async () => readFile('package.json')), { code: 'RP_OUTSIDE_BENCH' });
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-guard-'));
  writeFileSync(join(folder, 'late.cjs'), 'module.exports = 1;');
  t.is(
    on(() => createRequire(import.meta.url)(join(folder, 'late.cjs')) as number),
    1,
  );
  rmSync(folder, { recursive: true });
  t.is(told.length, 2);
});

test('a request over the network fails on a bench however it is made', async (t) => {
  const { on } = bench();
  await t.throwsAsync(() => on(async () => fetch('http://127.0.0.1:9/')), { code: 'RP_OUTSIDE_BENCH' });
  t.throws(() => on(() => connect(9)), { code: 'RP_OUTSIDE_BENCH' });
  const { told, on: other } = bench();
  await other(
    () =>
      new Promise<void>((done) => {
        try {
          get('http://127.0.0.1:9/').on('error', () => done());
        } catch {
          done();
        }
      }),
  );
  t.regex(told[0] ?? '', /^(net|socket)\.\w+\(\) was called on the bench/);
});

test('what depends on nothing but its arguments stays', (t) => {
  const { told, on } = bench();
  const dates = on(() => [new Date(123).getTime(), Date.parse('1970-01-01'), Date.UTC(1970, 0, 2)]);
  t.deepEqual(dates, [123, 0, 86_400_000]);
  on(() => clearTimeout(undefined));
  t.is(on(() => createHash('sha1').update('x').digest('hex')).length, 40);
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
