import { fileURLToPath } from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import {
  attach,
  defineStrategy,
  hours,
  minutes,
  placeInQueue,
  play,
  routeTo,
  seconds,
  stop,
  type Agent,
  type Scenario,
  type Strategy,
} from 'routeproof';
import {
  BenchError,
  businessHours,
  contactCentre,
  lastCalledAgent,
  overflow,
  percentage,
  ruleTable,
  type BusinessHoursOptions,
} from 'routeproof/plugins';
import { concat, map, mergeMap, of, race } from 'rxjs';
import { cases } from '../sizes.ts';

// ---- business hours

const berlin: BusinessHoursOptions = {
  startsAt: '2026-03-02T07:00[Europe/Berlin]',
  open: { 'Mon-Fri': '08:00-12:00, 13:00-17:00', Sat: '09:00-12:00' },
  holidays: { '2026-04-03': '', '2026-12-24': '08:00-12:00' },
};
const days = (count: number) => hours(24 * count);

test('virtual time 0 is the date and the time that the run starts at', (t) => {
  const calendar = businessHours(berlin);
  t.is(calendar.wallTime(0), '2026-03-02T07:00');
  t.is(calendar.wallTime(days(1) + minutes(75)), '2026-03-03T08:15');
  t.is(businessHours({ ...berlin, zone: 'America/New_York' }).wallTime(0), '2026-03-02T01:00');
  t.is(businessHours({ ...berlin, zone: 'Asia/Kolkata' }).wallTime(0), '2026-03-02T11:30');
});

test('open and closed, from the first millisecond of an hour to the last', (t) => {
  const { isOpen, opensAt, closesAt } = businessHours(berlin);
  t.false(isOpen(hours(1) - 1));
  t.true(isOpen(hours(1)));
  t.true(isOpen(hours(5) - 1));
  t.false(isOpen(hours(5)), 'lunch');
  t.is(opensAt(0), hours(1));
  t.is(opensAt(hours(2)), hours(2), 'it is open');
  t.is(opensAt(hours(5)), hours(6));
  t.is(opensAt(hours(10)), days(1) + hours(1));
  t.is(closesAt(0), 0, 'it is closed');
  t.is(closesAt(hours(2)), hours(5));
  t.is(opensAt(days(5) + hours(6)), days(7) + hours(1), 'from Saturday noon to Monday');
});

test('holidays are closed, or have hours of their own', (t) => {
  const calendar = businessHours(berlin);
  const goodFriday = days(32) + hours(3);
  t.is(calendar.wallTime(goodFriday), '2026-04-03T11:00', 'clocks have gone forward');
  t.false(calendar.isOpen(goodFriday));
  t.is(calendar.wallTime(calendar.opensAt(goodFriday)), '2026-04-04T09:00');
  const christmasEve = calendar.opensAt(days(297));
  t.is(calendar.wallTime(christmasEve), '2026-12-24T08:00');
  t.is(calendar.wallTime(calendar.closesAt(christmasEve)), '2026-12-24T12:00');
  t.false(businessHours({ ...berlin, holidays: ['2026-03-02'] }).isOpen(hours(2)));
});

test('the clocks go forward and back, and opening hours stay what the wall shows', (t) => {
  for (const [startsAt, length] of [
    ['2026-03-28T08:00[Europe/Berlin]', 23],
    ['2026-10-24T08:00[Europe/Berlin]', 25],
    ['2026-03-07T08:00[America/New_York]', 23],
    ['2026-10-03T08:00[Australia/Lord_Howe]', 23.5],
  ] as const) {
    const calendar = businessHours({ startsAt, open: { 'Mon-Sun': '08:00-09:00' } });
    t.is(calendar.opensAt(hours(1)), hours(length), startsAt);
  }
  const skipped = businessHours({ startsAt: '2026-03-28T12:00[Europe/Berlin]', open: { Sun: '02:30-05:00' } });
  t.is(skipped.wallTime(skipped.opensAt(0)), '2026-03-29T03:30', 'half past two is skipped');
  const twice = businessHours({ startsAt: '2026-10-24T12:00[Europe/Berlin]', open: { Sun: '02:30-05:00' } });
  t.is(twice.opensAt(0), hours(14.5), 'half past two comes twice, and the first counts');
});

