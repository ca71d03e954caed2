import { found } from '../../contract/found.ts';
import { roomFor } from '../../contract/capacity/room-for.ts';
import type { InteractionEvent } from '../../protocol/states.ts';
import type { InteractionView } from '../../store/store-view.ts';
import type { MakeProbe } from './built-in-probe.ts';
import type { UndoMap } from './undo-log.ts';

/**
 * No agent has more at once than its capacity rules allow: what it handles, and what URS offers it. The server delivers all the same,
 * and so do agents pull and help; media of which the rules say nothing are not counted. In which order an agent gets and loses
 * something matters here: two such steps of the server depend on each other, for each tells the agent over its link.
 */
export const withinCapacity: MakeProbe = (sight, log) => {
  const changed = new Map<InteractionView, InteractionEvent>();
  /** The media of what each has, by interaction. */
  const hands = log.map<string, UndoMap<string, string>>();
  const told = log.map<string, true>();
  const handOf = (agent: string): UndoMap<string, string> => {
    const known = hands.get(agent);
    if (known !== undefined) return known;
    const hand = log.map<string, string>();
    hands.set(agent, hand);
    return hand;
  };
  const judge = (agent: string, interaction: InteractionView, event: InteractionEvent): void => {
    const { id, properties } = interaction;
    const { MediaType: medium } = properties;
    const inHand = [...handOf(agent)].map(([, each]) => ({ medium: each }));
    if (roomFor(medium, inHand, sight.rules.get(agent)!, Infinity) > 0) return;
    const how = wayOf(interaction, agent, event);
    if (told.has(`${how}\0${agent}`)) return;
    told.set(`${how}\0${agent}`, true);
    const has = [...handOf(agent)].map(([other, each]) => `${other} (${each})`);
    const finding =
      how === 'delivered'
        ? found.deliveredBeyondCapacity(agent, id, medium, has)
        : found.takenBeyondCapacity(agent, id, medium, how, has);
    sight.finding({ ...finding, interaction: id });
  };

  return {
    changed: (change) => {
      if (change.kind === 'interaction' && sight.rules.size > 0) changed.set(change.interaction, change.event);
    },
    stepEnded: () => {
      if (changed.size === 0) return;
      const all = [...changed].map(([interaction, event]) => ({
        ...{ interaction, event },
        holders: holdersOf(interaction).filter((agent) => sight.rules.has(agent)),
      }));
      changed.clear();
      for (const { interaction, holders } of all)
        for (const [agent, hand] of hands) if (!holders.includes(agent)) hand.delete(interaction.id);
      for (const { interaction, event, holders } of all)
        for (const agent of holders) {
          if (handOf(agent).has(interaction.id)) continue;
          judge(agent, interaction, event);
          handOf(agent).set(interaction.id, interaction.properties.MediaType);
        }
    },
  };
};

/** Those whom it keeps busy, as the reporting engine counts: whoever handles it, and whom URS offers it. */
function holdersOf({ state, parties, invitations }: InteractionView): readonly string[] {
  if (state === 'stopped') return [];
  const offered = invitations.filter(({ operation }) => operation === 'route').map(({ invitee }) => invitee);
  return [...new Set([...parties.map(({ agent }) => agent), ...offered])];
}

/** How an interaction has come to an agent. */
function wayOf(
  { parties }: InteractionView,
  agent: string,
  event: InteractionEvent,
): 'delivered' | 'pulled' | 'submitted' | 'joined' {
  if (!parties.some((party) => party.agent === agent)) return 'delivered';
  return event === 'pulled' ? 'pulled' : event === 'submitted by agent' ? 'submitted' : 'joined';
}
