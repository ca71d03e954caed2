import { scriptOfLanes } from '../lanes/script-of-lanes.ts';
import { rolesOf, type PluginRole } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Act, OfferedInteraction, ScriptLine } from '../contract/script.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { timeText } from '../report/time-text.ts';
import { interactionIdOf } from '../server/server-name.ts';

/** What a scenario has that a counterexample may not need. */
export type PartKind = 'agent' | 'queue' | 'workbin' | 'group' | 'interaction' | 'script line' | 'plugin';

/** One thing that can be left out of a scenario. */
export interface Part {
  /** In which list of the scenario it stands. */
  readonly kind: PartKind;
  /** As the scenario has it; of an interaction the InteractionId, of a line what it says. */
  readonly name: string;
  /** Letter of its kind and its place in the scenario, counted from 0: `a1` is the second agent. */
  readonly code: string;
  /** The agent with whom it goes: a line of the script of its own. */
  readonly of?: string;
}

/** How codes begin. */
export const letters: Readonly<Record<PartKind, string>> = {
  agent: 'a',
  queue: 'q',
  workbin: 'w',
  group: 'g',
  interaction: 'i',
  'script line': 's',
  plugin: 'p',
};

/** Whoever takes away the first who plays one of these has another bench, and no smaller scenario. */
const bench: readonly PluginRole[] = ['reporting-engine', 'urs', 't-library', 'media-server', 'agent'];

/** All that can be left out of a scenario; what goes with an agent (its own plugin) is no part of its own. */
export function partsOf(scenario: Scenario): readonly Part[] {
  const { agents = [], queues = [], workbins = [], groups = [] } = scenario.centre ?? {};
  const named = (kind: PartKind, list: readonly { readonly name: string }[]) =>
    list.map(({ name }, place): Part => ({ kind, name, code: `${letters[kind]}${place}` }));
  const ownPlugins = new Set(agents.map(({ name }) => pluginOf(name)));
  const ofBench = new Set(bench.map((role) => scenario.plugins.find((each) => rolesOf(each).includes(role))?.name));
  return [
    ...named('agent', agents),
    ...named('queue', queues),
    ...named('workbin', workbins),
    ...named('group', groups),
    ...named('interaction', interactionsOf(scenario).map(({ InteractionId }) => ({ name: InteractionId }))),
    ...linesOf(scenario).map((line, place): Part => ({ kind: 'script line', name: lineText(line), code: `${letters['script line']}${place}`, of: line.actor })),
    ...named('plugin', scenario.plugins).filter(({ name }) => !ofBench.has(name) && !ownPlugins.has(name)),
  ]; // prettier-ignore
}

/** The plugin that is the application of one agent. */
export const pluginOf = (agent: string): string => `agent ${agent}`;

/** Script and driving lanes, as one script. */
export const linesOf = ({ drive: { script = [], lanes } = {} }: Scenario): readonly ScriptLine[] =>
  lanes === undefined ? script : [...script, ...scriptOfLanes(lanes)];

/** The listed interactions under the identifiers that the server gives them where they have none: by the time of coming. */
export function interactionsOf({ load }: Scenario): readonly (OfferedInteraction & { InteractionId: string })[] {
  const { interactions = [] } = load ?? {};
  const unnamed = interactions.filter(({ InteractionId }) => InteractionId === undefined);
  const inOrder = unnamed.sort((one, other) => comesAt(one) - comesAt(other));
  const numbers = new Map(inOrder.map((each, index) => [each, index + 1]));
  return interactions.map((each) => ({
    ...each,
    InteractionId: each.InteractionId ?? interactionIdOf(numbers.get(each)!),
  }));
}

/** In the ordinary run. */
const comesAt = ({ at = 0 }: OfferedInteraction): Milliseconds => (typeof at === 'number' ? at : at.oneOf[0]!);

const lineText = ({ actor, at, event, act }: ScriptLine): string =>
  `${actor} ${at === undefined ? `on ${event}` : `at ${timeText(at)}`}: ${actText(act)}`;

const actText = (act: Act): string => (act.do === 'send' ? act.request : act.do);
