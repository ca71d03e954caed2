import type { Link } from '../bus/link.ts';
import type { Network } from '../bus/network.ts';
import { scriptOfLanes } from '../lanes/script-of-lanes.ts';
import type { ActorKit, FaultKit, Kit, Plugin } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { FollowedLine } from '../contract/script.ts';
import type { Strategy } from '../contract/strategy.ts';
import { streamsOf } from '../contract/traffic.ts';
import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import type { Choices } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import type { Random } from '../kernel/random.ts';
import type { Role } from '../protocol/values.ts';
import { serverName } from '../server/server-name.ts';
import { Actors } from './actors.ts';
import { faultKitOf, type Outside } from './fault-kit.ts';
import { checkedFinding } from './findings/checked-finding.ts';
import { namedScenario } from './findings/said-by-scenario.ts';
import { errors } from '../kernel/errors.ts';
import type { Services } from './services.ts';
import type { Findings } from './findings/findings.ts';
import { trafficDoubts } from './checks/traffic-doubts.ts';
import { capacityDoubts } from './checks/capacity-doubts.ts';
import { workbinDoubts } from './checks/workbin-doubts.ts';

/** What all kits of a bench are made from. */
export interface KitDependencies {
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly choices: Choices;
  readonly findings: Findings;
  /** What is done when the run has ended. */
  readonly endings: ((end: RunEnd) => void)[];
  readonly strategyOf: (queue: string) => Strategy | undefined;
  readonly services: Pick<Services, 'forActor'>;
  /** Whether the strategies of the scenario are known never to await. */
  readonly synchronous: boolean;
}

/** Gives kits to plugins, and remembers who stands on the bench under which name. */
export class Kits {
  readonly #dependencies: KitDependencies;
  readonly #scenario: Scenario;
  readonly #script: readonly FollowedLine[];
  readonly #actors = new Actors();
  readonly #forgetting = new Map<ActorClock, (() => void)[]>();
  readonly #mediaServers: string[] = [];
  /** Names for which plugins have asked for a kit, and may yet connect. */
  readonly #asked = new Set<string>();
  /** What all actors are given alike. */
  readonly #common: Pick<ActorKit, 'atStepEnd' | 'atRunEnd' | 'ignored' | 'isFollowed' | 'reads' | 'writes'>;