test('around the clock never closes; without hours it never opens', (t) => {
  const always = businessHours({ startsAt: berlin.startsAt, open: { 'Mon-Sun': '00:00-24:00' } });
  t.is(always.closesAt(0), Infinity);
  const never = businessHours({ startsAt: berlin.startsAt, open: {} });
  t.is(never.opensAt(0), Infinity);
  const night = businessHours({ startsAt: berlin.startsAt, open: { Mon: '20:00-24:00', Tue: '00:00-06:00' } });
  t.is(night.closesAt(hours(14)), hours(23), 'past midnight');
  t.true(businessHours({ ...berlin, open: { 'Sat-Mon': '08:00-09:00' } }).isOpen(hours(1)), 'a range over Sunday');
});

test('opening and closing are where a search minute by minute finds them', (t) => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const hour = fc.integer({ min: 0, max: 23 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.nat(364), hour, hour, fc.nat(4000), (zone, day, one, other, minute) => {
      const two = (number: number) => String(number).padStart(2, '0');
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const open = `${two(Math.min(one, other))}:00-${two(Math.max(one, other) + 1)}:00`;
      const calendar = businessHours({ startsAt: `${date}T12:00[${zone}]`, open: { 'Mon-Thu': open } });
      const from = minutes(minute);
      const search = (wanted: boolean): number => {
        let time = from;
        while (calendar.isOpen(time) !== wanted) time += minutes(1);
        return time;
      };
      t.is(calendar.opensAt(from), search(true));
      t.is(calendar.closesAt(from), search(false));
    }),
    { numRuns: cases({ short: 30, long: 100 }), seed: 1 },
  );
});

test('hours that cannot be read say what should stand there', (t) => {
  const wrong: readonly (readonly [Partial<BusinessHoursOptions>, RegExp])[] = [
    [{ startsAt: '2026-03-02' }, /'2026-03-02' should be a date, a time and a zone/],
    [{ startsAt: '2026-02-30T08:00[Europe/Berlin]' }, /should be a date/],
    [{ startsAt: '2026-03-02T08:00[Europe/Berlim]' }, /'Europe\/Berlim' should be a time zone/],
    [{ zone: 'Mars/Base' }, /'Mars\/Base' should be a time zone/],
    [{ open: { Mon: '8-17' } }, /'8-17' should be a range/],
    [{ open: { Mon: '08:00-25:00' } }, /'25:00' should be a time/],
    [{ open: { Mon: '22:00-06:00' } }, /one past midnight is two/],
    [{ open: { Mon: '13:00-17:00, 08:00-12:00' } }, /one after the other/],
    [{ open: { Montag: '08:00-17:00' } as never }, /'Montag' should be a day/],
    [{ holidays: ['24.12.2026'] }, /'24\.12\.2026' should be a date/],
  ];
  for (const [change, message] of wrong)
    t.throws(() => businessHours({ ...berlin, ...change }), { code: 'RP_BAD_BUSINESS_HOURS', message });
});

// ---- percentage

const ids = Array.from(
  { length: 100_000 },
  (_, index) => `0000RP${index.toString(32).padStart(10, '0').toUpperCase()}`,
);

test('shares come out as they were given, within three standard deviations', (t) => {
  const shares = { A: 50, B: 30, C: 19.5, D: 0.5, E: 0 } as const;
  const share = percentage(shares);
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(share({ id }), (counts.get(share({ id })) ?? 0) + 1);
  for (const [name, percent] of Object.entries(shares)) {
    const expected = (ids.length * percent) / 100;
    const spread = Math.sqrt((expected * (100 - percent)) / 100);
    t.true(Math.abs((counts.get(name) ?? 0) - expected) <= 3 * spread, `${name}: ${counts.get(name)}`);
  }
});

