import { scenarioLike, type Scenario } from '../contract/scenario.ts';
import { errors } from '../kernel/errors.ts';
import { interactionsOf, letters, linesOf, partsOf, pluginOf, type Part, type PartKind } from './parts-of.ts';

/**
 * The same scenario without some of its parts, in the codes of a token: `'a1.s0'` leaves out the second agent, with all
 * that is its alone, and the first line of the script. What stays keeps its name. Throws `nothingToLeaveOut`.
 */
export const without = (scenario: () => Scenario, leftOut: string): (() => Scenario) =>
  leftOut === '' ? scenario : scenarioLike(() => lessened(scenario(), leftOut.split('.')), scenario);

/** Codes of parts, as `without` and tokens have them. */
export const codesOf = (parts: readonly Part[]): string => parts.map(({ code }) => code).join('.');

function lessened(scenario: Scenario, codes: readonly string[]): Scenario {
  const parts = partsOf(scenario);
  const unknown = codes.find((each) => !parts.some(({ code }) => code === each));
  if (unknown !== undefined) throw errors.nothingToLeaveOut(scenario.name, unknown);
  const { centre, load, plugins } = scenario;
  const stays = (kind: PartKind) => (_part: unknown, place: number) => !codes.includes(`${letters[kind]}${place}`);
  const gone = new Set(
    parts.filter(({ kind, code }) => kind === 'agent' && codes.includes(code)).map(({ name }) => name),
  );
  const ownPlugins = new Set(Array.from(gone, pluginOf));
  const lacks = (kind: PartKind) => codes.some((code) => code.startsWith(letters[kind]));
  return {
    ...scenario,
    ...(centre !== undefined && {
      centre: {
        ...centre,
        ...(centre.agents && { agents: centre.agents.filter(stays('agent')) }),
        ...(centre.queues && { queues: centre.queues.filter(stays('queue')) }),
        ...(centre.workbins && { workbins: centre.workbins.filter(stays('workbin')) }),
        ...(centre.groups && {
          groups: centre.groups
            .filter(stays('group'))
            .map((group) => ({ ...group, agents: group.agents.filter((name) => !gone.has(name)) })),
        }),
      },
    }),
    plugins: plugins.filter(stays('plugin')).filter(({ name }) => !ownPlugins.has(name)),
    ...(lacks('interaction') && {
      load: { ...load, interactions: interactionsOf(scenario).filter(stays('interaction')) },
    }),
    drive: { script: linesOf(scenario).filter(stays('script line')).filter(({ actor }) => !gone.has(actor)) },
  }; // prettier-ignore
}
