import test from 'ava';
import { playFlows } from 'routeproof/plugins';
import fc from 'fast-check';
import { interactionServerLog } from '../../core/logs/interaction-server-log.ts';
import { messageOf } from '../../core/logs/message-of.ts';
import { readLog } from '../../core/logs/read-log.ts';
import { logStart } from '../../core/logs/time-stamp.ts';
import { ursLog } from '../../core/logs/urs-log.ts';
import { benchMarks } from '../../core/protocol/bench-marks.ts';
import { binary } from '../../core/protocol/key-values/binary.ts';
import { packedSize } from '../../core/protocol/key-values/packed-size.ts';
import { problemOf } from '../../core/protocol/catalogue.ts';
import type { TraceLine } from '../../core/report/trace-line.ts';
import { anyList, anyMessage, anyText, everyType } from './any-message.ts';
import { cases } from '../sizes.ts';

const start = logStart('2026-03-02T08:00:00+01:00')!;

/** What a log can tell of a message: all of it but what only the bench says. */
const told = ({ at, from, to, protocol, type, ref, interaction, body, fromRole }: TraceLine) => ({
  ...{ at, from, to, type, protocol, ref },
  ...{ interaction: undefined, ...benchMarks({ protocol, type, interaction, body, fromRole }), bench: undefined },
});

const readBack = (text: string) => {
  const { records, unknown, starts } = readLog(text);
  return {
    unknown,
    messages: records.map((record) => {
      const { message, unread, problem } = messageOf(record, starts!);
      const { at, from, to } = record;
      return { line: { at, from, to, ...message! } as TraceLine, unread, problem };
    }),
  };
};

/** Without what is undefined, which no log can say. */
const defined = (line: ReturnType<typeof told>): unknown => JSON.parse(JSON.stringify(line));

const logged = everyType.filter(({ protocol }) => protocol !== 'Statistics');

for (const { type, protocol, row } of logged)
  test(`${protocol} ${type} is read back from each log as it was written`, (t) => {
    fc.assert(
      fc.property(anyMessage({ type, protocol, row }), (message) => {
        if (problemOf({ ref: undefined, interaction: undefined, ...message }))
          t.fail(problemOf(message as never)!.error.message);
        const ofUrs = protocol === 'TLibrary' || message.fromRole === 'urs' || message.toRole === 'urs';
        const peer = message.fromRole === 'interaction-server' ? message.to : message.from;
        for (const text of [
          interactionServerLog([message], 'ixn', start),
          ...(ofUrs ? [ursLog([message], peer, start)] : []),
        ]) {
          const { messages, unknown } = readBack(text);
          t.deepEqual(unknown, []);
          t.deepEqual(
            messages.map(({ line }) => told(line)),
            [told(message)],
            text,
          );
          t.deepEqual(messages[0]!.unread, []);
          t.is(messages[0]!.problem, undefined);
        }
      }),
      { seed: 11, numRuns: cases({ short: 3, long: Math.ceil(10_000 / logged.length) }) },
    );
  });

const someMessages = fc
  .array(fc.constantFrom(...logged).chain(anyMessage), { minLength: 1, maxLength: 4 })
  .map((messages) => messages.map((message, index) => ({ ...message, at: index * 1000, sentAt: index * 1000 })));

test('a log that is cut off anywhere gives all messages that are whole, and one that is spoilt is read to its end', (t) => {
  fc.assert(
    fc.property(someMessages, fc.double({ min: 0, max: 1, noNaN: true }), anyText, (messages, place, rubbish) => {
      const text = interactionServerLog(messages, 'ixn', start);
      const whole = readLog(text).records;
      const cut = Math.floor(text.length * place);
      const before = readLog(text.slice(0, cut)).records;
      t.deepEqual(before.slice(0, -1), whole.slice(0, Math.max(0, before.length - 1)));
      const spoilt = readLog(`${text.slice(0, cut)}${rubbish}${text.slice(cut + rubbish.length)}`);
      for (const record of spoilt.records) t.notThrows(() => messageOf(record, spoilt.starts ?? 0));
    }),
    { seed: 12, numRuns: cases({ short: 60, long: 3000 }) },
  );
});

test('every message of the reference flows is read back from both logs, with its times and nothing left over', async (t) => {
  for (const { flow, messages } of await playFlows()) {
    const server = interactionServerLog(messages, 'interaction-server', start);
    const urs = ursLog(messages, 'urs', start);
    const ofServer = ({ from, to }: TraceLine) => [from, to].includes('interaction-server');
    const ofUrs = ({ from, to }: TraceLine) => [from, to].includes('urs');
    for (const [text, isIn] of [
      [server, ofServer],
      [urs, ofUrs],
    ] as const) {
      const read = readBack(text);
      const seen = messages.filter((message) => isIn(message) && message.protocol !== 'Statistics');
      t.deepEqual(read.unknown, []);
      t.deepEqual(
        read.messages.map(({ line }) => defined(told(line))),
        seen.map((message) => defined(told(message))),
        flow,
      );
      for (const { unread, problem, line } of read.messages) t.deepEqual([unread, problem], [[], undefined], line.type);
    }
  }
});

