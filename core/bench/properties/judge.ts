import { attachedSize } from './attached-size.ts';
import { toldWhileInvolved } from './told-while-involved.ts';
import { ticketsEndOnce } from './tickets-end-once.ts';
import { pathsEnd } from './paths-end.ts';
import { onePlace } from './one-place.ts';
import { followsFlows } from './flows/follows-flows.ts';
import { answeredOnce } from './answered-once.ts';
import { found } from '../../contract/found.ts';
import type { Sight } from '../../contract/plugin.ts';
import { statedAt, type Property } from '../../contract/property.ts';
import { errors } from '../../kernel/errors.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import type { Findings } from '../findings/findings.ts';
import type { BuiltInProbe, MakeProbe } from './built-in-probe.ts';

/** The properties that every run is held against. */
const builtInProbes: readonly MakeProbe[] = [
  answeredOnce,
  ticketsEndOnce,
  toldWhileInvolved,
  onePlace,
  followsFlows,
  pathsEnd,
  attachedSize,
];

/** What a run says about the scenario's own properties. */
export interface JudgedRun {
  /** Every `sometimes` that held at some moment. */
  readonly reached: ReadonlySet<Property>;
  /** Every property that looked at the trace, and not at the store alone. */
  readonly readers: ReadonlySet<Property>;
}

/** Holds a run against its properties: the built-in ones and the scenario's own, after each step and at the end. */
export class Judge implements JudgedRun {
  readonly #findings: Findings;
  readonly #properties: readonly Property[];
  readonly #broken = new Set<Property>();
  readonly #reached = new Set<Property>();
  readonly #readers = new Set<Property>();
  #probes: readonly BuiltInProbe[] = [];
  #sight: Sight | undefined;
  #touched = false;

  constructor(findings: Findings, properties: readonly Property[]) {
    this.#findings = findings;
    this.#properties = properties;
  }

  /** Every `sometimes` that held at some moment. */
  get reached(): ReadonlySet<Property> {
    return this.#reached;
  }

  get readers(): ReadonlySet<Property> {
    return this.#readers;
  }

  watch(sight: Sight, { builtIn }: { readonly builtIn: boolean } = { builtIn: true }): void {
    this.#sight = sight;
    if (builtIn) this.#probes = builtInProbes.map((make) => make(sight));
    if (this.#properties.length === 0) return;
    sight.bus.messages.subscribe(() => (this.#touched = true));
    sight.store.changes.subscribe(() => (this.#touched = true));
  }

  stepEnded(): void {
    for (const probe of this.#probes) probe.stepEnded?.();
    if (!this.#touched) return;
    this.#touched = false;
    for (const property of this.#properties) {
      if (property.kind === 'always' && !this.#broken.has(property) && !this.#holds(property)) {
        this.#broken.add(property);
        this.#findings.add({ ...found.notAlways(property.sentence), where: statedAt(property) });
      }
      if (property.kind === 'sometimes' && !this.#reached.has(property) && this.#holds(property))
        this.#reached.add(property);
    }
  }

  runEnded(how: { readonly quiet: boolean }): void {
    for (const probe of this.#probes) probe.runEnded?.(how);
    for (const property of this.#properties)
      if (property.kind === 'eventually' && !this.#holds(property))
        this.#findings.add({ ...found.notEventually(property.sentence), where: statedAt(property) });
  }

  #holds(property: Property): boolean {
    const { holds, sentence } = property;
    const { store, trace } = this.#sight!;
    const readers = this.#readers;
    try {
      const held: unknown = holds({
        store,
        get trace() {
          readers.add(property);
          return trace;
        },
      });
      if (held === undefined || held instanceof Promise)
        throw errors.optionOutOfRange(
          `Property '${sentence}'`,
          'holds',
          valueInWords(held),
          'true or false, given at once',
        );
      return Boolean(held);
    } catch (error) {
      this.#findings.threw(error, `Property '${sentence}'`, statedAt(property));
      return true;
    }
  }
}
