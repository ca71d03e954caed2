import {
  resolve,
  type Binding,
  type BindingActivation,
  type DynamicValueBuilder,
  type GetOptions,
  type GetPlanOptions,
  type PlanResult,
  type ResolutionContext,
} from '@inversifyjs/core';
import { Plugin, type PluginApi, type PluginContext } from '@inversifyjs/plugin';
import { Container, ContainerModule, type ContainerModuleLoadOptions, type ServiceIdentifier } from 'inversify';
import { errors } from '../kernel/errors.ts';

/** Thrown in place of an answer: what was asked for has been planned, and need not be made. */
const planned = Symbol('planned');

/**
 * A container that is made once for any number of runs: it keeps what is bound, and in which order services are made of each
 * other. What it makes it makes for a run, and keeps there.
 */
export class Wiring {
  readonly #container = new Container({ defaultScope: 'Request' });
  readonly #context: PluginContext;

  constructor({ core, tokens, remembers, modules }: Wired) {
    let context: PluginContext | undefined;
    this.#container.register(
      class extends Plugin<Container> {
        load(api: PluginApi) {
          context = this._context;
          api.onPlan(() => {
            throw planned;
          });
        }
      },
    );
    this.#context = context!;
    const { bindingService } = this.#context;
    this.#container.load(new ContainerModule(core));
    const rebound = new Map<ServiceIdentifier, string>();
    for (const [module, plugin] of modules) this.#load(module, plugin, { tokens, rebound });
    for (const [token, name] of tokens) this.#keepOne(token, { name, plugin: rebound.get(token) ?? '', remembers });
    for (const id of bindingService.getBoundServices())
      for (const binding of bindingService.get(id) ?? []) keepInRun(binding);
  }

  begin<Settings>(settings: Settings): RunScope<Settings> {
    return new RunScope(this, settings);
  }

  planOf(options: GetPlanOptions): PlanResult {
    const plans = this.#context.planResultCacheService;
    const known = plans.get(options);
    if (known !== undefined) return known;
    try {
      if (options.isMultiple) this.#container.getAll(options.serviceIdentifier, options as GetOptions);
      else this.#container.get(options.serviceIdentifier, options as GetOptions);
    } catch (thrown) {
      if (thrown !== planned) throw thrown;
    }
    return plans.get(options)!;
  }

  /** The plan of what is asked for by its identifier alone, without an object for the question. */
  usualPlanOf(service: ServiceIdentifier): PlanResult {
    return (
      this.#context.planResultCacheService.getByServiceIdentifier(service) ?? this.planOf(question(service, false, {}))
    );
  }

  /** Whether something is done with that service when it has been made. */
  isChanged(service: ServiceIdentifier): boolean {
    const made = [...(this.#context.bindingService.get(service) ?? [])];
    return (
      this.#context.activationService.get(service) !== undefined ||
      made.some((binding) => 'onActivation' in binding && binding.onActivation !== undefined)
    );
  }

  activationsOf<T>(service: ServiceIdentifier<T>): Iterable<BindingActivation<T>> | undefined {
    return this.#context.activationService.get(service) as Iterable<BindingActivation<T>> | undefined;
  }

  /** A module may keep what it binds with, and bind more when runs have been played already: that would be in some runs only. */
  #load(module: ContainerModule, plugin: string, { tokens, rebound }: Loading): void {
    if (typeof (module as Partial<ContainerModule>).load !== 'function') throw errors.noModule(plugin);
    let isOpen = true;
    this.#container.load(
      new ContainerModule((options) => {
        const inTime = Object.entries(options).map(([name, act]: [string, (...given: unknown[]) => unknown]) => [
          name,
          (...given: unknown[]) => {
            if (!isOpen) throw errors.boundTooLate(name);
            const token = given[0] as ServiceIdentifier;
            if (name === 'onDeactivation') throw errors.neverDeactivated(plugin);
            if (name.startsWith('rebind') && tokens.has(token)) {
              const other = rebound.get(token);
              if (other !== undefined) throw errors.reboundTwice(tokens.get(token)!, other, plugin);
              rebound.set(token, plugin);
            }
            return act(...given);
          },
        ]);
        return module.load(Object.fromEntries(inTime) as ContainerModuleLoadOptions);
      }),
    );
    isOpen = false;
  }

  /** Of what the core binds a run has one, whatever scope a module has asked for and however many names it goes by. */
  #keepOne(token: ServiceIdentifier, of: Kept, seen: readonly ServiceIdentifier[] = []): void {
    if (seen.includes(token)) throw errors.notComposed([of.plugin], `Token.${of.name} leads back to itself`);
    for (const binding of this.#context.bindingService.get(token) ?? [])
      if (binding.type === 'ServiceRedirection') this.#keepOne(binding.targetServiceIdentifier, of, [...seen, token]);
      else if (binding.type === 'ConstantValue' && of.remembers(binding.value))
        throw errors.constantService(of.plugin, of.name);
      else Object.assign(binding, { scope: 'Request' });
  }
}

