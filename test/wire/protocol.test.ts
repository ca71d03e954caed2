import test from 'ava';
import type { ServerOptions } from 'routeproof';
import {
  BenchError,
  externalService,
  interactionManagement,
  reporting,
  statistics,
  type Message,
  type MessageOf,
} from 'routeproof/plugins';
import {
  agentStates,
  agentTransitions,
  catalogue,
  checkMessage,
  enumerations,
  interactionStates,
  interactionTransitions,
  mediaStates,
  mediaTransitions,
  nextAgentState,
  nextInteractionState,
  nextMediaState,
  serverErrors,
  serverOptions,
  serverOptionTable,
  tLibrary,
  type AttributesOfRequest,
  type EventType,
  type InteractionStateName,
  type RequestType,
  type ServerErrorName,
} from 'routeproof/protocol';
import { referenceJson } from '../../core/report/reference/reference-json.ts';
import { referenceMarkdown } from '../../core/report/reference/reference-markdown.ts';

/** Typed off the published enumeration, not off the table. */
const published = `
100 RequestRegisterClient 101 RequestSubmit 102 RequestStopProcessing 103 RequestChangeProperties 104 EventPropertiesChanged
105 RequestPlaceInQueue 106 RequestPlaceInWorkbin 107 RequestDeliver 108 RequestPull 109 EventPulledInteractions
110 RequestTransfer 111 RequestConference 112 RequestLeaveInteraction 113 RequestGetWorkbinContent
114 RequestWorkbinNotifications 115 RequestCancelWorkbinNotifications 116 EventWorkbinContent 117 EventWorkbinContentChanged
118 RequestTakeSnapshot 119 EventSnapshotTaken 120 RequestGetSnapshotInteractions 121 EventSnapshotInteractions
122 RequestLockInteraction 123 RequestUnlockInteraction 124 RequestReleaseSnapshot 125 EventAck 126 EventError 127 EventInvite
128 RequestAccept 129 RequestReject 130 RequestIntrude 131 EventActivityReport 132 EventPartyAdded 133 EventPartyRemoved
134 EventRevoked 135 RequestAgentLogin 136 RequestAgentLogout 137 EventAgentLogin 138 EventAgentLogout
139 RequestDoNotDisturbOn 140 RequestDoNotDisturbOff 141 EventDoNotDisturbOn 142 EventDoNotDisturbOff 143 RequestAddMedia
144 RequestRemoveMedia 145 EventMediaAdded 146 EventMediaRemoved 147 RequestNotReadyForMedia
148 RequestCancelNotReadyForMedia 149 EventNotReadyForMedia 150 EventReadyForMedia 151 RequestChangeAgentStateReason
152 EventAgentStateReasonChanged 153 RequestChangeMediaStateReason 154 EventMediaStateReasonChanged
155 EventCurrentAgentStatus 156 RequestAgentAvailable 157 RequestAgentNotAvailable 158 EventAgentAvailable
159 EventAgentNotAvailable 160 EventInteractionSubmitted 161 EventProcessingStopped 162 EventPlacedInQueue
163 EventPlacedInWorkbin 164 EventLocked 165 EventUnlocked 166 EventAgentInvited 167 EventAccepted 168 EventRejected
169 RequestStartPlaceAgentStateReporting 170 RequestStartPlaceAgentStateReportingAll
171 RequestStopPlaceAgentStateReporting 172 RequestStopPlaceAgentStateReportingAll 173 EventPlaceAgentState
174 RequestUnregisterClient 175 Ping 176 EventCustom 177 EventTakenFromQueue 178 RequestWorkbinTypesInfo
179 EventWorkbinTypesInfo 180 RequestWorkbinStatistic 181 EventWorkbinStatistic 182 EventTakenFromWorkbin 183 RequestSubscribe
184 RequestUnsubscribe 185 RequestPublish 186 EventUserEvent 187 EventForcedDisconnect
188 RequestGetInteractionProperties 189 EventInteractionProperties 190 EventForcedAgentStateChange
191 RequestWorkflowConfiguration 192 EventWorkflowConfiguration 193 EventExternalServiceRequested
194 EventExternalServiceResponded 195 EventAgentConnectionClosed`;

/** The same for the T-Library. */
const publishedTLibrary = `
0 RequestRegisterClient 1 RequestQueryServer 2 RequestQueryAddress 3 RequestRegisterAddress 4 RequestUnregisterAddress
30 RequestAttachUserData 31 RequestUpdateUserData 32 RequestDeleteUserData 33 RequestDeletePair 36 RequestRouteCall
48 RequestDistributeUserEvent 49 RequestDistributeEvent 50 EventServerConnected 51 EventServerDisconnected 52 EventError
53 EventRegistered 54 EventUnregistered 57 EventQueued 58 EventDiverted 59 EventAbandoned 60 EventRinging
68 EventPartyChanged 71 EventRouteRequest 72 EventRouteUsed 73 EventAgentLogin 85 EventAttachedDataChanged
93 EventServerInfo 94 EventLinkDisconnected 95 EventLinkConnected 96 EventUserEvent`;