test('the same interaction gets the same share; with salt a second allocation is independent of the first', (t) => {
  const [one, again, salted] = [
    percentage({ A: 50, B: 50 }),
    percentage({ A: 50, B: 50 }),
    percentage({ A: 50, B: 50 }, { salt: 'second' }),
  ];
  t.true(ids.every((id) => one({ id }) === again({ id })));
  const both = ids.filter((id) => one({ id }) === 'A' && salted({ id }) === 'A').length;
  t.true(Math.abs(both / ids.length - 0.25) < 0.005, `${both}`);
});

test('shares that are no shares say so', (t) => {
  t.throws(() => percentage({ A: 60, B: 30 }), { code: 'RP_BAD_SHARES', message: /A 60, B 30 add up to 90/ });
  t.throws(() => percentage({ A: 110, B: -10 }), { code: 'RP_BAD_SHARES', message: /0 or more/ });
  t.throws(() => percentage({ A: NaN, B: 100 }), { code: 'RP_BAD_SHARES' });
});

// ---- rule tables

const columns = { conditions: ['segment', 'hours', 'waiting'], results: ['target', 'patience'] } as const;
const csv = `# who goes where
segment, hours, waiting, target, patience
gold, open, *, Gold.GA, 20
gold|silver, open, <5, "?:English > 5.GA", 60
!gold, open, 5..9, Everybody.GA, 30
*, closed, , Tomorrow.Q, 0
`;
const yaml = `# who goes where
- { segment: gold, hours: open, target: Gold.GA, patience: 20 }
- { segment: [gold, silver], hours: open, waiting: <5, target: '?:English > 5.GA', patience: 60 }
- segment: '!gold'
  hours: open
  waiting: 5..9
  target: Everybody.GA
  patience: 30
- hours: closed
  target: Tomorrow.Q
  patience: 0
`;

test('a table may be asked with a flag, though no message carries one', (t) => {
  const rules = ruleTable(
    { name: 'rules.csv', text: 'open,target\ntrue,Gold.GA\n*,Tomorrow.Q\n' },
    { conditions: ['open'], results: ['target'] },
  );
  t.deepEqual(
    [rules.find({ open: true }), rules.find({ open: false })],
    [{ target: 'Gold.GA' }, { target: 'Tomorrow.Q' }],
  );
});

test('the first rule that fits counts, in CSV and in YAML', (t) => {
  for (const [name, text] of [
    ['rules.csv', csv],
    ['rules.yaml', yaml],
  ] as const) {
    const rules = ruleTable({ name, text }, columns);
    const find = (segment: string, open: string, waiting: number) => rules.find({ segment, hours: open, waiting });
    t.is(rules.length, 4);
    t.deepEqual(find('gold', 'open', 50), { target: 'Gold.GA', patience: '20' }, name);
    t.deepEqual(find('silver', 'open', 4), { target: '?:English > 5.GA', patience: '60' });
    t.deepEqual(find('silver', 'open', 5), { target: 'Everybody.GA', patience: '30' });
    t.deepEqual(find('bronze', 'closed', 5), { target: 'Tomorrow.Q', patience: '0' });
    t.is(find('bronze', 'open', 10), undefined);
    t.is(rules.find({ segment: undefined, hours: 'open', waiting: undefined }), undefined);
  }
});

