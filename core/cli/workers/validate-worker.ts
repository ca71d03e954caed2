import '../../process/threads/rxjs-in-one-file.ts';
import { queueingModels } from 'routeproof/plugins';
import { tellLoaded } from '../../process/threads/join.ts';
import { runReplication, type Replication, type ReplicationOptions } from '../../simulate/run-replication.ts';

/** One run of a queueing model for a worker. */
export interface ModelTask {
  readonly id: string;
  readonly arrivals: number;
  readonly options: ReplicationOptions;
}

/** Runs a queueing model once, in a worker. */
export const validateInWorker = ({ id, arrivals, options }: ModelTask): Promise<Replication> => {
  const model = queueingModels.find((each) => each.id === id)!;
  return runReplication(() => model.scenario(arrivals), options);
};

tellLoaded();