const lines = (list: string) => list.trim().match(/\d+ \w+/g) ?? [];
const numbered = (rows: Readonly<Record<string, { readonly number?: number; readonly doc: string }>>) =>
  Object.entries(rows).flatMap(([type, { number }]) => (number === undefined ? [] : [`${number} ${type}`]));
const byNumber = (one: string, other: string) => Number.parseInt(one) - Number.parseInt(other);

/** Interaction Management has every message that Reporting shares with it; this is both, each once. */
const itx = () =>
  [...new Set([...numbered(interactionManagement.rows), ...numbered(reporting.rows)])].toSorted(byNumber);

const conference = { InteractionId: 'x', AgentId: 'bea' } as const;

test('every number from 100 to 195 is there once, with its published name', (t) => {
  t.is(lines(published).length, 96);
  t.deepEqual(itx(), lines(published));
});

test('the T-Library has every published number with its name', (t) => {
  t.deepEqual(numbered(tLibrary.rows).toSorted(byNumber), lines(publishedTLibrary));
  for (const type of [
    'RequestReserveAgent',
    'EventAgentReserved',
    'EventACK',
    'RequestPrivateService',
    'EventPrivateInfo',
  ] as const)
    t.true(type in tLibrary.rows, type);
});

test('a message has five keys in a fixed order, with references hoisted out of the body', (t) => {
  const message = interactionManagement.create('RequestConference', {
    ...conference,
    ReferenceId: 7,
    VisibilityMode: 'coach',
  });
  t.deepEqual(Object.keys(message), ['protocol', 'type', 'ref', 'interaction', 'body']);
  t.deepEqual<object, object>(message, {
    protocol: 'InteractionManagement',
    type: 'RequestConference',
    ref: 7,
    interaction: 'x',
    body: { AgentId: 'bea', VisibilityMode: 'coach' },
  });
  t.deepEqual(Object.keys(reporting.create('Ping', {})), ['protocol', 'type', 'ref', 'interaction', 'body']);
});

test('the body has the order of the table, whatever order the attributes are given in', (t) => {
  const one = interactionManagement.create('RequestConference', { PlaceId: 'p', AgentId: 'a', InteractionId: 'x' });
  const other = interactionManagement.create('RequestConference', { InteractionId: 'x', AgentId: 'a', PlaceId: 'p' });
  t.is(JSON.stringify(one), JSON.stringify(other));
});

test('an optional attribute given as undefined is absent', (t) => {
  const message = interactionManagement.create('RequestConference', { ...conference, PlaceId: undefined });
  t.deepEqual(Object.keys(message.body), ['AgentId']);
});

const refused = (title: string, make: () => unknown, sentence: string) =>
  test(title, (t) => void t.throws(make, { instanceOf: BenchError, message: (text) => text.startsWith(sentence) }));

