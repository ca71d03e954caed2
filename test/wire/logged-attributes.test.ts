import test from 'ava';
import { substitutions } from 'routeproof/plugins';
import { catalogue, type MessageType } from '../../core/protocol/catalogue.ts';
import { compoundValues } from '../../core/protocol/compound-values.ts';
import { enumerations } from '../../core/protocol/enumerations.ts';
import { loggedAttributes, type LoggedAttribute } from '../../core/protocol/logged-attributes.ts';
import { benchOnly } from '../../core/protocol/log-names.ts';
import type { Protocol } from '../../core/protocol/values.ts';
import { referenceJson } from '../../core/report/reference/reference-json.ts';
import { referenceMarkdown } from '../../core/report/reference/reference-markdown.ts';

const everywhere = Object.entries(catalogue).flatMap(([type, entries]) =>
  entries.map(({ protocol, row }) => ({ type: type as MessageType, protocol, row })),
);

const shown = (protocol: Protocol, type: MessageType, ...paths: readonly string[]) =>
  Object.fromEntries(
    loggedAttributes(protocol, type)
      .filter(({ path }) => paths.includes(path))
      .map(({ path, logNames, logType, source }: LoggedAttribute) => [
        path,
        [...logNames, `[${logType}]`, source].join(' '),
      ]),
  );

test('every attribute of every message has an entry, compound values one for each member', (t) => {
  for (const { type, protocol, row } of everywhere) {
    const paths = loggedAttributes(protocol, type).map(({ path }) => path);
    for (const [name, { kind }] of Object.entries(row.attributes)) {
      const members = Object.keys(compoundValues[kind] ?? {}).map((member) => `${name}.${member}`);
      for (const path of members.length === 0 ? [name] : members)
        t.true(
          paths.some((each) => each === path || each.startsWith(`${path}.`)),
          `${protocol} ${type} ${path}`,
        );
    }
    t.deepEqual(paths, [...new Set(paths)]);
  }
});

test('no two attributes of one message share a name in logs, and each on the wire has one', (t) => {
  for (const { type, protocol } of everywhere) {
    const entries = loggedAttributes(protocol, type).filter(({ sameAs }) => sameAs === undefined);
    const names = entries.flatMap(({ logNames, inList = '' }) => logNames.map((name) => `${inList} ${name}`));
    t.deepEqual(names, [...new Set(names)], `${protocol} ${type}`);
    for (const { carried, logNames, path } of entries)
      t.is(logNames.length > 0, carried === 'wire', `${protocol} ${type} ${path}`);
  }
});

test('names that public logs show are marked as seen, those that a rule makes as inferred', (t) => {
  t.deepEqual(
    shown('Reporting', 'EventPartyRemoved', 'InteractionId', 'Actor.AgentId', 'Actor.MediaServerId', 'Party.AgentId'),
    {
      InteractionId: 'attr_itx_id [str] seen',
      'Party.AgentId': 'attr_agent_id [str] seen',
      'Actor.AgentId': 'attr_actor_agent_id [str] seen',
      'Actor.MediaServerId': 'attr_actor_media_server_id [str] ours',
    },
  );
  t.deepEqual(shown('InteractionManagement', 'EventInvite', 'TicketId', 'Operation', 'Interaction.InteractionState'), {
    TicketId: 'attr_ticket_id [int] inferred',
    'Interaction.InteractionState': 'attr_itx_state [int] inferred',
    Operation: 'attr_operation [int] inferred',
  });
  t.deepEqual(shown('TLibrary', 'EventRouteRequest', 'ConnID', 'ReferenceId', 'Reasons', 'EventTime', 'CallID'), {
    ReferenceId: 'AttributeReferenceID [int] seen',
    Reasons: 'AttributeReason [list] seen',
    EventTime: 'AttributeTimeinSecs AttributeTimeinuSecs [int] seen',
    ConnID: 'AttributeConnID [long] seen',
    CallID: 'AttributeCallID [int] inferred',
  });
});

test('the name depends on the message where logs say so', (t) => {
  t.deepEqual(shown('InteractionManagement', 'RequestSubmit', 'MediaType'), {
    MediaType: 'attr_media_type [str] seen',
  });
  t.deepEqual(shown('InteractionManagement', 'RequestAddMedia', 'MediaType'), {
    MediaType: 'attr_media_type_name [str] seen',
  });
  const [service] = loggedAttributes('ExternalService', 'Request3rdServer').filter(({ path }) => path === 'Service');
  t.like(service, { logNames: ['Service'], inList: 'attr_envelope', source: 'seen' });
});

