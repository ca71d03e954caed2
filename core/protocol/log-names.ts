import type { Protocol } from './values.ts';

/** Where a name comes from: a public source has it, a rule made it of a public name, or the API's name is the bench's own. */
export type NameSource = 'seen' | 'inferred' | 'ours';

/** How the logs of one family of protocols name attributes: by a rule, but for those that are listed. */
export interface LogNames {
  /** Makes the name of what is not listed; `path` is `Actor.AgentId`. */
  readonly rule: (path: string) => string;
  /** Names that public sources show, by the path in the API; two where one value is two lines. */
  readonly seen: Readonly<Record<string, string | readonly string[]>>;
  /** Other names that public programs look for, in no known messages: a reader takes them, and nobody writes them. */
  readonly also: Readonly<Record<string, readonly string[]>>;
  /** Where only some messages have another name. */
  readonly inMessages: readonly {
    readonly path: string;
    readonly name: string;
    readonly messages: readonly string[];
  }[];
  /** Attributes that stand under a key of another attribute, which is a list. */
  readonly inList: Readonly<Record<string, string>>;
}

/** Words that logs of the Interaction Server shorten. */
const shortened: Readonly<Record<string, string>> = {
  reference: 'ref',
  interaction: 'itx',
  parent: 'prnt',
  description: 'desc',
};

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .map((word) => shortened[word] ?? word)
    .join('_');

/** A member that begins with the kind of its value says it once: `attr_reason_system_name`. */
const kinds: Readonly<Record<string, string>> = { Actor: 'Party' };
const ofMember = (within: string, member: string): string => {
  const kind = kinds[within] ?? within;
  return member.startsWith(kind) && member !== kind ? member.slice(kind.length) : member;
};

const byUnderscores = (path: string): string => {
  const [member, ...within] = path.split('.').toReversed() as [string, ...string[]];
  const parts = [...within.toReversed(), within.length === 0 ? member : ofMember(within[0]!, member)];
  return `attr_${parts.map(snake).join('_')}`;
};

const mediaMessages = [
  'RequestAddMedia',
  'RequestRemoveMedia',
  'RequestNotReadyForMedia',
  'RequestCancelNotReadyForMedia',
  'RequestChangeMediaStateReason',
];

const interactionManagement: LogNames = {
  rule: byUnderscores,
  seen: {
    ReferenceId: 'attr_ref_id',
    InteractionId: 'attr_itx_id',
    ParentInteractionId: 'attr_prnt_itx_id',
    MediaType: 'attr_media_type',
    Queue: 'attr_queue',
    AgentId: 'attr_agent_id',
    PlaceId: 'attr_place_id',
    UserData: 'attr_user_data',
    EventContent: 'attr_event_content',
    EspClientRefid: 'attr_esp_client_refid',
    EspServerRefid: 'attr_esp_server_refid',
    Envelope: 'attr_envelope',
    Service: 'Service',
    Method: 'Method',
    'Reason.ReasonDescription': 'attr_reason_desc',
    'Actor.AgentId': 'attr_actor_agent_id',
    'Actor.PlaceId': 'attr_actor_place_id',
    'Actor.RouterId': 'attr_actor_router_id',
    'Actor.StrategyId': 'attr_actor_strategy_id',
    'Party.AgentId': 'attr_agent_id',
    'Party.PlaceId': 'attr_place_id',
    'Party.StrategyId': 'attr_strategy_id',
    'Interaction.InteractionId': 'attr_itx_id',
    'Interaction.MediaType': 'attr_itx_media_type',
    'Interaction.SubmittedBy': 'attr_itx_submitted_by',
    'Interaction.Queue': 'attr_itx_queue',
    'Interaction.ParentId': 'attr_itx_prnt_itx_id',
    'Interaction.UserData': 'attr_user_data',
  },
  also: {
    MediaType: ['attr_itx_media_type', 'attr_media_type_name', 'attr_media_type'],
    Queue: ['attr_itx_queue'],
    ParentInteractionId: ['attr_itx_prnt_itx_id'],
    'Interaction.MediaType': ['attr_media_type'],
    'Interaction.Queue': ['attr_queue'],
    'Interaction.ParentId': ['attr_prnt_itx_id'],
  },
  inMessages: [{ path: 'MediaType', name: 'attr_media_type_name', messages: mediaMessages }],
  inList: { Service: 'attr_envelope', Method: 'attr_envelope' },
};

const tLibrary: LogNames = {
  rule: (path) => `Attribute${path}`,
  seen: {
    ReferenceId: 'AttributeReferenceID',
    ThisDN: 'AttributeThisDN',
    OtherDN: 'AttributeOtherDN',
    ConnID: 'AttributeConnID',
    CallUUID: 'AttributeCallUUID',
    CallType: 'AttributeCallType',
    RouteType: 'AttributeRouteType',
    Location: 'AttributeLocation',
    DNIS: 'AttributeDNIS',
    UserData: 'AttributeUserData',
    Extensions: 'AttributeExtensions',
    Reasons: 'AttributeReason',
    UserEvent: 'AttributeUserEvent',
    Timeout: 'AttributeTimeout',
    AgentID: 'AttributeAgentID',
    Place: 'AttributePlace',
    EventTime: ['AttributeTimeinSecs', 'AttributeTimeinuSecs'],
  },
  also: { CallUUID: ['AttributeCallUuid'] },
  inMessages: [],
  inList: {},
};

/** How logs name the attributes of each protocol; Statistics is between URS and the reporting engine of the bench, and in no log. */
export const logNames: Readonly<Record<Protocol, LogNames | undefined>> = {
  InteractionManagement: interactionManagement,
  Reporting: interactionManagement,
  ExternalService: interactionManagement,
  TLibrary: tLibrary,
  Statistics: undefined,
};

/** Attributes, and members of compound values, whose names in the API are the bench's: no public source has them. */
export const ourNames: ReadonlySet<string> = new Set([
  'ErrorName',
  'GroupId',
  'MediaServerId',
  'InteractionIds',
  'MaxInteractions',
  'Topics',
  'WorkbinTypes',
  'Statistic',
  'Configuration',
  'Fault',
]);

/** What a trace says of a message, and the message does not say itself. */
export const traceMarks: Readonly<Record<string, string>> = {
  standsFor: 'the message in whose place a substitution put this one',
  interaction: 'the interaction of a message that does not name it',
};

/** What a message of the bench says and no message on the wire: attributes, and keys of lists after a dot. */
export const benchOnly: readonly {
  readonly path: string;
  readonly protocols: readonly Protocol[];
  readonly doc: string;
}[] = [
  {
    path: 'ErrorName',
    protocols: ['InteractionManagement', 'Reporting'],
    doc: 'the name that the bench gives to ErrorCode',
  },
  {
    path: 'Extension.ConnID',
    protocols: ['InteractionManagement'],
    doc: 'names the routing attempt where URS has no T-Library',
  },
  {
    path: 'Envelope.ConnID',
    protocols: ['ExternalService'],
    doc: 'the same, where a strategy calls a third-party server',
  },
];
