import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createBench, hours, minutes, rosterFromCsv, type Agent, type RosterOptions, type Span } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const csv = (...lines: readonly string[]): string => {
  const file = join(temporaryFolder(), 'roster.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

/** `ann: 9-17 not 12-12.5`, in hours. */
const said = (agents: readonly Agent[]): readonly string[] =>
  agents.map(({ name, work = {} }) => {
    const [shifts, breaks] = [work.shifts ?? [], work.breaks ?? []].map(spans);
    return `${name}: ${shifts}${breaks === '' ? '' : ` not ${breaks}`}`;
  });
const spans = (list: readonly Span[]): string =>
  list.map(({ from, to }) => `${from / hours(1)}-${to / hours(1)}`).join(' ');

const tidy = [
  'agent,activity,from,to',
  'ann,lunch,12:00,12:30',
  'ann,shift,09:00,17:00',
  'bob,Shift,22:00,30:00',
  'bob,meeting,25:30,26:00',
];

test('a row for each activity gives agents their shifts and breaks, in any order and past midnight', (t) => {
  t.deepEqual(said(rosterFromCsv(csv(...tidy))), ['ann: 9-17 not 12-12.5', 'bob: 22-30 not 25.5-26']);
});

test('a row for each agent and day, with a column for each activity, says the same', (t) => {
  const wide = csv('agent,shift,lunch,meeting', 'ann,09:00-17:00,12:00-12:30,', 'bob,22:00 - 30:00,,25:30-26:00');
  t.deepEqual(said(rosterFromCsv(wide)), said(rosterFromCsv(csv(...tidy))));
  const two = csv('agent,shift,break', 'ann,08:00-12:00; 13:00-17:00,10:00-10:15;15:00-15:15');
  t.deepEqual(said(rosterFromCsv(two)), ['ann: 8-12 13-17 not 10-10.25 15-15.25']);
});

test('days are numbers, of which 1 is the first, or dates, of which the earliest is', (t) => {
  const on = (days: readonly string[], options?: RosterOptions) =>
    said(
      rosterFromCsv(
        csv('agent,day,activity,from,to', ...days.map((day) => `ann,${day},shift,09:00,17:00`)),
        undefined,
        options,
      ),
    );
  t.deepEqual(on(['1', '2', '4']), ['ann: 9-17 33-41 81-89']);
  t.deepEqual(on(['2026-11-24', '2026-11-23']), ['ann: 9-17 33-41']);
  t.deepEqual(on(['2026-12-01', '2026-11-30'], { firstDay: '2026-11-29' }), ['ann: 33-41 57-65']);
});

test('what follows without a gap is one shift, and breaks that overlap are one break', (t) => {
  const joined = csv(
    'agent,activity,from,to',
    'ann,shift,09:00,12:00',
    'ann,shift,12:00,17:00',
    'ann,meeting,11:30,12:30',
    'ann,lunch,12:15,13:00',
  );
  t.deepEqual(said(rosterFromCsv(joined)), ['ann: 9-17 not 11.5-13']);
});

test('agents of the centre keep what else they are; of whom the file says nothing does not come', (t) => {
  const ann: Agent = { name: 'ann', media: ['voice'], skills: { English: 3, Sales: 5 }, work: { missing: 0.1 } };
  const file = csv('agent,skills,activity,from,to', 'ann,English=7; German=2,shift,09:00,17:00');
  t.deepEqual(rosterFromCsv(file, [ann, { name: 'bob' }]), [
    {
      name: 'ann',
      media: ['voice'],
      skills: { English: 7, German: 2, Sales: 5 },
      work: { missing: 0.1, shifts: [{ from: hours(9), to: hours(17) }], breaks: [] },
    },
    { name: 'bob', work: { shifts: [], breaks: [] } },
  ]);
});

test('columns may have names of their own', (t) => {
  const file = csv('Name,Was,Von,Bis', 'ann,shift,09:00,17:00');
  const columns = { agent: 'Name', activity: 'Was', from: 'Von', to: 'Bis' };
  t.deepEqual(said(rosterFromCsv(file, undefined, columns)), ['ann: 9-17']);
});

test('agents log in and out, and are not ready, when the file says', async (t) => {
  const agents = [{ name: 'ann' }, { name: 'bob' }, { name: 'cat' }];
  const file = csv(
    'agent,day,activity,from,to',
    'ann,1,shift,09:00,12:00',
    'ann,1,break,10:00,10:15',
    'ann,2,shift,10:00,11:00',
    'bob,2,shift,09:00,09:30',
  );
  const day = dayOfTraffic({
    traffic: { arrivals: { times: [hours(13), hours(34) + minutes(59)] }, handling: minutes(5) },
  });
  const bench = createBench(() => ({
    ...day,
    centre: {
      ...day.centre,
      agents: rosterFromCsv(file, agents),
      groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }],
    },
    until: hours(48),
  }));
  await bench.runFor(hours(48));
  const asked = bench.trace.messages
    .filter(({ from, to }) => agents.some(({ name }) => name === from) && to === 'interaction-server')
    .filter(({ type }) =>
      [
        'RequestAgentLogin',
        'RequestAgentLogout',
        'RequestNotReadyForMedia',
        'RequestCancelNotReadyForMedia',
        'RequestAccept',
      ].includes(type),
    )
    .map(({ from, type, at }) => `${at / hours(1)} ${from} ${type}`);
  t.deepEqual(asked, [
    '9 ann RequestAgentLogin',
    '10 ann RequestNotReadyForMedia',
    '10.25 ann RequestCancelNotReadyForMedia',
    '12 ann RequestNotReadyForMedia',
    '12 ann RequestAgentLogout',
    '33 bob RequestAgentLogin',
    '33 bob RequestAccept',
    '33.5 bob RequestNotReadyForMedia',
    '33.5 bob RequestAgentLogout',
    '34 ann RequestAgentLogin',
    `${34 + 59 / 60} ann RequestAccept`,
    '35 ann RequestNotReadyForMedia',
    `${35 + 4 / 60} ann RequestAgentLogout`,
  ]);
});

