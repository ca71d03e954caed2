import type { Plugin } from 'routeproof';
import {
  checkedOptions,
  definePlugin,
  errors,
  followScript,
  found,
  interactionManagement,
  optionKinds,
  refusalIn,
  statistics,
  type ActorKit,
  type Client,
  type Kit,
  type Link,
  type Message,
  type Received,
} from 'routeproof/kit';
import { tLibrary } from 'routeproof/protocol';
import { wheneverConnected } from '../register.ts';
import { Afterwards } from './doubts/afterwards.ts';
import type { Attempts } from './attempts.ts';
import { Configuration } from './targets/configuration.ts';
import type { Outbox } from './routing/outbox.ts';
import { TargetReader } from './targets/target-reader.ts';
import { startUrs, type StartedUrs } from './start-urs.ts';
import { StrategyClock } from './strategy-clock.ts';
import { ursMemory } from './urs-memory.ts';
import { VirtualQueues } from './routing/virtual-queues.ts';

/** Options of `urs`. */
export interface UrsOptions {
  /** Its name in the trace. Default: `urs`. */
  readonly name?: string;
  /** The server that tells it about agents. Default: the first reporting engine of the bench that serves statistics. */
  readonly statistics?: string;
  /** Whether it attaches what it knows of a target (RTargetAgentSelected and so on) before it delivers. Default: false. */
  readonly attachesTargets?: boolean;
}

const kinds = { name: optionKinds.name, statistics: optionKinds.name, attachesTargets: optionKinds.flag };

/** The Universal Routing Server: runs the strategy for every interaction that the Interaction Server asks it about. */
export const urs = (options: UrsOptions = {}): Plugin => {
  const {
    name = 'urs',
    statistics: engine,
    attachesTargets = false,
  } = checkedOptions<UrsOptions>('`urs`', options, kinds);
  return definePlugin({
    name: name === 'urs' ? 'urs' : `urs ${name}`,
    plays: 'urs',
    needs: ['reporting-engine'],
    setup(kit) {
      const actor = kit.actor(name);
      const link = actor.connect('urs', name);
      const agents = actor.connect('urs', name, engine ?? firstEngine(kit, name));
      const lines = kit.script(name);
      const server = followScript(actor, link, lines);
      const memory = ursMemory(actor, lines.length > 0);
      const clock = memory === undefined ? actor.clock : new StrategyClock(actor.clock, memory);
      const virtualQueues = new VirtualQueues(name);
      const configuration = new Configuration(kit.centre, kit.script);
      const targets = new TargetReader(configuration);
      for (const { of } of kit.centre.statistics ?? []) for (const target of of) targets.read(target, undefined);
      const afterwards = new Afterwards(kit, configuration);
      const kept = { clock, memory, targets, afterwards, virtualQueues, attachesTargets };
      const begin = () => startUrs({ kit, actor, link, server, configuration, ...kept });
      let known = begin();
      actor.onRestart(() => {
        memory?.writes('*');
        known.sessions.endAll();
        known = begin();
      });
      actor.atRunEnd((end) => {
        known.outbox.runEnded(end);
        known.sessions.runEnded(end);
      });
      agents.hear((message) => hearOfAgent(message, known, afterwards));
      agents.hearClosed(() => known.board.doubtAll());
      link.hear((message) => {
        memory?.writes('strategies');
        hear(message, known.attempts, known.outbox);
      });
      link.hearClosed(() => {
        memory?.writes('*');
        known.outbox.forget();
        known.attempts.loseAll();
      });
      wheneverConnected(link, () => {
        for (const registration of registrations(kit, link)) register(actor, link, server, registration);
      });
      wheneverConnected(agents, () => {
        agents.send(statistics.create('RequestOpenStatistic', { StatisticType: 'CurrentAgentState' }));
        for (const { name: StatisticType, of } of kit.centre.statistics ?? [])
          for (const ObjectId of of)
            agents.send(statistics.create('RequestOpenStatistic', { StatisticType, ObjectId }));
      });
    },
  });
};

/** Whoever plays a reporting engine may only record; URS asks one that answers. */
function firstEngine(kit: Kit, name: string): string {
  const [first] = kit.serving('reporting-engine');
  if (first === undefined) throw errors.nobodyServes(name, 'reporting-engine', kit.playing('reporting-engine'));
  return first;
}

function hearOfAgent(message: Received, { board, learn }: StartedUrs, afterwards: Afterwards): void {
  if (message.type === 'EventStatisticValue') return learn(message.body);
  if (message.type !== 'EventInfo') return;
  afterwards.see(message.body);
  board.learn(message.body);
}

/** On T-Library, URS asks for the events of each routing point; otherwise it says that it is a router. */
function registrations({ centre: { queues = [] }, strategy, strategyOf }: Kit, link: Link) {
  const { name } = link;
  const asRouter = interactionManagement.create('RequestRegisterClient', { ClientType: 'Router', ClientName: name });
  if (link.travelsAs(asRouter).type !== 'RequestRegisterAddress') return [asRouter];
  const strategies = [strategy, ...queues.map((queue) => strategyOf(queue.name))];
  const points = new Set(strategies.flatMap((each) => (each === undefined ? [] : [each.name])));
  return [...(points.size > 0 ? points : [name])].map((ThisDN) =>
    tLibrary.create('RequestRegisterAddress', { ThisDN }),
  );
}

/** Registers, and tells where the server does not want that: without a word nothing would be routed. */
function register(actor: ActorKit, link: Link, server: Client, registration: Message): void {
  const ref = server.send(registration);
  const hearNoMore = link.hear((answer) => {
    if (answer.ref !== ref) return;
    hearNoMore();
    if (answer.type !== 'EventError') return;
    const { description } = refusalIn(answer);
    actor.finding(found.registrationRefused(link.name, registration.type, description));
  });
}

/** What the link has read: it does not matter which protocol it speaks. */
function hear(message: Received, attempts: Attempts, outbox: Outbox): void {
  switch (message.type) {
    case 'EventRouteRequest':
      return attempts.begin(message);
    case 'EventAck':
    case 'EventError':
    case 'Event3rdServerResponse':
    case 'Event3rdServerFault':
      return outbox.answered(message);
    case 'EventRevoked':
      return attempts.lose(message.interaction);
    case 'EventPropertiesChanged':
      return attempts.change(message.interaction, message.body);
  }
}