refused(
  'a misspelt message is refused with the nearest name',
  // @ts-expect-error no such message
  () => interactionManagement.create('RequestStopProcesing', { InteractionId: 'x' }),
  'RequestStopProcesing is no message of InteractionManagement. Did you mean RequestStopProcessing?',
);
refused(
  'a misspelt attribute is refused with the nearest name',
  // @ts-expect-error no such attribute
  () => interactionManagement.create('RequestConference', { ...conference, VisibiltyMode: 'coach' }),
  'RequestConference has no attribute VisibiltyMode. Did you mean VisibilityMode?',
);
refused(
  'a missing attribute is refused by its name',
  // @ts-expect-error Queue is missing
  () => interactionManagement.create('RequestPlaceInQueue', { InteractionId: 'x' }),
  'RequestPlaceInQueue needs the attribute Queue (text), which is missing.',
);
refused(
  'a missing InteractionId is refused',
  // @ts-expect-error InteractionId is missing
  () => interactionManagement.create('RequestStopProcessing', {}),
  'RequestStopProcessing needs the attribute InteractionId (text), which is missing.',
);
refused(
  'a value of the wrong type is refused with what it is',
  // @ts-expect-error a ticket is a number
  () => interactionManagement.create('RequestAccept', { InteractionId: 'x', TicketId: '5' }),
  "TicketId of RequestAccept must be an integer, but it is the text '5'.",
);
refused(
  'a wrong word of an enumeration is refused with the allowed words and the nearest',
  // @ts-expect-error no such word
  () => interactionManagement.create('RequestConference', { ...conference, VisibilityMode: 'cooch' }),
  "VisibilityMode of RequestConference must be one of unknown, conference, monitor, coach, but it is the text 'cooch'. Did you mean coach?",
);
refused(
  'an unsolicited event with a ReferenceId is refused',
  // @ts-expect-error nobody asked for it
  () => reporting.create('EventAgentLogout', { AgentId: 'a', PlaceId: 'p', EventTime: 0, ReferenceId: 1 }),
  'EventAgentLogout has no attribute ReferenceId.',
);
refused(
  'a message of Reporting is no message of Interaction Management',
  // @ts-expect-error it travels as Reporting only
  () => interactionManagement.create('EventPlacedInQueue', {}),
  'EventPlacedInQueue is no message of InteractionManagement. Did you mean RequestPlaceInQueue?',
);
refused(
  'a ConnID is 16 hex digits',
  () => tLibrary.create('RequestRouteCall', { ThisDN: '9001', ConnID: 'x', RouteType: 'stop' }),
  "ConnID of RequestRouteCall must be 16 hex digits, but it is the text 'x'.",
);
refused(
  'a reference inside the body is refused with its place',
  () => checkMessage({ ...interactionManagement.create('EventAck', { ReferenceId: 1 }), body: { ReferenceId: 1 } }),
  'ReferenceId of EventAck stands in `ref` of the message, not in its body.',
);
refused(
  'an unknown protocol is refused with the nearest name',
  () => checkMessage({ protocol: 'TLibary', type: 'EventACK', ref: 1, interaction: undefined, body: {} }),
  'TLibary is no protocol of the bench. Did you mean TLibrary?',
);

test('each protocol checks its own messages', (t) => {
  const service = { Service: 'Chat', Method: 'Greet' };
  for (const message of [
    interactionManagement.create('RequestStopProcessing', { InteractionId: 'x' }),
    reporting.create('RequestStartPlaceAgentStateReportingAll', {}),
    tLibrary.create('RequestRouteCall', { ThisDN: '9001', ConnID: '006c029a6685d004', RouteType: 'stop' }),
    externalService.create('Request3rdServer', service),
    statistics.create('RequestOpenStatistic', { StatisticType: 'CurrentState' }),
  ])
    t.notThrows(() => checkMessage(message), message.type);
});

test('the types know protocols, requests and events', (t) => {
  const narrowed = (message: Message): string | undefined => {
    if (message.type !== 'EventError') return undefined;
    return message.protocol === 'TLibrary' ? message.body.ErrorMessage : message.body.ErrorDescription;
  };
  const refusal: MessageOf<'EventError', 'TLibrary'> = tLibrary.create('EventError', {
    ErrorCode: 43,
    ErrorMessage: 'Unknown interaction identifier specified',
  });
  t.is(narrowed(refusal), 'Unknown interaction identifier specified');
  // @ts-expect-error the T-Library says ErrorMessage
  t.is(refusal.body.ErrorDescription, undefined);
  const request: RequestType = 'RequestStopProcessing';
  // @ts-expect-error an event is no request
  const event: RequestType = 'EventAck';
  const other: EventType = 'EventAck';
  const attributes: AttributesOfRequest<'RequestSubmit'> = { MediaType: 'email' };
  // @ts-expect-error a submission needs a medium
  const empty: AttributesOfRequest<'RequestSubmit'> = {};
  const state: InteractionStateName = 'delivering';
  // @ts-expect-error the bench has no such error
  const error: ServerErrorName = 'unknown';
  t.deepEqual(
    [request, event, other, attributes, empty, state, error],
    ['RequestStopProcessing', 'EventAck', 'EventAck', { MediaType: 'email' }, {}, 'delivering', 'unknown'],
  );
});

test('messages that two protocols have are told apart in the catalogue', (t) => {
  const protocols = (type: keyof typeof catalogue) => catalogue[type].map(({ protocol }) => protocol);
  for (const type of [
    'EventPartyAdded',
    'EventPartyRemoved',
    'EventPropertiesChanged',
    'EventProcessingStopped',
  ] as const)
    t.deepEqual(protocols(type), ['InteractionManagement', 'Reporting'], type);
  t.deepEqual(protocols('EventError'), ['InteractionManagement', 'Reporting', 'TLibrary']);
  t.deepEqual(protocols('EventAgentInvited'), ['Reporting']);
  t.deepEqual(protocols('RequestStartPlaceAgentStateReportingAll'), ['Reporting']);
});