const tidyWith = (...lines: readonly string[]) => csv('agent,day,activity,from,to', ...lines);

for (const [what, file, message] of [
  [
    'an agent whom the centre does not have',
    tidyWith('anm,1,shift,9:00,17:00'),
    /roster\.csv:2:1: there is no agent 'anm'\. Did you mean ann\? Correct/,
  ],
  ['nobody', tidyWith(',1,shift,9:00,17:00'), /roster\.csv:2:1: nobody is named\./],
  [
    'an end before the beginning',
    tidyWith('ann,1,shift,22:00,06:00'),
    /roster\.csv:2:19: 'shift' from 22:00 to 06:00 ends before it has begun; past midnight write 30:00/,
  ],
  [
    'a minute that there is not',
    tidyWith('ann,1,shift,9:75,17:00'),
    /roster\.csv:2:13: '9:75' is no time of 0 or more/,
  ],
  ['no time', tidyWith('ann,1,shift,9.00 Uhr,17:00'), /roster\.csv:2:13: '9\.00 Uhr' is no time of 0 or more/],
  [
    'two shifts at once',
    tidyWith('ann,1,shift,9:00,17:00', 'ann,1,shift,16:00,18:00'),
    /roster\.csv:3:13: the shift of 'ann' from 16:00 to 18:00 overlaps the one at \S+roster\.csv:2:13, from 9:00 to 17:00/,
  ],
  [
    'a break without a shift',
    tidyWith('ann,1,shift,9:00,17:00', 'ann,1,lunch,17:00,17:30'),
    /roster\.csv:3:13: 'lunch' of 'ann' from 17:00 to 17:30 is not within a shift of that agent\. Correct/,
  ],
  [
    'a shift that is misspelt',
    tidyWith('ann,1,shfit,9:00,17:00'),
    /'shfit' of 'ann' from 9:00 to 17:00 is not within a shift of that agent\. Did you mean shift\?/,
  ],
  [
    'a day that is none',
    tidyWith('ann,0,shift,9:00,17:00'),
    /roster\.csv:2:5: '0' is not the number of a day, 1 or more, or a date such as 2026-11-23/,
  ],
  [
    'a date that there is not',
    tidyWith('ann,2026-02-28,shift,9:00,17:00', 'ann,2026-02-30,shift,9:00,17:00'),
    /roster\.csv:3:5: '2026-02-30' is not a date such as/,
  ],
  [
    'dates and numbers',
    tidyWith('ann,2026-02-28,shift,9:00,17:00', 'ann,2,shift,9:00,17:00'),
    /roster\.csv:3:5: '2' is not a date/,
  ],
  [
    'a column that is called otherwise',
    csv('agent,day,activty,from,to', 'ann,1,shift,9:00,17:00'),
    /roster\.csv:1: there is no column 'activity', but agent, day, activty, from, to\. Did you mean activty\?/,
  ],
  ['half a span', csv('agent,shift', 'ann,09:00'), /roster\.csv:2:5: '09:00' is no part of a day; write 09:00-17:00/],
  [
    'a skill without a level',
    csv('agent,skills,shift', 'ann,English,9:00-17:00'),
    /roster\.csv:2:5: 'English' is no skill with its level, such as English=7/,
  ],
  [
    'two levels of one skill',
    csv('agent,skills,shift', 'ann,English=7,9:00-12:00', 'ann,English=8,13:00-17:00'),
    /roster\.csv:3:5: 'ann' has English 8 here, and 7 above/,
  ],
  ['nothing', tidyWith(), /roster\.csv:1: there is a heading and no shift below it/],
] as const)
  test(`a roster with ${what} is refused with its place`, (t) => {
    t.throws(() => rosterFromCsv(file, [{ name: 'ann' }]), { code: 'RP_BAD_CSV', message });
  });

test('an option that there is not is refused, with the one that is meant', (t) => {
  const file = tidyWith('ann,1,shift,9:00,17:00');
  t.throws(() => rosterFromCsv(file, undefined, { fristDay: '2026-11-23' } as RosterOptions), {
    code: 'RP_UNKNOWN_OPTION',
    message: /`rosterFromCsv`.+'fristDay'.+firstDay/,
  });
});

test('a day before the first one is refused, and a first day that is no date', (t) => {
  const file = tidyWith('ann,2026-11-23,shift,9:00,17:00');
  const from = (firstDay: string) => () => rosterFromCsv(file, undefined, { firstDay });
  t.throws(from('2026-11-24'), { message: /roster\.csv:2:5: '2026-11-23' is before the first day, 2026-11-24/ });
  t.throws(from('Monday'), { message: /'Monday' is not a date such as 2026-11-23/ });
});
