import type { Workbin } from '../protocol/values.ts';
import type { Location } from '../store/store-view.ts';
import type { Asked, Client } from './clients/client.ts';
import type { Refusal } from './outgoing.ts';
import type { OwnerKind, ServerCore } from './server-core.ts';

/** A workbin as a request names it: perhaps with no owner, or with several. */
export interface NamedWorkbin {
  readonly WorkbinType: string;
  readonly AgentId?: string | undefined;
  readonly PlaceId?: string | undefined;
  readonly GroupId?: string | undefined;
}

/** A workbin, and the queue behind it. */
type Bin = Extract<Location, { kind: 'workbin' }>;

/** WB9, WB13: the one workbin that a request means, or why there is none. Without an owner it is the requester's own. */
export function workbinNamed(core: ServerCore, { client, type }: Asked, named: NamedWorkbin): Bin | Refusal {
  const { WorkbinType } = named;
  const behind = core.workbin(WorkbinType);
  if (behind === undefined) return { error: 'unknown-target', sentence: core.unknown('workbin', WorkbinType) };
  const given = owners.flatMap((owner) =>
    named[owner.as] === undefined ? [] : [{ ...owner, name: named[owner.as]! }],
  );
  const [owner = ownOf(client, behind.owner), second] = given;
  if (owner === undefined) return { error: 'missing-attribute', sentence: ownerless(type, behind.owner) };
  if (second !== undefined)
    return {
      error: 'bad-attribute',
      sentence: `A workbin has one owner, and ${owner.kind} '${owner.name}' and ${second.kind} '${second.name}' are named.`,
    };
  if (behind.owner !== undefined && behind.owner !== owner.kind)
    return {
      error: 'bad-attribute',
      sentence: `Workbin '${WorkbinType}' is kept for each ${behind.owner}, and ${owner.kind} '${owner.name}' is named as its owner.`,
    };
  if (!core.has(owner.kind, owner.name))
    return { error: 'unknown-target', sentence: core.unknown(owner.kind, owner.name) };
  return { kind: 'workbin', workbin: { WorkbinType, [owner.as]: owner.name }, queue: behind.queue };
}

/** The same, where a request may name the queue behind it, too. */
export function workbinBefore(
  core: ServerCore,
  asked: Asked,
  named: NamedWorkbin,
  queue: string | undefined,
): Bin | Refusal {
  const bin = workbinNamed(core, asked, named);
  if ('error' in bin || queue === undefined || queue === bin.queue) return bin;
  return {
    error: 'bad-attribute',
    sentence: `${asked.type} names queue '${queue}' and workbin '${named.WorkbinType}', behind which is queue '${bin.queue}': name one of the two.`,
  };
}

/** Whether both are the workbin of that type and that owner. */
export const isSameWorkbin = (one: Workbin, other: Workbin): boolean =>
  one.WorkbinType === other.WorkbinType && owners.every(({ as }) => one[as] === other[as]);

const owners = [
  { as: 'AgentId', kind: 'agent' },
  { as: 'PlaceId', kind: 'place' },
  { as: 'GroupId', kind: 'group' },
] as const;

/** An agent's own workbin is the one of its place, where the type is kept for each place. */
function ownOf(
  { agent }: Client,
  kept: OwnerKind | undefined,
): ((typeof owners)[number] & { readonly name: string }) | undefined {
  if (agent === undefined || kept === 'group') return undefined;
  return kept === 'place' ? { ...owners[1], name: agent.place } : { ...owners[0], name: agent.name };
}

const ownerless = (request: string, kept: OwnerKind | undefined): string =>
  kept === 'group'
    ? `${request} needs a GroupId: the workbin is kept for each group.`
    : `${request} of a client that is no agent needs one of AgentId, PlaceId, GroupId.`;
