import { EventEmitter } from 'node:events';
import { Bus, type Crossing } from 'routeproof';
import { filter, Subject } from 'rxjs';
import { Audience, crossings, messageTypes } from './crossings.ts';
import { measure } from './measure.ts';
import { atLeast, type Batch, type Contender, type Workload } from './workload.ts';

const types = messageTypes(20);
const interactions = Array.from({ length: 100 }, (_, index) => `interaction ${index}`);

/** B1: listeners by message type. */
export const busByType: Workload = {
  id: 'B1',
  title: 'bus: 20 message types, one listener each',
  *compare(pace) {
    const readings = measure(contenders, pace);
    yield { title: 'by type', unit: 'messages', readings, goal: atLeast(5e6, 'messages', readings) };
  },
};

const contenders: readonly Contender[] = [
  {
    name: 'Routeproof, bus.on(type)',
    role: 'ours',
    prepare() {
      const bus = new Bus();
      return hearing((type, listener) => bus.on(type).subscribe(listener), (message) => bus.deliver(message));
    },
  },
  {
    name: 'RxJS Subject, filter(type)',
    role: 'peer',
    prepare() {
      const subject = new Subject<Crossing>();
      return hearing(
        (type, listener) => subject.pipe(filter((each) => each.type === type)).subscribe(listener),
        (message) => subject.next(message),
      );
    },
  },
  {
    name: 'node:events',
    role: 'peer',
    prepare() {
      const emitter = new EventEmitter();
      return hearing(
        (type, listener) => emitter.on(type, listener),
        (message) => emitter.emit(message.type, message),
      );
    },
  },
  {
    name: 'Map of Subjects',
    role: 'ceiling',
    prepare() {
      const subjects = new Map(types.map((type) => [type, new Subject<Crossing>()]));
      return hearing(
        (type, listener) => subjects.get(type)!.subscribe(listener),
        (message) => subjects.get(message.type)?.next(message),
      );
    },
  },
];

function hearing(
  listen: (type: (typeof types)[number], listener: () => void) => void,
  deliver: (message: Crossing) => void,
): Batch {
  const audience = new Audience();
  for (const type of types) listen(type, audience.listener());
  const messages = crossings(10_000, types, interactions);
  return () => {
    const before = audience.heard;
    for (const message of messages) deliver(message);
    return audience.heard - before;
  };
}