interface Kept extends Pick<Wired, 'remembers'> {
  readonly name: string;
  readonly plugin: string;
}

/** What is wired: what the core binds, of which tokens a run has one, and the modules of plugins, each with the name of its plugin. */
interface Wired {
  readonly core: (options: ContainerModuleLoadOptions) => void;
  readonly tokens: ReadonlyMap<ServiceIdentifier, string>;
  /** Whether a service remembers its run. */
  readonly remembers: (service: unknown) => boolean;
  readonly modules: ReadonlyMap<ContainerModule, string>;
}

interface Loading {
  readonly tokens: Wired['tokens'];
  /** Which tokens have been rebound, by which plugin. */
  readonly rebound: Map<ServiceIdentifier, string>;
}

/** The services of one run: each is made when it is first asked for, and is the same from then on. */
export class RunScope<Settings> implements ResolutionContext {
  readonly #wiring: Wiring;
  readonly #made = new Map<number, unknown>();
  readonly settings: Settings;

  constructor(wiring: Wiring, settings: Settings) {
    this.#wiring = wiring;
    this.settings = settings;
  }

  get<T>(service: ServiceIdentifier<T>, options?: GetOptions): T {
    const plan =
      options === undefined
        ? this.#wiring.usualPlanOf(service)
        : this.#wiring.planOf(question(service, false, options));
    return this.#resolved(plan) as T;
  }

  getAll<T>(service: ServiceIdentifier<T>, options: GetOptions = {}): T[] {
    return this.#resolved(this.#wiring.planOf(question(service, true, options))) as T[];
  }

  async getAsync<T>(service: ServiceIdentifier<T>, options?: GetOptions): Promise<T> {
    return this.get(service, options);
  }

  async getAllAsync<T>(service: ServiceIdentifier<T>, options?: GetOptions): Promise<T[]> {
    return this.getAll(service, options);
  }

  getActivations<T>(service: ServiceIdentifier<T>): Iterable<BindingActivation<T>> | undefined {
    return this.#wiring.activationsOf(service);
  }

  #resolved(planResult: PlanResult): unknown {
    return resolve({ context: this, planResult, requestScopeCache: this.#made });
  }
}

const question = (
  serviceIdentifier: ServiceIdentifier,
  isMultiple: boolean,
  { name, tag, optional = false }: GetOptions,
): GetPlanOptions => ({ serviceIdentifier, isMultiple, name, tag, optional, chained: false }) as GetPlanOptions;

/** The container lives longer than a run: what it would keep itself, a singleton, a constant or a factory, is taken anew for each. */
function keepInRun(binding: Binding): void {
  if (binding.type === 'ServiceRedirection') return;
  if (binding.type === 'ConstantValue') asDynamicValue(binding, constantly(binding.value));
  else if (binding.type === 'Factory') asDynamicValue(binding, binding.factory);
  if (binding.scope === 'Singleton') Object.assign(binding, { scope: 'Request' });
}

const asDynamicValue = (binding: Binding, value: DynamicValueBuilder<unknown>): void =>
  void Object.assign(binding, { type: 'DynamicValue', value });

const constantly = (value: unknown) => (): unknown => value;
