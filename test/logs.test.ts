import test from 'ava';
import { playFlows } from 'routeproof/plugins';
import fc from 'fast-check';
import { interactionServerLog } from '../core/logs/interaction-server-log.ts';
import { messageOf } from '../core/logs/message-of.ts';
import { readLog } from '../core/logs/read-log.ts';
import { logStart } from '../core/logs/time-stamp.ts';
import { ursLog } from '../core/logs/urs-log.ts';
import { benchMarks } from '../core/protocol/bench-marks.ts';
import { problemOf } from '../core/protocol/catalogue.ts';
import type { TraceLine } from '../core/report/trace-line.ts';
import { anyMessage, everyType } from './any-message.ts';
import { cases } from './sizes.ts';

const start = logStart('2026-03-02T08:00:00+01:00')!;

/** What a log can tell of a message: all of it but what only the bench says. */
const told = ({ at, from, to, protocol, type, ref, interaction, body }: TraceLine) => ({
  ...{ at, from, to, type, protocol, ref },
  ...{ interaction: undefined, ...benchMarks({ protocol, type, interaction, body }), bench: undefined },
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

/** Without what is undefined, which no log can say; a flag in user data is 1 or 0 there. */
const asOnWire = (line: ReturnType<typeof told>): unknown =>
  JSON.parse(
    JSON.stringify(line, (key, value: unknown) =>
      key !== 'UserData'
        ? value
        : JSON.parse(JSON.stringify(value, (_, each: unknown) => (each === true ? 1 : each === false ? 0 : each))),
    ),
  );

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
        read.messages.map(({ line }) => asOnWire(told(line))),
        seen.map((message) => asOnWire(told(message))),
        flow,
      );
      for (const { unread, problem, line } of read.messages) t.deepEqual([unread, problem], [[], undefined], line.type);
    }
  }
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
