import { conferenceFlows } from './conference.ts';
import type { ReferenceFlow } from './flow.ts';
import { stopProcessingFlows } from './stop-processing.ts';

/** The twelve phases of the chapters Conference and Stop Processing. */
export const referenceFlows: readonly ReferenceFlow[] = [...conferenceFlows, ...stopProcessingFlows];

/** The flow of that name; throws a TypeError when there is none, which only a fault of the bench can cause. */
export function referenceFlow(id: string): ReferenceFlow {
  const flow = referenceFlows.find((each) => each.id === id);
  if (flow === undefined) throw new TypeError(`There is no reference flow '${id}'.`);
  return flow;
}