test('every doc is a sentence', (t) => {
  const docs: (readonly [name: string, doc: string])[] = [
    ...Object.entries(catalogue).flatMap(([type, entries]) => entries.map(({ row }) => [type, row.doc] as const)),
    ...[enumerations, serverErrors, serverOptionTable, interactionStates, agentStates, mediaStates].flatMap((table) =>
      Object.entries<{ readonly doc: string }>(table).map(([name, { doc }]) => [name, doc] as const),
    ),
  ];
  for (const [name, doc] of docs) t.regex(doc, /^[A-Z0-9].*[^.]\.$/, name);
});

test('every request has a ReferenceId, every event of Reporting alone an EventTime', (t) => {
  for (const [type, entries] of Object.entries(catalogue))
    for (const { protocol, row } of entries) {
      if (type.startsWith('Request')) t.true('ReferenceId' in row.attributes, type);
      if (protocol === 'Reporting' && type.startsWith('Event'))
        t.true('EventTime' in row.attributes || 'ReferenceId' in row.attributes, type);
    }
});

test('every state of a transition exists, and no event leads two ways', (t) => {
  const tables = [
    [interactionStates, interactionTransitions],
    [agentStates, agentTransitions],
    [mediaStates, mediaTransitions],
  ] as const;
  for (const [states, transitions] of tables) {
    for (const [from, , to] of transitions) t.true(from in states && to in states, `${from} to ${to}`);
    t.is(new Set(transitions.map(([from, event]) => `${from}: ${event}`)).size, transitions.length);
  }
});

test('what cannot happen to an interaction leads nowhere', (t) => {
  t.is(nextInteractionState('queued', 'taken for routing'), 'routing');
  t.is(nextInteractionState('delivering', 'returned'), 'queued');
  t.is(nextInteractionState('routing', 'pulled'), undefined);
  t.is(nextInteractionState('stopped', 'stopped'), undefined);
  t.is(nextAgentState('logged in', 'connection lost'), 'logged out');
  t.is(nextMediaState('absent', 'RequestNotReadyForMedia'), undefined);
});

test('every reason for refusing has a name and a code of its own, and 43 its published text', (t) => {
  const names: readonly ServerErrorName[] = [
    'not-registered',
    'missing-attribute',
    'not-logged-in',
    'unknown-interaction',
    'no-such-ticket',
    'locked',
    'wrong-state',
    'not-a-party',
    'target-not-logged-in',
    'already-a-party',
    'already-invited',
    'unknown-target',
    'already-exists',
    'bad-attribute',
  ];
  for (const name of names) t.true(name in serverErrors, name);
  const all = Object.entries(serverErrors);
  t.is(new Set(all.map(([, { code }]) => code)).size, all.length);
  for (const [name, { code }] of all) t.is(code < 1001, name === 'unknown-interaction', name);
  t.is(serverErrors['unknown-interaction'].code, 43);
  t.is(serverErrors['unknown-interaction'].description, 'Unknown interaction identifier specified');
});

test('options have the defaults of the manual', (t) => {
  const options = serverOptions({ routeUsedAt: 'outcome' });
  t.is(options['delivering-timeout'], 30);
  t.is(options['handling-timeout'], 180);
  t.is(options['routing-timeout'], 720);
  t.is(options['allow-multiple-agent-connections'], 'true');
  t.is(options.routeUsedAt, 'outcome');
  t.is(options.stopTellsUrsWith, 'EventAbandoned');
});

const refusedOption = (title: string, given: object, sentence: string) =>
  test(title, (t) => {
    t.throws(() => serverOptions(given as Partial<ServerOptions>), {
      instanceOf: BenchError,
      message: (text) => text.startsWith(sentence),
    });
  });

refusedOption(
  'an option out of range is refused with its range',
  { 'delivering-timeout': 0 },
  "server: option 'delivering-timeout' is 0, but must be a whole number of seconds from 1 to 86400.",
);
refusedOption(
  'a wrong word of an option is refused with the allowed ones',
  { routeUsedAt: 'accept' },
  "server: option 'routeUsedAt' is 'accept', but must be one of 'invite', 'outcome'.",
);
refusedOption(
  'a misspelt option is refused with the nearest name',
  { 'delivery-timeout': 30 },
  "server has no option 'delivery-timeout'. Did you mean delivering-timeout?",
);

test('the reference page has every message, error and option', (t) => {
  const page = referenceMarkdown([{ tLibrary: 'EventAbandoned', standsFor: 'EventRevoked', situation: 'stop' }]);
  for (const name of [...Object.keys(catalogue), ...Object.keys(serverErrors), ...Object.keys(serverOptionTable)])
    t.true(page.includes(name), name);
  t.true(page.includes('| EventAbandoned | EventRevoked | stop |  |  | ProxyClientId |'));
  t.false(referenceMarkdown().includes('## Substitutions'));
  const again: unknown = JSON.parse(JSON.stringify(referenceJson()));
  t.deepEqual<unknown, unknown>(again, referenceJson());
});
