import { Bus, type Crossing } from 'routeproof/plugins';
import { filter, Subject } from 'rxjs';
import { crossings, hearing, interactionNames, messageTypes } from './audience.ts';
import { atLeast } from './goals.ts';
import { measure } from './measure.ts';
import type { Contender, Workload } from './workload.ts';

/** B2: whoever listens to one interaction is called for that interaction. */
export const busByInteraction: Workload = {
  id: 'B2',
  title: 'bus: 1,000 live interactions, one listener each',
  *compare(pace) {
    const readings = measure(contenders, pace);
    yield { title: 'routed by interaction', unit: 'messages', readings, goal: atLeast(4e6, readings) };
  },
};

const interactions = interactionNames(1000);
const messages = crossings(messageTypes(20), interactions);

const contenders: readonly Contender[] = [
  {
    name: 'Routeproof: bus.of(id)',
    role: 'ours',
    prepare() {
      const bus = new Bus();
      const listen = (id: string, listener: () => void) => bus.of(id).subscribe(listener);
      return hearing(interactions, listen, messages, (message) => bus.deliver(message));
    },
  },
  {
    name: 'RxJS Subject, filter(id)',
    role: 'peer',
    prepare() {
      const subject = new Subject<Crossing>();
      const listen = (id: string, listener: () => void) =>
        subject.pipe(filter((message) => message.interaction === id)).subscribe(listener);
      return hearing(interactions, listen, messages, (message) => subject.next(message));
    },
  },
  {
    name: 'a Map of Subjects',
    role: 'ceiling',
    prepare() {
      const subjects = new Map(interactions.map((id) => [id, new Subject<Crossing>()]));
      const listen = (id: string, listener: () => void) => subjects.get(id)!.subscribe(listener);
      return hearing(interactions, listen, messages, (message) => subjects.get(message.interaction!)!.next(message));
    },
  },
];
