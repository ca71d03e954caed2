import test from 'ava';
import { messageOf } from '../../core/logs/message-of.ts';
import { readLog } from '../../core/logs/read-log.ts';
import type { LogField, LogRecord } from '../../core/logs/log-record.ts';

/** Lines of a log in a test, `⇥` for a tab. */
const log = (...lines: readonly string[]): string => `${lines.join('\n').replaceAll('⇥', '\t')}\n`;

const header = (type: string, name: string) => [
  `Application name:     ${name}`,
  `Application type:     ${type} (15)`,
  'Time zone:            -3600, CET, CEST',
  'UTC time:             2026-03-02T22:59:58.000',
  'Local time:           2026-03-02T23:59:58.000',
  '',
];

/** Attributes as `name=value`, lists in brackets. */
const shown = (fields: readonly LogField[]): readonly unknown[] =>
  fields.map(({ name, value }) => [name, Array.isArray(value) ? shown(value as readonly LogField[]) : value]);

const heads = (records: readonly LogRecord[]) =>
  records.map(({ at, from, to, name, number, ref, connId, interactionId }) =>
    [at, `${from} -> ${to}`, name, number, ref, connId, interactionId].filter((each) => each !== undefined).join(' '),
  );

// The forms are those of public posts and parsers; every name and number in them is made up.

test('a log of URS: requests, an event, and trace lines between them', (t) => {
  const { records, unknown } = readLog(
    log(
      ...header('RouterServer', 'URS'),
      '23:59:58.100_I_I_006c029a6685d004 [14:33] strategy: *0x65*Demo is attached to the call',
      'request to 65200(IxnServerT) message RequestUpdateUserData',
      '⇥AttributeReferenceID⇥14',
      '⇥AttributeUserData⇥[561] 00 14 00 00..',
      "⇥⇥'RTargetTypeSelected'⇥'2'",
      "⇥⇥'RTargetRuleSelected'⇥''",
      "⇥⇥'RRequestedSkills'(list) ",
      "⇥⇥⇥'English'⇥5",
      "⇥⇥'Photo'(bin)⇥[1024] ff d8 ff e0..",
      '⇥AttributeConnID⇥006c029a6685d004',
      "⇥AttributeThisDN⇥'9001'",
      '..sent to IxnServerT',
      'received from 65200(IxnServerT)host1:7120(fd=648) message EventAttachedDataChanged(refid=14)',
      '⇥AttributeCallUUID⇥0000RPXYZ0000001',
      '⇥AttributeConnID⇥006c029a6685d004',
      '23:59:58.250_T_I_006c029a6685d004 [14:0c] EventAttachedDataChanged is received for ts IxnServerT[Mm] (this dn=9001, refid=14)',
      '    _M_I_006c029a6685d004 [01:0d] attempt to route (1)',
      '00:00:01.000 request to 65200(IxnServerT) message RequestRouteCall',
      '⇥AttributeConnID⇥006c029a6685d004',
      '⇥AttributeRouteType⇥5',
      '⇥AttributeReason⇥[14] 00 01 01 00..',
      "⇥⇥'RTR'⇥115",
    ),
  );
  t.deepEqual(unknown, []);
  t.deepEqual(heads(records), [
    '100 URS -> IxnServerT RequestUpdateUserData 14 006c029a6685d004',
    '100 IxnServerT -> URS EventAttachedDataChanged 14 006c029a6685d004 0000RPXYZ0000001',
    // The day after: the clock went back by more than half a day.
    '3000 URS -> IxnServerT RequestRouteCall 006c029a6685d004 0000RPXYZ0000001',
  ]);
  t.deepEqual(shown(records[0]!.attributes), [
    ['AttributeReferenceID', 14],
    [
      'AttributeUserData',
      [
        ['RTargetTypeSelected', '2'],
        ['RTargetRuleSelected', ''],
        ['RRequestedSkills', [['English', 5]]],
        ['Photo', { length: 1024, first: [0xff, 0xd8, 0xff, 0xe0] }],
      ],
    ],
    ['AttributeConnID', '006c029a6685d004'],
    ['AttributeThisDN', '9001'],
  ]);
});

