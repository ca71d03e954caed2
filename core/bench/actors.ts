import type { Agent } from '../contract/centre.ts';
import { rolesOf, type Plugin } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Rule, ScriptLine } from '../contract/script.ts';
import { streamsOf } from '../contract/traffic.ts';
import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import { errors, type BenchError } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { clientRoles, type Role } from '../protocol/values.ts';
import { nameProblem, type Misfit } from './checks/kind.ts';
import type { Reported } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import { catalogue } from '../protocol/catalogue.ts';
import { serverName } from '../server/server-name.ts';

/** What the bench calls itself where it tells whose turn it is. */
const benchName = 'bench';

/** As `links` of a scenario may name them. */
const roles: readonly string[] = clientRoles;

/** Who stands on the bench under which name, which plugin that is, and what of the scenario it has asked for. */
export class Actors {
  readonly #clocks = new Map<string, ActorClock>();
  readonly #owners = new Map<string, Plugin>();
  readonly #roles = new Map<string, Set<Role>>();
  /** To whom others can connect, and as what. */
  readonly #serving = new Map<string, Role>();
  /** Which plugins have asked for the lines of whom. */
  readonly #scripted = new Map<string, Set<Plugin>>();
  readonly #loaded = new Set<string>();
  readonly #makers = new Set<Plugin>();