test('of bytes both logs show how many there are and the first four; what was cut off is named', (t) => {
  const UserData = { Photo: binary([255, 216, 255, 224, 0, 16]), Dot: binary([7]), In: { None: binary([]) } };
  const said = { protocol: 'TLibrary', type: 'RequestAttachUserData', ref: 4 } as const;
  const message: TraceLine = {
    ...{ at: 0, sentAt: 0, from: 'urs', to: 'ixn', fromRole: 'urs', toRole: 'interaction-server', ...said },
    body: { ThisDN: 'vip', ConnID: '01d9000000000001', UserData },
  };
  const texts = [interactionServerLog([message], 'ixn', start), ursLog([message], 'urs', start)];
  t.regex(texts[0]!, /^\t\t'Photo' \[bin\] = \[6\] ff d8 ff e0\.\.$/m);
  t.regex(texts[1]!, /^\t\t'Photo'\(bin\)\t\[6\] ff d8 ff e0\.\.$/m);
  for (const text of texts) {
    const [record] = readLog(text).records;
    const { message: read, cut } = messageOf(record!, start.instant);
    t.deepEqual(cut, ['AttributeUserData.Photo']);
    t.deepEqual((read!.body as typeof message.body & { UserData: unknown }).UserData, {
      ...UserData,
      Photo: '[6] ff d8 ff e0..',
    });
  }
});

test('the length before a list of URS is that of the packed list', (t) => {
  fc.assert(
    fc.property(anyList, (UserData) => {
      const body = { ThisDN: 'vip', ConnID: '01d9000000000001', UserData };
      const said = { protocol: 'TLibrary', type: 'RequestAttachUserData', ref: 4, body } as const;
      const ends = { from: 'urs', to: 'ixn', fromRole: 'urs', toRole: 'interaction-server' } as const;
      const log = ursLog([{ at: 0, sentAt: 0, ...ends, ...said }], 'urs', start);
      t.is(/\tAttributeUserData\t\[(\d+)\]/.exec(log)?.[1], String(packedSize(UserData)));
    }),
    { seed: 13, numRuns: cases({ short: 40, long: 1000 }) },
  );
});

test('each log has the times of its owner: of sending where it sent, and of arrival where it received', (t) => {
  const slow = {
    sentAt: 4000,
    at: 4250,
    from: 'urs',
    to: 'ixn',
    fromRole: 'urs',
    toRole: 'interaction-server',
  } as const;
  const back = {
    ...slow,
    ...{ sentAt: 4300, at: 4900, from: 'ixn', to: 'urs' },
    fromRole: slow.toRole,
    toRole: slow.fromRole,
  };
  const messages: readonly TraceLine[] = [
    { ...slow, protocol: 'TLibrary', type: 'RequestRegisterAddress', ref: 1, body: { ThisDN: 'vip' } },
    { ...back, protocol: 'TLibrary', type: 'EventRegistered', ref: 1, body: { ThisDN: 'vip' } },
  ];
  const times = (text: string) => readLog(text).records.map(({ name, at }) => `${name} ${at}`);
  t.deepEqual(times(interactionServerLog(messages, 'ixn', start)), [
    'RequestRegisterAddress 4250',
    'EventRegistered 4300',
  ]);
  t.deepEqual(times(ursLog(messages, 'urs', start)), ['RequestRegisterAddress 4000', 'EventRegistered 4900']);
});

test('days that pass without a line are seen, in a zone of half an hour', (t) => {
  const far = logStart('2026-12-31T23:59:59.5-03:30');
  t.is(far, undefined);
  const late = logStart('2026-12-31T23:59:59.500-03:30')!;
  const line = { from: 'x', to: 'ixn', fromRole: 'agent', toRole: 'interaction-server', ref: 1, body: {} } as const;
  const type = { protocol: 'InteractionManagement', type: 'RequestDoNotDisturbOn' } as const;
  const text = interactionServerLog(
    [0, 400, 600, 1_000_000_000].map((at) => ({ ...line, ...type, at, sentAt: at })),
    'ixn',
    late,
  );
  t.deepEqual(text.match(/^\S+(?= Trc)/gm), [
    '2026-12-31T23:59:59.500',
    '2026-12-31T23:59:59.900',
    '2027-01-01T00:00:00.100',
    '2027-01-12T13:46:39.500',
  ]);
  t.deepEqual(
    readLog(text).records.map(({ at }) => at),
    [0, 400, 600, 1_000_000_000],
  );
  t.is(readLog(text).starts, Date.UTC(2027, 0, 1, 3, 29, 59, 500));
});

test('what the log of URS says of a run is what its messages say, one line for each attribute', async (t) => {
  const [played] = await playFlows(['stop-processing/d']);
  const lines = ursLog(played!.messages, 'urs', start).split('\n');
  const at = lines.findIndex((line) => line.endsWith('message RequestRouteCall'));
  t.deepEqual(
    lines.slice(at, at + 7).map((line) => line.replaceAll('\t', '⇥').replace(/[0-9a-f]{16}/, '…')),
    [
      'request to 65200(interaction-server) message RequestRouteCall',
      '⇥AttributeReferenceID⇥2',
      "⇥AttributeThisDN⇥'stopper'",
      '⇥AttributeReason⇥[33] 00 01 00 00..',
      "⇥⇥'ReasonSystemName'⇥'Terminated'",
      '⇥AttributeConnID⇥…',
      '⇥AttributeRouteType⇥5',
    ],
  );
});
