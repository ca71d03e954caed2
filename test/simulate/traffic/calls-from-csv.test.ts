import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import {
  callsFromCsv,
  createBench,
  empirical,
  exponential,
  hours,
  minutes,
  seconds,
  simulate,
  timesFromCsv,
  type CallColumns,
  type CallsOtherwise,
} from 'routeproof';
import { runReplication } from 'routeproof/engines';
import { openSession } from '../../cli/cli-session.ts';
import { dayOfTraffic } from '../simulate-day.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const { run, close } = openSession(process.cwd());
test.after.always(() => close());

const columns = {
  at: 'day',
  type: 'kind',
  handling: 'talk',
  afterWork: 'wrap',
  patience: 'left after',
  media: 'channel',
  userData: { customer: 'segment' },
} satisfies CallColumns;

test('real calls are streams by type, row by row, and what no row says is drawn from the others', (t) => {
  t.deepEqual(callsFromCsv('calls.csv', columns), [
    {
      name: 'sales',
      media: 'voice',
      arrivals: {
        calls: [
          { at: 30_612_000, handling: 60_000, afterWork: 5000, userData: { customer: 'gold' } },
          { at: 30_660_000, patience: 12_500 },
          { at: 30_600_000, handling: 120_000, afterWork: 15_000, userData: { customer: 'gold' } },
        ],
      },
      handling: empirical([60_000, 120_000]),
      afterWork: empirical([5000, 15_000]),
    },
    {
      name: 'billing',
      media: 'chat',
      arrivals: { calls: [{ at: 86_401_000, handling: 90_000, afterWork: 0, userData: { customer: 'silver' } }] },
      handling: empirical([90_000]),
      afterWork: empirical([0]),
    },
  ]);
});

test('what is given beside the file counts for all types or for one, and a type with several media has a stream for each', (t) => {
  const otherwise: CallsOtherwise = {
    queue: 'Inbound',
    handling: minutes(5),
    types: { sales: { handling: minutes(1), patience: exponential(minutes(2)) } },
  };
  const [sales, billing] = callsFromCsv('calls.csv', { at: 'day', type: 'kind' }, otherwise);
  t.like(sales, { name: 'sales', queue: 'Inbound', handling: minutes(1), patience: exponential(minutes(2)) });
  t.like(billing, { name: 'billing', queue: 'Inbound', handling: minutes(5), patience: undefined });
  t.deepEqual(
    callsFromCsv('calls.csv', { at: 'day', media: 'channel' }, { handling: 5, name: 'all' }).map(({ name }) => name),
    ['all voice', 'all chat'],
  );
  const [alone, ...others] = callsFromCsv('calls.csv', { at: 'day', userData: ['segment'] }, { handling: 5 });
  t.deepEqual(others, []);
  t.deepEqual((alone!.arrivals as { readonly calls: readonly object[] }).calls[2], {
    at: 86_401_000,
    userData: { segment: 'silver' },
  });
});

test('what is wrong in a file of calls is told with its line, its column and the name that is meant', (t) => {
  const refused = (text: string, message: RegExp, more: Partial<CallColumns> = {}, otherwise: CallsOtherwise = {}) => {
    const file = join(temporaryFolder(), 'calls.csv');
    writeFileSync(file, text);
    t.throws(() => callsFromCsv(file, { at: 'at', type: 'type', handling: 'talk', ...more }, otherwise), { message });
  };
  const heading = 'at,type,talk\n';
  refused(`${heading}1,a,5\n8.5.2,a,5\n`, /calls\.csv:3, column 'at': '8\.5\.2' is no time of 0 or more/);
  refused(`${heading}1,a,5\n,a,5\n`, /calls\.csv:3, column 'at': '' is no time/);
  refused(`${heading}1,a,long\n`, /calls\.csv:2, column 'talk': 'long' is no time/);
  refused(`${heading}1,a,08:75\n`, /calls\.csv:2, column 'talk': '08:75' is no time/);
  refused(`${heading}1,,5\n`, /calls\.csv:2, column 'type': nothing stands there, and each call has a type/);
  refused(`${heading}1,a,\n`, /calls\.csv: no row of type 'a' says how long it was handled/);
  refused(`${heading}2026-02-30 08:00,a,5\n`, /column 'at': '2026-02-30 08:00' is no time of a day/);
  refused(
    `${heading}2026-02-03 08:00+01:00,a,5\n`,
    /is no time of a day; write 2026-11-02 08:30:00, without a time zone/,
  );
  refused(`${heading}2026-02-03 08:00,a,5\n08:30,a,5\n`, /calls\.csv:3, column 'at': '08:30' has no day/);
  refused(`${heading}1,a,5\n`, /calls\.csv:1: there is no column 'tlak', but at, type, talk\. Did you mean talk\?/, {
    handling: 'tlak',
  });
  refused(`${heading}1,a,5\n`, /there is no column 'queue', but at, type, talk\./, { userData: { queue: 'queue' } });
  refused(`${heading}1,sales,5\n`, /no row has the type 'sale'\. Did you mean sales\?/, {}, { types: { sale: {} } });
  refused(`${heading}1,a,5\n`, /`callsFromCsv` has no option 'handlign'\. Did you mean handling\?/, {
    handlign: 'talk',
  } as object);
  refused(
    `${heading}1,a,5\n`,
    /`callsFromCsv`, type 'a' has no option 'patince'/,
    {},
    {
      types: { a: { patince: 5 } as object },
    },
  );
});

