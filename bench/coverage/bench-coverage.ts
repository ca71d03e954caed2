import { runReplication, simulateShard, simulationDocument, type SimulationDocument } from 'routeproof/engines';
import type { QueueingModel } from 'routeproof/plugins';
import { nothing } from '../../core/simulate/estimates/interval.ts';
import { coverageOf, type Coverage } from './coverage.ts';

/** Plays a model of `validate` through the whole bench with each seed, and holds what `simulate --json` prints against theory. */
export async function coverageOfBench(
  { scenario, theory, warmUp, within }: QueueingModel,
  {
    customers,
    replications,
    seeds,
  }: { readonly customers: number; readonly replications: number; readonly seeds: number },
): Promise<readonly Coverage[]> {
  const documents: SimulationDocument[] = [];
  const make = () => scenario(customers);
  for (let seed = 1; seed <= seeds; seed++) {
    const options = { seed, replications, warmUp, within, synchronous: true };
    documents.push(simulationDocument(await simulateShard(make, options, (_, how) => runReplication(make, how))));
  }
  return theory().map(({ measure, value, cell }) => {
    const intervals = documents.map(
      (document) => (cell === undefined ? document : document.by[cell.by]?.[cell.name])?.[measure] ?? nothing,
    );
    return coverageOf(cell === undefined ? measure : `${measure}, ${cell.name}`, 'printed', value, intervals);
  });
}