test('a wrong cell is named by file, line and column', (t) => {
  const csvOf = (change: (text: string) => string) => ({ name: 'rules.csv', text: change(csv) });
  const yamlOf = (change: (text: string) => string) => ({ name: 'rules.yaml', text: change(yaml) });
  const wrong: readonly (readonly [ReturnType<typeof csvOf>, string, RegExp])[] = [
    [csvOf((text) => text.replace('hours', 'huors')), '2:10', /'huors'.*did you mean hours\?/],
    [csvOf((text) => text.replace('hours', 'segment')), '2:10', /'segment' stands there twice/],
    [csvOf((text) => text.replace(', patience', '').replaceAll(/, \d+\n/g, '\n')), '2:1', /'patience' is missing/],
    [csvOf((text) => text.replace('<5', '<five')), '4:20', /'five' is no number/],
    [csvOf((text) => text.replace('5..9', '5..9.9.9')), '5:14', /'9\.9\.9' is no number/],
    [csvOf((text) => text.replace('gold|silver', 'gold|')), '4:1', /names nothing/],
    [csvOf((text) => text.replace('Gold.GA', '')), '3:16', /'target' is empty/],
    [csvOf((text) => text.replace(', 20', '')), '3:1', /before column 'patience'/],
    [csvOf((text) => text.replace(', 20', ', 20, 30')), '3:29', /'30' stands under no column/],
    [csvOf((text) => text.replace('gold, open', 'gösta, <ö')), '3:8', /'ö' is no number/],
    [csvOf((text) => text.replace('gold, open', '*, *')), '4:1', /never reached/],
    [csvOf((text) => text.replace('60', '"60')), '4:44', /quote not closed/],
    [csvOf((text) => text.split('\n').slice(0, 2).join('\n')), '1:1', /no rule/],
    [yamlOf((text) => text.replace('hours', 'huors')), '2:20', /'huors'.*did you mean hours\?/],
    [yamlOf((text) => text.replace('<5', '<five')), '3:52', /'five' is no number/],
    [yamlOf((text) => text.replace('  waiting: 5..9', '  waiting: { a: 1 }')), '6:12', /a word, a number or a list/],
    [yamlOf((text) => text.replace('  patience: 30\n', '')), '4:3', /'patience' is missing/],
    [yamlOf((text) => text.replace(' }', '')), '3:1', /./],
    [yamlOf(() => '- segment: !gold\n  target: x\n  patience: 1'), '1:1', /stands in quotes, such as '!gold'/],
    [yamlOf(() => '- waiting: >5\n  target: x\n  patience: 1'), '1:1', /stands in quotes/],
    [yamlOf(() => '- waiting: >=5\n  target: x\n  patience: 1'), '1:1', /stands in quotes/],
    [yamlOf(() => '- segment: *\n  target: x\n  patience: 1'), '1:1', /stands in quotes/],
    [yamlOf(() => '- segment: []\n  target: x\n  patience: 1'), '1:12', /a word, a number or a list/],
    [yamlOf(() => 'segment: gold'), '1:1', /a list/],
    [yamlOf(() => '- gold'), '1:3', /a map/],
    [yamlOf(() => ''), '1:1', /a list/],
  ];
  for (const [source, where, problem] of wrong) {
    const error = t.throws(
      () => ruleTable(source, columns),
      { instanceOf: BenchError, code: 'RP_BAD_RULE_TABLE' },
      source.text,
    );
    t.true(error!.message.startsWith(`${source.name}:${where}`), error!.message);
    t.regex(error!.message, problem);
  }
});

test('a table is read from the folder of the file that asks; a file that is not there is named', (t) => {
  const error = t.throws(() => ruleTable('no-such-rules.csv', columns), { code: 'RP_FILE_MISSING' });
  const here = fileURLToPath(new URL('.', import.meta.url)).replace('/build/test/', '/test/');
  t.true(error!.message.includes(`'${here}no-such-rules.csv'`), error!.message);
});

// ---- on the bench

type Route = Strategy['route'];

const busy: Agent = { name: 'ann', does: [] };