test('times with a day count from the midnight before the first, in any time zone of the machine', (t) => {
  const file = join(temporaryFolder(), 'times.csv');
  // In most of Europe the clock went back in this night, and an hour was there twice.
  writeFileSync(file, 'came\n2026-10-25T12:00\n2026-10-24 23:59:30.5\n2026-11-01 0:00\n');
  const { TZ } = process.env;
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata']) {
    process.env['TZ'] = zone;
    t.deepEqual(timesFromCsv(file, 'came'), [hours(36), hours(24) - seconds(29.5), hours(24 * 8)]);
  }
  process.env['TZ'] = TZ;
  if (TZ === undefined) delete process.env['TZ'];
});

/** When each interaction was submitted, accepted and ended. */
async function played(traffic: ReturnType<typeof callsFromCsv>) {
  const bench = createBench(dayOfTraffic({ scenario: { load: { traffic }, until: hours(48) } }));
  const log: string[] = [];
  for (const type of ['RequestSubmit', 'RequestAccept', 'RequestStopProcessing', 'RequestNotReadyForMedia'] as const)
    bench.bus.on(type).subscribe(({ at, interaction = '', fromRole }) => {
      log.push(
        [at / 1000, type.replace('Request', ''), interaction, type === 'RequestStopProcessing' ? fromRole : '']
          .join(' ')
          .trim(),
      );
    });
  await bench.runFor(hours(48));
  return { log, store: bench.store };
}

test('a call comes, is handled, worked on afterwards and left as its row says', async (t) => {
  const { log } = await played(callsFromCsv('calls.csv', { ...columns, media: undefined as never }));
  t.deepEqual(
    log.filter((line) => !line.includes('NotReady') && !/Stop.* sales\.3/.test(line)),
    [
      '30600 Submit sales.1',
      '30600 Accept sales.1',
      '30612 Submit sales.2',
      '30612 Accept sales.2',
      '30660 Submit sales.3',
      '30660 Accept sales.3',
      '30672 StopProcessing sales.2 agent',
      '30720 StopProcessing sales.1 agent',
      '86401 Submit billing.1',
      '86401 Accept billing.1',
      '86491 StopProcessing billing.1 agent',
    ],
  );
  // Nobody knows how long the third one would have taken: as long as one of the others.
  t.regex(
    log.find((line) => /Stop.* sales\.3/.test(line))!,
    /^(?:30720|30780) /,
  );
  t.is(log.filter((line) => line.includes('NotReady')).length, 3);
  const nobody = callsFromCsv('calls.csv', columns).map((stream) => ({ ...stream, media: 'email', queue: 'Nowhere' }));
  const left = (await played(nobody)).log.filter((line) => line.includes('Stop'));
  t.deepEqual(left, ['30672.5 StopProcessing sales.3 media-server']);
});

