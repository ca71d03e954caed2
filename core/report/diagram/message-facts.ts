import { visible } from '../../kernel/visible.ts';
import type { TraceLine } from '../trace-line.ts';
import { timeText } from '../time-text.ts';

interface WithNames {
  readonly AgentId?: unknown;
  readonly AgentID?: unknown;
  readonly PlaceId?: unknown;
  readonly StrategyId?: unknown;
  readonly OtherDN?: unknown;
  readonly Party?: WithNames;
  readonly Queue?: unknown;
  readonly WorkbinType?: unknown;
  readonly Workbin?: WithNames;
  readonly Operation?: unknown;
  readonly ErrorName?: unknown;
  readonly Reason?: { readonly ReasonSystemName?: unknown };
  readonly UserEvent?: unknown;
  readonly ThisDN?: unknown;
  readonly Topics?: unknown;
  readonly StatisticType?: unknown;
  readonly LoggedIn?: unknown;
  readonly MediaStateList?: unknown;
}

/**
 * What matters about a message beside its name: when it was sent, its interaction and reference, whom it is about, and why.
 * `shown` gives an interaction the name that a picture has for it, or none.
 */
export const messageFacts = (
  message: TraceLine,
  shown: (interaction: string) => string | undefined = (interaction) => interaction,
): readonly string[] => {
  const body = message.body as WithNames;
  const facts = [
    message.sentAt === message.at ? undefined : `sent ${timeText(message.sentAt)}`,
    message.interaction === undefined ? undefined : shown(message.interaction),
    message.ref === undefined || message.ref === unanswered ? undefined : `#${message.ref}`,
    nameIn(body) ?? (body.Party && nameIn(body.Party)) ?? body.OtherDN,
    body.Workbin?.WorkbinType ?? body.WorkbinType ?? body.Queue,
    ...userEventIn(body),
    body.StatisticType,
    standingIn(body),
    body.Operation,
    body.ErrorName,
    body.Reason?.ReasonSystemName,
  ];
  return facts
    .filter((fact) => typeof fact === 'string' || typeof fact === 'number')
    .map((fact) => visible(String(fact)));
};

/** The ReferenceId of a request that asks for no answer. */
const unanswered = -1;

/** What happened in a virtual queue, and in which; what was published, and under which topics. */
const userEventIn = ({ UserEvent, ThisDN, Topics }: WithNames): readonly unknown[] => [
  UserEvent,
  UserEvent === undefined ? undefined : ThisDN,
  Array.isArray(Topics) ? Topics.join(', ') : Topics,
];

/** How an agent stands, as URS is told: `email ready, chat not ready`. */
const standingIn = ({ LoggedIn, MediaStateList }: WithNames): string | undefined => {
  if (LoggedIn === false) return 'logged out';
  if (typeof MediaStateList !== 'object' || MediaStateList === null) return undefined;
  const standing = Object.entries(MediaStateList).map(
    ([medium, state]) => `${medium} ${state === 1 ? 'ready' : 'not ready'}`,
  );
  return standing.length === 0 ? undefined : standing.join(', ');
};

const nameIn = ({ AgentId, AgentID, PlaceId, StrategyId }: WithNames): unknown =>
  AgentId ?? AgentID ?? PlaceId ?? StrategyId;