test('a reader finds an attribute under the other names that programs look for, unless another attribute has that name', (t) => {
  const alsoOf = (protocol: Protocol, type: MessageType, path: string) =>
    loggedAttributes(protocol, type).find((each) => each.path === path)!.alsoNames;
  t.deepEqual(alsoOf('InteractionManagement', 'RequestSubmit', 'Queue'), ['attr_itx_queue']);
  t.deepEqual(alsoOf('Reporting', 'EventPlacedInQueue', 'Queue'), []);
  t.deepEqual(alsoOf('Reporting', 'EventPlacedInQueue', 'Interaction.Queue'), []);
  t.deepEqual(alsoOf('Reporting', 'EventPartyAdded', 'Interaction.Queue'), ['attr_queue']);
});

test('what only the bench says is in no log: ErrorName, the key that names an attempt, and Statistics as a whole', (t) => {
  const onBench = everywhere.flatMap(({ type, protocol }) =>
    loggedAttributes(protocol, type)
      .filter(({ carried }) => carried === 'bench' && protocol !== 'Statistics')
      .map(({ path }) => `${protocol} ${path}`),
  );
  t.true(onBench.includes('InteractionManagement ErrorName'));
  t.true(onBench.includes('InteractionManagement Extension.ConnID'));
  for (const { path, protocols } of benchOnly)
    for (const protocol of protocols) t.true(onBench.includes(`${protocol} ${path}`), `${protocol} ${path}`);
  for (const { type, protocol } of everywhere.filter((each) => each.protocol === 'Statistics'))
    t.true(loggedAttributes(protocol, type).every(({ carried }) => carried === 'bench'));
});

test('enumerations travel as numbers, or as words where no number is public', (t) => {
  const operation = loggedAttributes('InteractionManagement', 'EventInvite').find(({ path }) => path === 'Operation');
  t.like(operation, { logType: 'int', numbers: enumerations.Operation.words });
  const client = loggedAttributes('Reporting', 'RequestRegisterClient').find(({ path }) => path === 'ClientType');
  t.like(client, { logType: 'str', numbers: { Router: null } });
});

test('the reference says what each attribute is called in logs, and as what it is printed', (t) => {
  const page = referenceMarkdown();
  t.true(page.includes('| Actor.RouterId | `attr_actor_router_id` | [str] |  | seen |  |'));
  t.true(page.includes('| RouteType | `AttributeRouteType` | [int] | RouteType | seen |  |'));
  t.true(page.includes("| Service | `'Service'` in `attr_envelope` | [str] |  | seen |  |"));
  t.regex(
    page,
    /\| MediaType \| `attr_media_type_name`; read as [^|]*, too \| \[str\] \| {2}\| seen \| RequestAddMedia, /,
  );
  t.true(page.includes('| Extension.ConnID | bench only |  |  | ours |  |'));
  const [reason] = referenceJson()
    .messages.find(({ type }) => type === 'RequestReject')!
    .attributes.filter(({ name }) => name === 'Reason');
  t.deepEqual(
    reason!.inLogs.map(({ names }) => names),
    [['attr_reason_system_name'], ['attr_reason_desc']],
  );
});

test('the reference says which requests the server handles, itself or by a substitution, and which it does not', (t) => {
  const { messages } = referenceJson(substitutions);
  const handled = (protocol: Protocol, type: string) =>
    messages.find((message) => message.protocol === protocol && message.type === type)!.handled;
  t.is(handled('InteractionManagement', 'RequestConference'), 'handled');
  t.is(handled('Reporting', 'RequestRegisterClient'), 'handled');
  t.is(handled('InteractionManagement', 'RequestTransfer'), 'not handled');
  t.is(handled('TLibrary', 'RequestRouteCall'), 'by substitution');
  t.is(handled('TLibrary', 'RequestDistributeEvent'), 'handled');
  t.is(handled('TLibrary', 'RequestReserveAgent'), 'not handled');
  t.is(handled('InteractionManagement', 'EventInvite'), null);
  t.is(handled('Statistics', 'RequestOpenStatistic'), null);
});