  constructor(dependencies: KitDependencies, scenario: Scenario) {
    this.#dependencies = dependencies;
    this.#scenario = scenario;
    const { clock, choices, endings } = dependencies;
    const follower = followerIn(choices);
    this.#common = {
      atStepEnd: (work) => clock.atStepEnd(work),
      atRunEnd: (look) => void endings.push(look),
      ignored: () => follower?.ignored(),
      isFollowed: follower !== undefined,
      reads: (place) => follower?.reads(place),
      writes: (place) => follower?.writes(place),
    };
    const { script = [], lanes } = scenario.drive ?? {};
    const lines = lanes === undefined ? script : [...script, ...scriptOfLanes(lanes)];
    this.#script = lines.map((line) => ({ ...line, once: true }));
  }

  /** Everybody who connected or listens. */
  get names(): readonly string[] {
    return [serverName, ...this.#actors.names];
  }

  /** Whether somebody has that name, or may yet connect under it. */
  has(name: string): boolean {
    return name === serverName || this.#actors.clockOf(name) !== undefined || this.#asked.has(name);
  }

  kitFor(plugin: Plugin): Kit {
    const { strategyOf } = this.#dependencies;
    const { centre = {}, strategy, load } = this.#scenario;
    const traffic = streamsOf(load?.traffic);
    const own = this.#actorKit(plugin.name, plugin);
    const { connect, listen, clock, random, choices, finding, onRestart, authored, tellsTimeByClock } = own;
    const { atStepEnd, atRunEnd, ignored, isFollowed, reads, writes } = this.#common;
    // Name by name: to put two objects together costs more than all the rest of a kit.
    const kit: Kit = {
      connect,
      listen,
      clock,
      random,
      choices,
      finding,
      atStepEnd,
      authored,
      atRunEnd,
      ignored,
      isFollowed,
      reads,
      writes,
      tellsTimeByClock,
      onRestart,
      get: (service) => this.#dependencies.services.forActor(service, plugin.name),
      actor: (name) => {
        this.#asked.add(name);
        return this.#actorKit(name, plugin);
      },
      centre,
      playing: (role) => this.#actors.playing(role),
      serving: (role) => this.#actors.serving(role),
      strategy,
      strategyOf,
      script: (actor) => {
        this.#actors.follows(actor, plugin);
        return this.#script.filter((line) => line.actor === actor);
      },
      traffic,
      load: (mediaServer) => {
        this.#actors.submits(mediaServer);
        return (load?.interactions ?? []).filter(({ by = this.#mediaServers[0] }) => by === mediaServer);
      },
    };
    if (traffic.length === 0) return kit;
    const makes = () => this.#actors.makesTraffic(plugin);
    return Object.defineProperty(kit, 'traffic', { get: () => (makes(), traffic), enumerable: true });
  }

  #actorKit(actor: string, plugin: Plugin): ActorKit {
    const { network, clock, random, choices, findings } = this.#dependencies;
    const { atStepEnd, atRunEnd, ignored, isFollowed, reads, writes } = this.#common;
    const own = clock.actor(actor);
    own.needsTurn = !(plugin.synchronous ?? this.#dependencies.synchronous);
    if (plugin.synchronous === undefined) findings.onWait(() => (own.needsTurn = true));
    return {
      connect: (role, name, to = serverName) => this.#connect({ role, name, own, plugin }, to),
      listen: (role, name) => {
        this.#actors.take(name, own, plugin);
        this.#actors.serves(name, role);
        // One actor may be a client of the server and a server itself, under one name.
        return network.listen(role, name, own);
      },
      clock: own,
      random: random.stream(`actor ${actor}`),
      choices,
      finding: (finding) => findings.add(checkedFinding(finding, plugin.name)),
      atStepEnd,
      authored: (work, told) => findings.authored(work, told, own.needsTurn),
      atRunEnd,
      ignored,
      isFollowed,
      reads,
      writes,
      tellsTimeByClock: () => void (own.tellsTimeByClock = true),
      onRestart: (forget) => this.#forgetting.set(own, [...(this.#forgetting.get(own) ?? []), forget]),
    };
  }

  /** For those who bring faults, when every actor is there. */
  faultKitFor(plugin: Plugin, outside: Outside): FaultKit {
    const clockOf = (program: string) => this.#actors.clockOf(program) ?? this.#dependencies.clock.actor(program);
    const forget = (program: string) => {
      for (const each of this.#forgetting.get(clockOf(program)) ?? []) each();
    };
    return faultKitOf(plugin, { ...this.#dependencies, ...outside, clockOf, forget, programs: this.names });
  }

  #connect({ role, name, own, plugin }: Connecting, to: string): Link {
    this.#actors.take(name, own, plugin);
    this.#actors.plays(name, role);
    if (role === 'media-server' && !this.#mediaServers.includes(name)) this.#mediaServers.push(name);
    return this.#dependencies.network.connect(role, name, own, to);
  }

  /** Every line of the script and every load must be for somebody who is there. `line` is where the scenario was defined. */
  checkScenario(line: () => string | undefined): void {
    const misfit = this.#actors.misfitIn(this.#scenario, this.#script, this.#mediaServers);
    const inVain = this.#actors.waitingInVain(this.#scenario, this.#script);
    const late = trafficDoubts(this.#scenario);
    const unplayed = [...this.#actors.rolesUnplayed(this.#scenario), ...this.#actors.unplayed(this.#scenario)];
    const { centre = {} } = this.#scenario;
    for (const doubt of [...workbinDoubts(centre), ...capacityDoubts(centre), ...unplayed, ...late, ...inVain])
      this.#dependencies.findings.add({ ...doubt, where: line() });
    if (misfit !== undefined) throw errors.badScenario(namedScenario(this.#scenario, line()), ...misfit);
  }
}

interface Connecting {
  readonly role: Role;
  readonly name: string;
  readonly own: ActorClock;
  readonly plugin: Plugin;
}