test('a list and its first pair on one line, and keys that stand as deep as their list', (t) => {
  const { records, unknown } = readLog(
    log(
      'request to 65200(TServer) message RequestDistributeEvent',
      " AttributeCallUUID    'RPCALL0000000000000000000000UUID'",
      ' AttributeExtensions    [194] 00 07 00 00..',
      " 'VQID'    'RPVQ0001'",
      " 'NAME'    'URS'",
      ' AttributeReferenceID    4294967295',
      ' AttributeUserEvent    EventQueued',
      'request to 65200(TServer) message RequestUpdateUserData',
      '⇥AttributeUserData⇥[20] 00 01 00 00..',
      "⇥⇥'RRequestedSkills'(list) 'English'⇥5",
      "⇥⇥⇥'French'⇥2",
      "⇥⇥'After'⇥'x'",
    ),
  );
  t.deepEqual(unknown, []);
  t.deepEqual(shown(records[0]!.attributes).slice(1), [
    ['AttributeExtensions', [['VQID', 'RPVQ0001'], ['NAME', 'URS']]],
    ['AttributeReferenceID', 4294967295],
    ['AttributeUserEvent', 'EventQueued'],
  ]); // prettier-ignore
  t.deepEqual(shown(records[1]!.attributes), [
    ['AttributeUserData', [['RRequestedSkills', [['English', 5], ['French', 2]]], ['After', 'x']]],
  ]); // prettier-ignore
});

test('a log of an Interaction Server: the ways in which a message may begin', (t) => {
  const { records, unknown, starts } = readLog(
    log(
      ...header('InteractionServer', 'IXN'),
      "2026-03-03T00:00:00.000 Trc 24101 message 'RequestStopProcessing' received from client 'desk' through proxy 'ann'",
      '⇥attr_ref_id [int] = 12',
      '⇥attr_itx_id [str] = "0000RPXYZ0000001"',
      "2026-03-03T00:00:00.010 Trc 26015 Sending to client ann: 'EventAck' (125) with attributes",
      '⇥attr_ref_id [int] = 12',
      "00:00:00.020 Trc 26016 Received from server email: 'RequestSubmit' (101) with attributes",
      '⇥attr_media_type [str] = "email"',
      '⇥attr_user_data [list, size 2] =',
      '⇥⇥\'Subject\' [str] = "Where is it?"',
      "⇥⇥'Nested' [list] =",
      "⇥⇥⇥'Key' [int] = 1",
      "00:00:00.030 Trc 24101 message 'EventInvite' is on its way",
      '⇥attr_ticket_id [int] = 7',
      '00:00:00.040 Std 25020 Database: request id: 1',
    ),
  );
  t.deepEqual(unknown, []);
  t.is(starts, Date.UTC(2026, 2, 2, 22, 59, 58));
  t.deepEqual(heads(records), [
    '2000 ann -> IXN RequestStopProcessing 12 0000RPXYZ0000001',
    '2010 IXN -> ann EventAck 125 12',
    '2020 email -> IXN RequestSubmit 101',
    '2030 IXN -> undefined EventInvite',
  ]);
  t.deepEqual(shown(records[2]!.attributes).at(-1), [
    'attr_user_data',
    [['Subject', 'Where is it?'], ['Nested', [['Key', 1]]]],
  ]); // prettier-ignore
  t.deepEqual(messageOf(records[0]!, starts!).message, {
    ...{ protocol: 'InteractionManagement', type: 'RequestStopProcessing', ref: 12 },
    ...{ interaction: '0000RPXYZ0000001', body: {} },
  });
});

test('a text of a real log goes on over line breaks until a line ends with its quote', (t) => {
  const { records, unknown } = readLog(
    log(
      "12:00:00.000 Trc 24101 message 'RequestSubmit' (101) received from client 'email'",
      '⇥attr_user_data [list] =',
      "⇥⇥'Body' [str] = \"Dear all,",
      '⇥it is "urgent": C:\\new',
      'Yours',
      'Ann"',
      "⇥⇥'After' [int] = 3",
      "12:00:01.000 Trc 24102 message 'EventAck' (125) sent to client 'email'",
    ),
  );
  t.deepEqual(unknown, []);
  t.deepEqual(shown(records[0]!.attributes), [
    ['attr_user_data', [['Body', 'Dear all,\n\tit is "urgent": C:\\new\nYours\nAnn'], ['After', 3]]],
  ]); // prettier-ignore
  t.deepEqual(heads(records).at(-1), '1000 undefined -> email EventAck 125');
});

test('a text that never ends costs its own lines and no message', (t) => {
  const { records, unknown } = readLog(
    log(
      "12:00:00.000 Trc 24101 message 'RequestSubmit' (101) received from client 'email'",
      '⇥attr_queue [str] = "cut off',
      'by a rotation',
      "12:00:01.000 Trc 24102 message 'EventAck' (125) sent to client 'email'",
      '⇥attr_ref_id [int] = 4',
    ),
  );
  t.deepEqual(unknown, [{ line: 3, text: 'by a rotation' }]);
  t.deepEqual(heads(records), ['0 email -> undefined RequestSubmit 101', '1000 undefined -> email EventAck 125 4']);
});

