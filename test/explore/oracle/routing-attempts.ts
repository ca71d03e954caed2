import { explore, type Scenario } from 'routeproof';
import { countedWhileWaiting } from '../footprints/counted-while-waiting.ts';
import { newsOfAgents } from './news-of-agents.ts';
import { disagreement, relations, type Sizes } from './relations.ts';
import { routingCase } from './routing-case.ts';
import { shuffled } from './swap.ts';

const few: Sizes = { runs: 30, unreduced: 15, byChance: 15 };

/** A search shows all of a case of routing attempts beside each other. */
export async function routedAlike(seed: number): Promise<string | undefined> {
  const made = routingCase(seed);
  for (const relation of Object.values(relations)) {
    const said = await disagreement(made, relation, few);
    if (said !== undefined && said !== 'too large') return `${said}\n${made.words}`;
  }
  return undefined;
}

/** Steps of routing attempts that may change places leave all the same when they do. */
export async function swappedAround(seed: number, times: number): Promise<string | undefined> {
  const made = routingCase(seed);
  const said = await shuffled(made, seed, times);
  return said && `${said}\n${made.words}`;
}

/** News of an agent and what strategies do may change places only where neither tells. */
export async function swappedWithNews(times: number): Promise<string | undefined> {
  for (const made of newsOfAgents)
    for (let seed = 0; seed < times; seed++) {
      const said = await shuffled(made, seed, 4);
      if (said !== undefined) return `${made.scenario().name}: ${said}`;
    }
  return undefined;
}

/** What two routing attempts tell each other through a variable is told in both orders. */
export async function sharedIsSeen(inAWhile: Parameters<typeof countedWhileWaiting>[0]): Promise<string | undefined> {
  const broken = await brokenIn(countedWhileWaiting(inAWhile));
  return broken === 2 ? undefined : `${inAWhile} in a while: ${broken} of two properties are broken`;
}

async function brokenIn(scenario: () => Scenario): Promise<number> {
  const { failures } = await explore(scenario, { synchronous: true, shrink: 0, failures: 10, chance: false });
  return failures.filter(({ property }) => property.startsWith('it is decided')).length;
}
