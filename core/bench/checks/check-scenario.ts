import type { Scenario } from '../../contract/scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { selectionStatistics } from '../../protocol/messages/statistics.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { checkLoad } from './check-load.ts';
import { checkScript } from './check-script.ts';
import { checkTraffic } from './check-traffic.ts';
import type { Misfit } from './kind.ts';
import { misfitIn } from './misfit-in.ts';
import { namedScenario } from '../findings/said-by-scenario.ts';

/** Refuses a scenario that is not one, with the place in it and what should be there. */
export function checkScenario(scenario: Scenario, line: () => string | undefined): void {
  const fail = (...found: Misfit) => errors.badScenario(namedScenario(scenario, line()), ...found);
  const misfit = misfitIn(scenario);
  if (misfit !== undefined) throw fail(...misfit);
  checkTwins(scenario, fail);
  checkTraffic(scenario, fail);
  const found = checkLoad(scenario) ?? checkScript(scenario) ?? statisticNamedAsAnother(scenario);
  if (found !== undefined) throw fail(...found);
  const { agents = [], groups = [], open = false } = scenario.centre ?? {};
  const names = agents.map(({ name }) => name);
  for (const group of open ? [] : groups)
    for (const agent of group.agents)
      if (!names.includes(agent)) throw errors.unknownAgent(agent, `Group '${group.name}'`, nearestName(agent, names));
}

/** A threshold names statistics by text: it must be one only. */
function statisticNamedAsAnother({ centre: { statistics = [] } = {} }: Scenario): Misfit | undefined {
  const index = statistics.findIndex(
    ({ name }) =>
      Object.hasOwn(selectionStatistics, name) || name.startsWith('RStatAgentsReady') || name === 'CurrentAgentState',
  );
  return index < 0
    ? undefined
    : [
        `centre.statistics.${index}.name`,
        `URS has a statistic '${statistics[index]!.name}' of its own; call it otherwise`,
      ];
}

function checkTwins({ centre = {} }: Scenario, fail: (...found: Misfit) => Error): void {
  const { agents = [], groups = [], queues = [], workbins = [], media = [], places = [], statistics = [] } = centre;
  for (const [where, list] of Object.entries({ agents, groups, queues, workbins, media, statistics })) {
    const met = new Set<string>();
    for (const [index, { name }] of list.entries()) {
      if (met.has(name)) throw fail(`centre.${where}.${index}.name`, `'${name}' is there twice`);
      met.add(name);
    }
  }
  const lists = {
    ...Object.fromEntries(groups.map(({ name, agents: members }) => [`groups of '${name}'`, members])),
    places,
  };
  for (const [where, names] of Object.entries(lists)) {
    const met = new Set<string>();
    const twice = names.find((name) => met.has(name) || !met.add(name));
    if (twice !== undefined) throw fail(`centre.${where}`, `'${twice}' is there twice`);
  }
}