test('lines that nobody knows are counted and given back, wherever they stand', (t) => {
  const text = log(
    ...header('InteractionServer', 'IXN'),
    'something else',
    "00:00:00.000 Trc 24101 message 'RequestSubmit' (101) received from client 'email'",
    '⇥??? nothing that is known',
    '⇥attr_queue [str] = "Inbound"',
    '⇥attr_odd [str] = "x"',
  );
  const { records, unknown, lines } = readLog(text);
  t.deepEqual(unknown, [
    { line: 7, text: 'something else' },
    { line: 9, text: '\t??? nothing that is known' },
  ]);
  t.is(lines, 11);
  const { message, problem, unread } = messageOf(records[0]!, 0);
  t.deepEqual(message!.body, { Queue: 'Inbound' });
  t.regex(problem!, /MediaType/);
  t.deepEqual(shown(unread), [['attr_odd', 'x']]);
});

test('anything at all can be read: no file, no header, bytes of another kind, a message in the middle', (t) => {
  t.deepEqual(readLog('').records, []);
  t.is(readLog('\u0000\u0001\n\n\n').unknown.length, 1);
  const { records } = readLog(
    "⇥attr_ref_id [int] = 1\r\n12:00:00.000 Trc 24102 message 'EventAck' (125) sent to client 'x'\r\n\tattr_ref_id [int] = 2\r\n",
  );
  t.deepEqual(heads(records), ['0 undefined -> x EventAck 125 2']);
});

test('what a log says of members that no table has does not reach beyond its message', (t) => {
  const { records } = readLog(
    log(
      "12:00:00.000 Trc 24102 message 'EventInvite' (127) sent to client 'x'",
      '⇥attr_ref_id [int] = 1',
      '⇥\'__proto__.polluted\' [str] = "x"',
      "⇥'Party.__proto__' [list] =",
      '⇥⇥\'polluted\' [str] = "x"',
      "⇥'InteractionId.x' [int] = 1",
      "⇥'TicketId.x' [int] = 1",
      "⇥'Party.Shoe size' [int] = 43",
    ),
  );
  const { message, unread } = messageOf(records[0]!, 0);
  t.is(Object('').polluted, undefined);
  t.deepEqual(message!.body, { Party: { 'Shoe size': 43 } });
  t.is(unread.length, 5);
});

test('a header without an end, a mark of the encoding, and a standard message that is not understood', (t) => {
  const { records, unknown, starts } = readLog(
    log(
      '\ufeffApplication name:     IXN',
      'UTC time:             2026-03-02T10:00:00.000',
      "10:00:05.000 Trc 24101 message 'RequestPull' (108) received from client 'x'",
      '⇥attr_extension [list] =',
      '⇥⇥\'Id\' [str] = "17"',
      "10:00:06.000 Trc 30004 request to 'Classification Server'",
      '⇥attr_envelope [list] =',
      '⇥⇥\'Service\' [str] = "Classification"',
      '⇥⇥\'Method\' [str] = "Classify"',
      '10:00:07.000 Trc 26015 something of a newer version',
      '10:00:08.000 Trc 25020 something of the database',
    ),
  );
  t.is(starts, Date.UTC(2026, 2, 2, 10));
  t.deepEqual(heads(records), ['5000 x -> IXN RequestPull 108', '6000 IXN -> Classification Server Request3rdServer']);
  t.deepEqual(messageOf(records[1]!, starts!).message!.body, { Service: 'Classification', Method: 'Classify' });
  t.deepEqual(
    unknown.map(({ text }) => text.slice(13)),
    ['Trc 26015 something of a newer version'],
  );
});

test('an attribute is found under another of its names, and where two are there the one of the table counts', (t) => {
  const said = (...lines: readonly string[]) => {
    const head = "12:00:00.000 Trc 24101 message 'RequestSubmit' (101) received from client 'email'";
    const { message, unread } = messageOf(readLog(log(head, ...lines)).records[0]!, 0);
    return [message!.body, shown(unread)];
  };
  t.deepEqual(said('⇥attr_itx_queue [str] = "Inbound"', '⇥attr_media_type_name [str] = "email"'), [
    { Queue: 'Inbound', MediaType: 'email' },
    [],
  ]);
  t.deepEqual(said('⇥attr_itx_queue [str] = "Inbound"', '⇥attr_queue [str] = "Outbound"'), [
    { Queue: 'Outbound' },
    [['attr_itx_queue', 'Inbound']],
  ]);
});

test('a record of a name that the catalogue has not is a record all the same', (t) => {
  const { records } = readLog(
    log("12:00:00.000 Trc 24101 message 'RequestHold' received from client 'x'", '⇥attr_ref_id [int] = 1'),
  );
  const { message, unread } = messageOf(records[0]!, 0);
  t.is(message, undefined);
  t.deepEqual(shown(unread), [['attr_ref_id', 1]]);
});