  /** Those that connected or listen. */
  get names(): readonly string[] {
    return [...this.#clocks.keys()];
  }

  clockOf(name: string): ActorClock | undefined {
    return this.#clocks.get(name);
  }

  /** An actor connects or listens under a name; its plugin alone may use that name, and that of its clock. */
  take(name: string, clock: ActorClock, plugin: Plugin): void {
    const problem = nameProblem(name);
    if (problem !== undefined) throw errors.badActorName(plugin.name, problem);
    for (const each of [name, clock.name]) {
      if (each === serverName || each === benchName) throw errors.reservedName(each, plugin.name);
      const owner = this.#owners.get(each) ?? plugin;
      if (owner !== plugin) throw errors.actorTwice(each, [owner.name, plugin.name]);
      this.#owners.set(each, plugin);
    }
    if ((this.#clocks.get(name) ?? clock) !== clock) throw errors.actorTwice(name, [plugin.name]);
    this.#clocks.set(name, clock);
  }

  /** The actor is a client of that role, or serves as one. */
  plays(name: string, role: Role): void {
    if (![...roles, 'interaction-server'].includes(role)) throw noRole(name, role);
    const known = this.#roles.get(name);
    if (known === undefined) this.#roles.set(name, new Set([role]));
    else known.add(role);
  }

  /** The actor takes connections of others. */
  serves(name: string, role: Role): void {
    this.plays(name, role);
    this.#serving.set(name, role);
  }

  playing(role: Role): readonly string[] {
    return [...this.#roles].filter(([, played]) => played.has(role)).map(([name]) => name);
  }

  serving(role: Role): readonly string[] {
    return [...this.#serving].filter(([, served]) => served === role).map(([name]) => name);
  }

  /** Lines and habits that wait for what their actor can never be told. */
  *waitingInVain({ centre = {} }: Scenario, script: readonly ScriptLine[]): Generator<Reported> {
    for (const { actor, event } of script) yield* this.#inVain(actor, event);
    for (const { name, does = [] } of centre.agents ?? [])
      for (const { event } of does) yield* this.#inVain(name, event);
  }

  *#inVain(actor: string, event: Rule['event']): Generator<Reported> {
    const roles = this.#roles.get(actor);
    if (event === undefined || roles === undefined) return;
    const asked = catalogue[event];
    for (const { row } of asked) if (row.to.some((role) => roles.has(role))) return;
    const receivers = new Set(asked.flatMap(({ row }) => row.to));
    yield found.eventNeverComes(actor, event, [...roles].join(' and '), [...receivers].join(', '));
  }

  /** Agents of the centre whom nobody plays: all, or those of whom the scenario says what they do. Who plays under another name may play any. */
  *unplayed({ centre: { agents = [] } = {} }: Scenario): Generator<Reported> {
    const playing = this.playing('agent');
    const absent = agents.filter(({ name }) => !this.#clocks.has(name));
    const isOneOf = (name: string) => agents.some((agent) => agent.name === name);
    const missed = playing.length === 0 ? absent : playing.every(isOneOf) ? absent.filter(doesSomething) : [];
    if (missed.length > 0) yield found.agentsUnplayed(missed.map(({ name }) => name));
  }

  /** Roles of clients that plugins say they play, and their actors do not, whatever else they are. Who connects nobody yet may do so later. */
  *rolesUnplayed({ plugins }: Scenario): Generator<Reported> {
    for (const plugin of plugins) {
      const unplayed = rolesOf(plugin).filter((role) => roles.includes(role) && !this.#playsAs(plugin, role as Role));
      if (unplayed.length === 0) continue;
      const names = [...this.#owners].flatMap(([name, owner]) => (owner === plugin ? [name] : []));
      const played = new Set(names.flatMap((name) => [...(this.#roles.get(name) ?? [])]));
      if (played.size === 0) continue;
      for (const role of unplayed) yield found.roleUnplayed(plugin.name, role, [...played].join(' and '));
    }
  }

  #playsAs(plugin: Plugin, role: Role): boolean {
    for (const [name, roles] of this.#roles) if (roles.has(role) && this.#owners.get(name) === plugin) return true;
    return false;
  }

  /** A plugin asks for the lines of the script that an actor has; the actor follows them where it is the plugin's own. */
  follows(name: string, plugin: Plugin): void {
    const askers = this.#scripted.get(name);
    if (askers === undefined) this.#scripted.set(name, new Set([plugin]));
    else askers.add(plugin);
  }

  /** The media server submits what the load has for it. */
  submits(name: string): void {
    this.#loaded.add(name);
  }

  /** The plugin has asked what comes by chance. */
  makesTraffic(plugin: Plugin): void {
    this.#makers.add(plugin);
  }

  /** What the scenario says must be for somebody who is there and does it. */
  misfitIn(scenario: Scenario, script: readonly ScriptLine[], mediaServers: readonly string[]): Misfit | undefined {
    return this.#inScript(script) ?? this.#inLoad(scenario, mediaServers) ?? this.#inLinks(scenario);
  }

  #inScript(script: readonly ScriptLine[]): Misfit | undefined {
    for (const { actor } of script) {
      if (!this.#clocks.has(actor)) throw this.#nobody(actor);
      if (!this.#scripted.get(actor)?.has(this.#owners.get(actor)!))
        return [
          'drive.script',
          `'${actor}' follows no script, for its plugin does not ask for \`kit.script('${actor}')\``,
        ];
    }
    return undefined;
  }

  #inLoad({ load = {} }: Scenario, mediaServers: readonly string[]): Misfit | undefined {
    for (const [index, { by = mediaServers[0] }] of (load.interactions ?? []).entries()) {
      const where = `load.interactions.${index}`;
      if (by === undefined) return [where, 'there is no media server to submit it'];
      if (!this.#clocks.has(by)) throw this.#nobody(by);
      if (!mediaServers.includes(by)) return [`${where}.by`, `'${by}' is no media server`, mediaServers.join(', ')];
      if (!this.#loaded.has(by) && this.#makers.has(this.#owners.get(by)!))
        return [where, `'${by}' submits traffic, and nothing that is listed; name another media server in \`by\``];
    }
    return streamsOf(load.traffic).length > 0 && this.#makers.size === 0
      ? ['load.traffic', 'no plugin makes traffic; `trafficServer()` does, and `trafficCentre()` has it']
      : undefined;
  }

  #inLinks({ links = {} }: Scenario): Misfit | undefined {
    const known = [...this.names, ...roles];
    const stranger = Object.keys(links).find((name) => !known.includes(name));
    return stranger === undefined
      ? undefined
      : [`links.${stranger}`, 'it is the name of no client, and no role', nearestName(stranger, known)];
  }

  #nobody(name: string): BenchError {
    return errors.unknownActor(name, this.names, nearestName(name, this.names));
  }
}

const doesSomething = ({ does = [], work = {} }: Agent): boolean => does.length > 0 || Object.keys(work).length > 0;

function noRole(name: string, role: unknown): BenchError {
  const meant = typeof role === 'string' ? nearestName(role, roles) : undefined;
  const range = `one of ${roles.join(', ')}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
  return errors.optionOutOfRange(`Actor '${name}'`, 'role', valueInWords(role), range);
}
