import { EventEmitter } from 'node:events';
import { Bus, type Crossing } from 'routeproof/plugins';
import { filter, Subject } from 'rxjs';
import { crossings, hearing, interactionNames, messageTypes } from './audience.ts';
import { atLeast } from './goals.ts';
import { measure } from './measure.ts';
import type { Contender, Workload } from './workload.ts';

/** B1: whoever listens to one type of message is called for that type. */
export const busByType: Workload = {
  id: 'B1',
  title: 'bus: 20 message types, one listener each',
  *compare(pace) {
    const readings = measure(contenders, pace);
    yield { title: 'routed by type', unit: 'messages', readings, goal: atLeast(5e6, readings) };
  },
};

const types = messageTypes(20);
const messages = crossings(types, interactionNames(100));

const contenders: readonly Contender[] = [
  {
    name: 'Routeproof: bus.on(type)',
    role: 'ours',
    prepare() {
      const bus = new Bus();
      const listen = (type: (typeof types)[number], listener: () => void) => bus.on(type).subscribe(listener);
      return hearing(types, listen, messages, (message) => bus.deliver(message));
    },
  },
  {
    name: 'RxJS Subject, filter(type)',
    role: 'peer',
    prepare() {
      const subject = new Subject<Crossing>();
      const listen = (type: string, listener: () => void) =>
        subject.pipe(filter((message) => message.type === type)).subscribe(listener);
      return hearing(types, listen, messages, (message) => subject.next(message));
    },
  },
  {
    name: 'node:events',
    role: 'peer',
    prepare() {
      const emitter = new EventEmitter();
      const listen = (type: string, listener: () => void) => emitter.on(type, listener);
      return hearing(types, listen, messages, (message) => emitter.emit(message.type, message));
    },
  },
  {
    name: 'a Map of Subjects',
    role: 'ceiling',
    prepare() {
      const subjects = new Map(types.map((type) => [type as string, new Subject<Crossing>()]));
      const listen = (type: string, listener: () => void) => subjects.get(type)!.subscribe(listener);
      return hearing(types, listen, messages, (message) => subjects.get(message.type)!.next(message));
    },
  },
];
