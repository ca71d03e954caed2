import { chatModels } from './chat-models.ts';
import { dayModel } from './day-model.ts';
import { erlangModels } from './erlang-models.ts';
import { oneServerModels } from './one-server-models.ts';
import { priorityModels } from './priority-models.ts';
import type { QueueingModel } from './queueing-model.ts';
import { sharedAgentsModel } from './shared-agents-model.ts';

/** Every queue that `validate` holds against theory. */
export const queueingModels: readonly QueueingModel[] = [
  ...erlangModels,
  ...oneServerModels,
  ...priorityModels,
  sharedAgentsModel(),
  ...chatModels,
  dayModel(),
];
