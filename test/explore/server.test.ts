import { explore, type ExploreOptions, type Scenario } from 'routeproof';
import type { Dependence } from 'routeproof/engines';
import { asking, routing, shelving } from './server-scenarios.ts';
import { cases, longIf } from '../sizes.ts';

/** What each client was told and asked, and when it was sent, and what is left in the store, run by run. */
async function viewsOf(scenario: () => Scenario, options: ExploreOptions) {
  const seen = new Set<string>();
  const { runs, bounds, failures } = await explore(scenario, {
    ...{ synchronous: true, runs: 400, chance: false },
    ...options,
    onRun: ({ trace, store, findings }) => {
      const links = new Map<string, unknown[]>();
      for (const { from, to, sentAt, type, ref, interaction, body } of trace.messages) {
        const link = `${from} ${to}`;
        const told = links.get(link) ?? [];
        links.set(link, told);
        told.push([sentAt, type, ref, interaction, body]);
      }
      const left = store.interactions.map(({ id, state, parties, properties }) => [
        id,
        state,
        parties.map(({ agent }) => agent),
        properties,
      ]);
      const all = [...links].map((each) => JSON.stringify(each));
      const wrong = findings.map(({ sentence }) => sentence);
      seen.add(JSON.stringify([all.toSorted(), left.map((each) => JSON.stringify(each)).toSorted(), wrong.toSorted()]));
    },
  });
  const broken = failures.map(({ property }) => property).toSorted();
  return { seen, runs, broken, bounded: bounds.includes('runs') };
}

/** The relation by actor alone, which other tests hold against the search without reduction. */
const byActor: Dependence = (one, other) =>
  one.actor === other.actor || one.breaks.size + other.breaks.size > 0 || one.isUpkeep || other.isUpkeep;

const seeds = cases({ short: 4, long: 80 });
/** `least`: at least one in so many is small enough to be compared. */
const kinds = [
  { what: 'agents who ask at the same time', made: asking, least: 3 },
  { what: 'agents who place in workbins and pull from them', made: shelving, least: 3 },
  { what: 'interactions that are routed', made: routing, least: 4 },
] as const;

for (const { what, made, least } of kinds) {
  longIf(made === routing)(
    `the built-in reduction leaves every client and the store as a search by actor does: ${what}`,
    async (t) => {
      let [compared, runs, whole] = [0, 0, 0];
      for (let seed = 0; seed < seeds; seed++) {
        const full = await viewsOf(made(seed), { depends: byActor });
        if (full.bounded) continue;
        const reduced = await viewsOf(made(seed), {});
        compared++;
        runs += reduced.runs;
        whole += full.runs;
        t.deepEqual([...reduced.seen].toSorted(), [...full.seen].toSorted(), `seed ${seed}`);
        t.deepEqual(reduced.broken, full.broken);
      }
      t.log(`${compared} compared: ${runs} runs for ${whole}`);
      t.true(compared >= seeds / least);
    },
  );
}
