import type { Milliseconds } from '../kernel/time.ts';
import { visible } from '../kernel/visible.ts';
import type { Workbin } from '../protocol/values.ts';
import type { InteractionView } from '../store/store-view.ts';

/** How an interaction ended, or where the end of the run left it. */
export interface OutcomeEnd {
  /** A customer leaves who is stopped by its media server before an agent had it in hand, and not for a callback. */
  readonly how:
    | 'stopped by agent'
    | 'stopped by strategy'
    | 'stopped by'
    | 'customer left'
    | 'left by its last party'
    | 'in queue'
    | 'in workbin'
    | 'with strategy'
    | 'offered to'
    | 'with';
  /** Who stopped it; else the queue, the workbin, the strategy or the agents that it is with. */
  readonly who?: string;
  /** The ReasonSystemName with which it was stopped. */
  readonly reason?: string;
  /** When it was stopped; absent where it was not over. */
  readonly at?: Milliseconds;
}

/** Where the end of the run leaves an interaction that is not over. */
export const whereItIs = ({ place, parties, invitations }: InteractionView): OutcomeEnd => {
  if (place.kind === 'queue') return { how: 'in queue', who: place.queue };
  if (place.kind === 'workbin') return { how: 'in workbin', who: workbinText(place.workbin) };
  if (place.kind === 'strategy') return { how: 'with strategy', who: place.strategy };
  if (place.kind === 'delivery')
    return { how: 'offered to', who: invitations.map(({ invitee }) => invitee).join(' and ') };
  return { how: 'with', who: [...new Set(parties.map(({ agent }) => agent))].join(' and ') };
};

/** `Drafts of ann`. */
const workbinText = ({ WorkbinType, ...owner }: Workbin): string =>
  [WorkbinType, ...Object.values(owner)].filter((each) => typeof each === 'string').join(' of ');

/** An end in words: `stopped by ann (Normal)`, `in queue Back office`. */
export const endText = ({ how, who, reason }: OutcomeEnd): string => {
  const because = reason === undefined ? '' : ` (${reason})`;
  const by = how === 'stopped by agent' ? 'stopped by' : how;
  const named = who === undefined || how === 'customer left' ? '' : ` ${who}`;
  return visible(`${by}${named}${because}`);
};

/** The same for the sum of many, where it does not matter which agent it was. */
export const endKind = ({ how, who }: OutcomeEnd): string => {
  if (how === 'stopped by agent') return 'stopped by agents';
  if (how === 'with') return 'with agents';
  if (how === 'offered to') return 'offered to agents';
  return visible(who === undefined || how === 'customer left' ? how : `${how} ${who}`);
};