test('a file is found beside the file that asks, in workers too, or else where you are; else both places are named', async (t) => {
  const folder = temporaryFolder();
  const file = join(folder, 'day.ts');
  const scenario = (name: string) => `
    import { callsFromCsv, defineScenario, hours } from 'routeproof';
    import { trafficCentre } from 'routeproof/plugins';
    export default defineScenario(() => ({
      name: 'day',
      plugins: trafficCentre(),
      centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound', strategy: null }] },
      load: { traffic: callsFromCsv('${name}', { at: 'at', patience: 'waited' }, { handling: 5 }) },
      until: hours(1),
    }));`;
  writeFileSync(file, scenario('real.csv'));
  writeFileSync(join(folder, 'real.csv'), 'at,waited\n1,5\n2,5\n3,5\n');
  for (const workers of ['1', '2']) {
    const { code, stdout, stderr } = await run('simulate', file, '--replications', '3', '--workers', workers, '--json');
    t.is(code, 0, stderr);
    t.is((JSON.parse(stdout) as { readonly offered: { readonly mean: number } }).offered.mean, 3);
  }
  t.is((await run('run', file)).code, 0);
  writeFileSync(
    file,
    scenario('test/simulate/traffic/calls.csv').replace("'at'", "'day'").replace("'waited'", "'left after'"),
  );
  t.is((await run('run', file)).code, 0);
  writeFileSync(file, scenario('nowhere.csv'));
  const { code, stderr } = await run('run', file);
  t.is(code, 3);
  t.regex(stderr, /There is no file 'nowhere\.csv', neither beside '.*day\.ts' nor in the folder you are in\./);
});

test('calls and a roster may count from the same first day', (t) => {
  const from = (firstDay: string) => {
    const [first] = callsFromCsv('calls.csv', { at: 'day' }, { handling: 5, firstDay });
    return (first!.arrivals as { readonly calls: readonly { readonly at: number }[] }).calls[0]!.at;
  };
  t.is(from('2026-11-02'), 30_612_000);
  t.is(from('2026-10-31'), hours(48) + 30_612_000);
  t.throws(() => from('2026-11-03'), {
    code: 'RP_BAD_CSV',
    message: /calls\.csv:2, column 'day': '2026-11-02 08:30:12' is before the first day, 2026-11-03/,
  });
  t.throws(() => from('tomorrow'), {
    message: /option 'firstDay' is 'tomorrow', but must be a day such as 2026-11-02/,
  });
});

test('a file that has changed is read again', (t) => {
  const file = join(temporaryFolder(), 'calls.csv');
  const atTimes = (...times: readonly number[]) => {
    writeFileSync(file, ['at', ...times].join('\n'));
    return callsFromCsv(file, { at: 'at' }, { handling: 5 }).map(({ arrivals }) => arrivals);
  };
  t.deepEqual(atTimes(1, 2), [{ calls: [{ at: 1000 }, { at: 2000 }] }]);
  t.deepEqual(atTimes(3), [{ calls: [{ at: 3000 }] }]);
  t.deepEqual(timesFromCsv(file, 'at'), [3000]);
});

test('of the same calls the same seed gives the same bytes', async (t) => {
  const make = () => dayOfTraffic({ scenario: { load: { traffic: callsFromCsv('calls.csv', columns) } } });
  const options = { replications: 2, synchronous: true };
  const [one, other] = [await simulate(make, options), await simulate(make, options)];
  t.is(JSON.stringify(one), JSON.stringify(other));
  const until = hours(30);
  const within = { all: 0, media: {} };
  const { cells } = await runReplication(() => ({ ...make(), until }), { seed: 1, warmUp: 0, within });
  t.is(cells.find(({ by }) => by.length === 0)!.sums.offered, 4);
});

test('where calls are the same in every replication, what intervals do not tell is said', async (t) => {
  const day = (traffic: ReturnType<typeof callsFromCsv>) => () => dayOfTraffic({ scenario: { load: { traffic } } });
  const some = { replications: 2 };
  const { remarks, verdict } = await simulate(day(callsFromCsv('calls.csv', columns)), some);
  t.deepEqual(remarks, [
    "The arrivals of 'sales', 'billing' are the same in every replication: intervals say what chance does beside them, not how another day would be.",
  ]);
  t.not(verdict, 'inconclusive');
  const drawn = [{ arrivals: { perHour: 20 }, handling: 5 }];
  t.deepEqual((await simulate(day(drawn), some)).remarks, []);
});
