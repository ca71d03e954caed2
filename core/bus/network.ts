import { Subject, type Observable } from 'rxjs';
import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import { errors } from '../kernel/errors.ts';
import { own } from '../kernel/own.ts';
import type { Random } from '../kernel/random.ts';
import type { Role } from '../protocol/values.ts';
import type { Bus } from './bus.ts';
import type { Codecs } from './codec.ts';
import { Connection } from './connection.ts';
import { delayOf, type LinkDelays } from './delays.ts';
import { Direction, type Peer } from './direction.ts';
import { Link } from './link.ts';

/** The words of a client's connection, if it speaks its own. */
export type CodecsFor = (client: Pick<Peer, 'name' | 'role'>) => Codecs | undefined;

interface Server {
  readonly peer: Peer;
  readonly connections: Subject<Connection>;
  readonly codecsFor: CodecsFor | undefined;
}

/** Who serves, and who may connect to whom. */
export class Network {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #delays: LinkDelays;
  readonly #servers = new Map<string, Server>();
  readonly #links: Link[] = [];

  constructor(bus: Bus, clock: Clock, random: Random, delays: LinkDelays) {
    this.#bus = bus;
    this.#clock = clock;
    this.#random = random;
    this.#delays = delays;
  }

  /** Every link that was ever opened. */
  get links(): readonly Link[] {
    return this.#links;
  }

  /** Serves clients under a name; emits the server's end of each connection. */
  listen(role: Role, name: string, clock: ActorClock, codecsFor?: CodecsFor): Observable<Connection> {
    if (this.#servers.has(name)) throw errors.actorTwice(name);
    const connections = new Subject<Connection>();
    this.#servers.set(name, { peer: { name, role, clock }, connections, codecsFor });
    return connections.asObservable();
  }

  /** Connects a client to a server. The connection itself takes no time; messages take the link's delay. */
  connect(role: Role, name: string, clock: ActorClock, to: string): Link {
    const server = this.#servers.get(to);
    if (server === undefined) throw errors.unknownServer(name, to, [...this.#servers.keys()]);
    const client: Peer = { name, role, clock };
    const delay = own(this.#delays, name) ?? own(this.#delays, role);
    const way = (stream: string) => delayOf(delay, this.#random, `link ${name} ${to} ${stream}`);
    const [upward, downward] = [way('up'), way('down')];
    const link = new Link(client, to, (received) => {
      const codecs = server.codecsFor?.(client);
      const [bus, runs] = [this.#bus, this.#clock];
      const out = new Direction(bus, runs, client, server.peer, upward, undefined, codecs?.server.decode);
      const back = new Direction(bus, runs, server.peer, client, downward, received, codecs?.client.decode);
      const connection = new Connection(back, out, codecs?.server);
      server.connections.next(connection);
      return { out, back, codec: codecs?.client, connection };
    });
    this.#links.push(link);
    return link;
  }
}
