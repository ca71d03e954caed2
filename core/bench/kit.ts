import type { Link } from '../bus/link.ts';
import type { Network } from '../bus/network.ts';
import { scriptOfLanes } from '../contract/lanes/script-of-lanes.ts';
import type { ActorKit, Kit, Plugin, ServerRoom } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { ScriptLine } from '../contract/script.ts';
import type { Strategy } from '../contract/strategy.ts';
import { streamsOf } from '../contract/traffic.ts';
import type { ActorClock } from '../kernel/actor-clock.ts';
import type { Choices } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock.ts';
import { errors } from '../kernel/errors.ts';
import { extended } from '../kernel/extended.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { followerIn } from '../kernel/schedule-follower.ts';
import type { Random } from '../kernel/random.ts';
import type { Role } from '../protocol/values.ts';
import { serverName } from '../server/server-name.ts';
import type { Findings } from './findings.ts';

/** What all kits of a bench are made from. */
export interface Workshop {
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly choices: Choices;
  readonly findings: Findings;
  readonly strategyOf: (queue: string) => Strategy | undefined;
  readonly service: <T>(service: Parameters<Kit['get']>[0], plugin: string) => T;
  /** Whether the strategies of the scenario are known never to await. */
  readonly synchronous: boolean;
}

/** What a server room is made from beside the workshop. */
type Outside = Pick<ServerRoom, 'bus' | 'options'> & { readonly restartServer: () => void };

/** Gives kits to plugins, and remembers who stands on the bench under which name. */
export class Kits {
  readonly #workshop: Workshop;
  readonly #scenario: Scenario;
  readonly #script: readonly ScriptLine[];
  readonly #actors = new Map<string, ActorClock>();
  readonly #forgetting = new Map<ActorClock, (() => void)[]>();
  readonly #mediaServers: string[] = [];

  constructor(workshop: Workshop, scenario: Scenario) {
    this.#workshop = workshop;
    this.#scenario = scenario;
    const { script = [], lanes } = scenario.drive ?? {};
    this.#script = lanes === undefined ? script : [...script, ...scriptOfLanes(lanes)];
  }

  /** Names of the actors that connected or listen. */
  get actors(): readonly string[] {
    return [...this.#actors.keys()];
  }

  kitFor(plugin: Plugin): Kit {
    const { strategyOf } = this.#workshop;
    const { centre = {}, strategy, load } = this.#scenario;
    const more: Omit<Kit, keyof ActorKit> = {
      get: (service) => this.#workshop.service(service, plugin.name),
      actor: (name) => this.#actorKit(name, plugin),
      centre,
      strategy,
      strategyOf,
      script: (actor) => this.#script.filter((line) => line.actor === actor),
      traffic: streamsOf(load?.traffic),
      load: (mediaServer) => (load?.interactions ?? []).filter(({ by = this.#mediaServers[0] }) => by === mediaServer),
    };
    return extended(this.#actorKit(plugin.name, plugin), more);
  }

  #actorKit(actor: string, { synchronous }: Plugin): ActorKit {
    const { network, clock, random, choices, findings } = this.#workshop;
    const own = clock.actor(actor);
    own.needsTurn = !(synchronous ?? this.#workshop.synchronous);
    return {
      connect: (role, name, to = serverName) => this.#connect(network, role, name, own, to),
      listen: (role, name) => {
        this.#name(name, own);
        // One actor may be a client of the server and a server itself, under one name.
        return network.listen(role, name, own);
      },
      clock: own,
      random: random.stream(`actor ${actor}`),
      choices,
      finding: (finding) => findings.add(finding),
      atStepEnd: (work) => clock.atStepEnd(work),
      unheeded: () => followerIn(choices)?.unheeded(),
      reads: (place) => followerIn(choices)?.reads(place),
      writes: (place) => followerIn(choices)?.writes(place),
      onRestart: (forget) => this.#forgetting.set(own, [...(this.#forgetting.get(own) ?? []), forget]),
    };
  }

  /** For those who bring faults, when every actor is there. */
  roomFor({ bus, options, restartServer }: Outside): ServerRoom {
    const { network, clock, choices, findings } = this.#workshop;
    const clockOf = (program: string) => this.#actors.get(program) ?? clock.actor(program);
    return {
      bus,
      options,
      choices,
      clockOf,
      note: (text) => findings.note(text),
      programs: [serverName, ...this.#actors.keys()],
      links: network.links,
      atStepEnd: (work) => clock.atStepEnd(work),
      restart: (program) => {
        for (const link of network.links) {
          if (link.name === program) link.disconnect();
          if (link.to === program) link.cut();
        }
        if (program === serverName) restartServer();
        for (const forget of this.#forgetting.get(clockOf(program)) ?? []) forget();
      },
    };
  }

  #connect(network: Network, role: Role, name: string, own: ActorClock, to: string): Link {
    this.#name(name, own);
    if (role === 'media-server' && !this.#mediaServers.includes(name)) this.#mediaServers.push(name);
    return network.connect(role, name, own, to);
  }

  #name(name: string, own: ActorClock): void {
    if (name === serverName || (this.#actors.get(name) ?? own) !== own) throw errors.actorTwice(name);
    this.#actors.set(name, own);
  }

  /** Every line of the script and every load must be for somebody who is there. */
  checkScenario(): void {
    const known = [...this.#actors.keys()];
    for (const { actor } of this.#script)
      if (!this.#actors.has(actor)) throw errors.unknownActor(actor, known, nearestName(actor, known));
    for (const { by } of this.#scenario.load?.interactions ?? [])
      if (by !== undefined && !this.#actors.has(by)) throw errors.unknownActor(by, known, nearestName(by, known));
  }
}
