import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { callsFromCsv, rosterFromCsv, timesFromCsv } from 'routeproof';
import { temporaryFolder } from '../../temporary-folder.ts';

const csv = (content: string | Uint8Array): string => {
  const file = join(temporaryFolder(), 'calls.csv');
  writeFileSync(file, content);
  return file;
};
const refused = (t: ExecutionContext, act: () => unknown, code: string, message: RegExp) =>
  t.throws(act, { code, message });

test('a file that is not in UTF-8 is refused, so that Müller and Möller stay two', (t) => {
  const text = 'at,talk,who\n1,5,Müller\n2,5,Möller\n';
  const columns = { at: 'at', handling: 'talk', userData: ['who'] };
  const read = (content: string | Uint8Array) => callsFromCsv(csv(content), columns);
  for (const encoding of ['latin1', 'utf16le'] as const)
    refused(
      t,
      () => read(Buffer.from(text, encoding)),
      'RP_FILE_UNREADABLE',
      /calls\.csv' cannot be read: .* save it as “CSV UTF-8”/,
    );
  refused(t, () => read(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'RP_FILE_UNREADABLE', /those of UTF-8/);
  for (const whole of [text, `\uFEFF${text}`])
    t.deepEqual(
      read(whole).flatMap(({ arrivals }) =>
        'calls' in arrivals ? arrivals.calls.map(({ userData }) => userData) : [],
      ),
      [{ who: 'Müller' }, { who: 'Möller' }],
    );
});

test('a duration of two parts is refused with both ways to write it; a time of day has two', (t) => {
  const message =
    /calls\.csv:2, column 'talk': '4:30' may be minutes and seconds, or hours and minutes; write 0:04:30 or 270 for the one, 4:30:00 or 16200 for the other\./;
  for (const key of ['handling', 'afterWork', 'patience'])
    refused(
      t,
      () => callsFromCsv(csv('at,talk\n8:30,4:30\n'), { at: 'at', [key]: 'talk' }, { handling: 5 }),
      'RP_BAD_CSV',
      message,
    );
  const [stream] = callsFromCsv(csv('at,talk\n8:30,0:04:30\n'), { at: 'at', handling: 'talk' });
  t.deepEqual(stream!.arrivals, { calls: [{ at: 30_600_000, handling: 270_000 }] });
});

test('hours of a roster without minutes are refused, and midnight may be 0', (t) => {
  const wide = (cell: string) => rosterFromCsv(csv(`agent,shift\nann,${cell}\n`));
  for (const cell of ['9-17', '9-17:00', '09:00-17', '0-8', '9.5-17'])
    refused(t, () => wide(cell), 'RP_BAD_CSV', /calls\.csv:2:5: '[\d.:]+' to '[\d.:]+' are seconds after midnight/);
  refused(
    t,
    () => rosterFromCsv(csv('agent,activity,from,to\nann,shift,9,17\n')),
    'RP_BAD_CSV',
    /such as 9:00-17:00\./,
  );
  t.deepEqual(wide('0-28800')[0]!.work!.shifts, [{ from: 0, to: 28_800_000 }]);
});

test('what would say nothing is refused: a first day without days, names of columns that are not there, two of one name', (t) => {
  const times = csv('at,talk,talk\n8:30,5,6\n');
  const firstDay = '2026-11-02';
  refused(
    t,
    () => callsFromCsv(times, { at: 'at' }, { handling: 5, firstDay }),
    'RP_BAD_CSV',
    /'8:30' has no day, so `firstDay`/,
  );
  refused(t, () => callsFromCsv(times, { at: 'at', handling: 'talk' }), 'RP_BAD_CSV', /two columns are called 'talk'/);
  t.notThrows(() => callsFromCsv(times, { at: 'at' }, { handling: 5 }));
  const wide = csv('agent,shift\nann,9:00-17:00\n');
  refused(
    t,
    () => rosterFromCsv(wide, undefined, { firstDay }),
    'RP_BAD_CSV',
    /there is no column 'day', so `firstDay`/,
  );
  refused(t, () => rosterFromCsv(wide, undefined, { from: 'von' }), 'RP_BAD_CSV', /there is no column 'von'/);
});

test('columns that something else than commas separates are told so', (t) => {
  const calls = (content: string) => () => callsFromCsv(csv(content), { at: 'at', handling: 'talk' });
  refused(t, calls('at;talk\n1;5,5\n2;6\n'), 'RP_BAD_CSV', /calls\.csv:1: its columns are separated by semicolons/);
  refused(t, calls('\uFEFFat\ttalk\n1\t5\n'), 'RP_BAD_CSV', /separated by tabs; save it with commas/);
  refused(t, () => rosterFromCsv(csv('agent;shift\nann;9:00-17:00\n')), 'RP_BAD_CSV', /semicolons/);
});

test('a wide roster is known by its shift, however that is written, and a slip in it by its name', (t) => {
  t.deepEqual(rosterFromCsv(csv('agent,Shift\nann,0:00-1:00\n'))[0]!.work!.shifts, [{ from: 0, to: 3_600_000 }]);
  refused(
    t,
    () => rosterFromCsv(csv('agent,shfit\nann,0:00-1:00\n')),
    'RP_BAD_CSV',
    /but 'shfit'\. Did you mean shift\?/,
  );
});

test('what is no argument of these functions is told as that', (t) => {
  const file = csv('at,c\n1,5\n');
  const wrong: readonly (readonly [() => unknown, RegExp])[] = [
    [() => callsFromCsv(file, {} as never), /`callsFromCsv`: option 'at' is .*, but must be a text that is not empty/],
    [() => callsFromCsv(file, { at: 'at', userData: { c: 5 } as never }), /option 'userData' is .* a list of columns/],
    [() => timesFromCsv(file, undefined as never), /`timesFromCsv`: option 'column' is/],
    [() => rosterFromCsv(file, 5 as never), /`rosterFromCsv`: option 'agents' is .*5, but must be a list/],
    [() => callsFromCsv(5 as never, { at: 'at' }), /option 'file' is .*5, but must be the path of a file/],
  ];
  for (const [act, message] of wrong) refused(t, act, 'RP_OPTION_OUT_OF_RANGE', message);
});

test('a folder is no file, and of a file that is not there the one is named whose name is near', (t) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'calls.csv'));
  refused(
    t,
    () => timesFromCsv(join(folder, 'calls.csv'), 'at'),
    'RP_FILE_UNREADABLE',
    /cannot be read: it is a folder/,
  );
  refused(
    t,
    () => timesFromCsv('pakcage.json', 'at'),
    'RP_TABLE_MISSING',
    /There is no file 'pakcage\.json'.* Did you mean package\.json\?/,
  );
});
