import type { Centre } from '../../contract/centre.ts';
import type { Reported } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import { nearestName } from '../../kernel/nearest-name.ts';

/** Workbins before a queue that is not listed; where no other has nearly that name, it is meant to be there for the workbin alone. */
export const workbinDoubts = ({ queues = [], workbins = [] }: Centre): readonly Reported[] => {
  if (workbins.length === 0) return [];
  const known = queues.map(({ name }) => name);
  return workbins.flatMap(({ name, queue }) => {
    const meant = queue === undefined || known.includes(queue) ? undefined : nearestName(queue, known);
    return meant === undefined ? [] : [found.workbinQueueMeant(name, queue!, meant)];
  });
};