const scenarioOf = (route: Route, setting: Partial<Scenario> = {}): Scenario => ({
  name: 'business routing',
  strategy: defineStrategy({ name: 'business', route }),
  centre: {
    agents: [{ name: 'ann' }, { name: 'bob' }],
    groups: [{ name: 'Support', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }, { name: 'Overflow', strategy: null }],
  },
  plugins: contactCentre(),
  load: { interactions: ['X1', 'X2', 'X3', 'X4'].map((InteractionId) => ({ InteractionId, at: seconds(5) })) },
  until: minutes(10),
  ...setting,
});

const ends = async (scenario: Scenario) => {
  const { interactions, findings, messages } = await play(() => scenario);
  const invited = messages
    .filter(({ type }) => type === 'EventInvite')
    .map(({ at, to, interaction }) => `${at / 1000} ${to} ${interaction}`);
  const queued = interactions.filter(({ queue }) => queue === 'Overflow').map(({ id }) => id);
  return { invited, queued, findings };
};

const supportOr =
  (options: Parameters<typeof overflow>[1]): Route =>
  (_interaction, desk) =>
    race(overflow(desk, options), desk.target('Support.GA').pipe(map((agent) => routeTo(agent))));

test('overflow by time', async (t) => {
  const played = await ends(scenarioOf(supportOr({ after: seconds(90), to: placeInQueue('Overflow') })));
  t.deepEqual(played, { invited: ['5 ann X1', '66 ann X2'], queued: ['X3', 'X4'], findings: [] });
});

test('overflow by the length of the line, judged on arrival', async (t) => {
  const options = { waitingFor: 'Support.GA', longerThan: 1, to: placeInQueue('Overflow') };
  const played = await ends(scenarioOf(supportOr(options)));
  t.deepEqual(played, { invited: ['5 ann X1', '66 ann X2', '127 ann X3'], queued: ['X4'], findings: [] });
});

test('by both: whichever comes first', async (t) => {
  const options = { waitingFor: 'Support.GA', longerThan: 1, after: seconds(90), to: placeInQueue('Overflow') };
  const played = await ends(scenarioOf(supportOr(options)));
  t.deepEqual(played, { invited: ['5 ann X1', '66 ann X2'], queued: ['X3', 'X4'], findings: [] });
});

test('the last-called agent is asked first, and attached data is the memory', async (t) => {
  const last = lastCalledAgent();
  const route: Route = (interaction, desk) =>
    desk
      .target(last.of(interaction) ?? 'Support.GA')
      .pipe(mergeMap((agent) => concat(of(last.remember(agent)), of(routeTo(agent)))));
  const load = {
    interactions: [
      { InteractionId: 'X1', at: seconds(5), UserData: { LastCalledAgent: 'bob' } },
      { InteractionId: 'X2', at: seconds(6) },
    ],
  };
  const { interactions, messages, findings } = await play(() => scenarioOf(route, { load }));
  t.deepEqual(findings, []);
  t.deepEqual(
    messages.filter(({ type }) => type === 'EventInvite').map(({ to }) => to),
    ['bob', 'ann'],
  );
  t.deepEqual(
    interactions.map(({ userData }) => userData),
    [{ LastCalledAgent: 'bob' }, { LastCalledAgent: 'ann' }],
  );
  t.deepEqual(lastCalledAgent('Before').remember({ agent: 'ann' }), attach({ Before: 'ann' }));
  t.is(last.of({ userData: { LastCalledAgent: '' } }), undefined);
});

test('a strategy may ask the calendar on the bench: nothing in it is real time', async (t) => {
  const calendar = businessHours({ startsAt: '2026-03-02T07:59[Europe/Berlin]', open: { 'Mon-Fri': '08:00-17:00' } });
  const route: Route = (_interaction, desk) =>
    desk.at(calendar.opensAt(desk.clock.now())).pipe(map(() => stop(calendar.wallTime(desk.clock.now()))));
  const { duration, findings } = await play(() =>
    scenarioOf(route, {
      load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
      centre: { agents: [busy], queues: [{ name: 'Inbound' }] },
    }),
  );
  t.deepEqual(findings, []);
  t.is(duration, minutes(1));
});
