import { found } from '../../contract/found.ts';
import type { MessageSet } from '../../bus/message-set.ts';
import { statedAt, type Judged, type Property } from '../../contract/property.ts';
import { errors } from '../../kernel/errors.ts';
import { rowsFiredOn, type RowsFired } from '../../kernel/guard/rows-fired.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import type { Memory } from '../../store/memory.ts';
import type { Findings } from '../findings/findings.ts';
import type { BuiltInProperties, JudgedFrom } from './built-in-properties.ts';

/** What a run says about the scenario's own properties. */
export interface JudgedRun {
  /** Every `sometimes` that held at some moment. */
  readonly reached: ReadonlySet<Property>;
  /** What each of them looked at, in a run that is followed. */
  readonly looks: ReadonlyMap<Property, Looks>;
}

/** What a property looked at. */
export interface Looks {
  /** Messages of the trace. */
  readonly messages: ReadonlySet<MessageSet>;
  /** Places of the store, as a footprint names them: `interaction:X`, `queue:*`. */
  readonly places: ReadonlySet<string>;
}

/** The same while it looks. */
class Looking implements Looks {
  readonly messages = new Set<MessageSet>();
  readonly places = new Set<string>();
  readonly at = (set: MessageSet): void => void this.messages.add(set);
  readonly into = (place: string): void => void this.places.add(place);
}

/** Holds a run against its properties: the built-in ones and the scenario's own, after each step and at the end. */
export class Judge implements JudgedRun {
  readonly #findings: Findings;
  readonly #properties: readonly Property[];
  readonly #broken = new Set<Property>();
  readonly #reached = new Set<Property>();
  readonly #looks = new Map<Property, Looking>();
  readonly #builtIn: BuiltInProperties | undefined;
  readonly #rows: RowsFired;
  #judged: Judged | undefined;
  /** Tells what is looked at in the store; nothing where nobody follows the run. */
  #memory: Memory | undefined;
  #touched = false;
  /** Each `eventually` that held since the run has come round to where it was; nothing before that. */
  #heldInRound: Set<Property> | undefined;

  constructor(findings: Findings, properties: readonly Property[], builtIn: BuiltInProperties | undefined) {
    this.#builtIn = builtIn;
    this.#findings = findings;
    this.#rows = rowsFiredOn(findings);
    this.#properties = properties;
  }

  /** Every `sometimes` that held at some moment. */
  get reached(): ReadonlySet<Property> {
    return this.#reached;
  }

  get looks(): ReadonlyMap<Property, Looks> {
    return this.#looks;
  }

  watch(from: JudgedFrom, memory: Memory | undefined): void {
    const { sight } = from;
    this.#judged = { store: sight.store, trace: sight.trace };
    this.#memory = memory;
    this.#builtIn?.begin(from);
    if (this.#properties.length === 0) return;
    sight.bus.messages.subscribe(() => (this.#touched = true));
    sight.store.changes.subscribe(() => (this.#touched = true));
  }

  stepEnded(): void {
    this.#builtIn?.stepEnded();
    if (!this.#touched) return;
    this.#touched = false;
    for (const property of this.#properties) {
      if (property.kind === 'always' && !this.#broken.has(property) && !this.#holds(property)) {
        this.#broken.add(property);
        this.#findings.add({ ...found.notAlways(property.sentence), where: statedAt(property) });
      }
      if (property.kind === 'sometimes' && !this.#reached.has(property) && this.#holds(property))
        this.#reached.add(property);
      if (this.#heldInRound !== undefined) this.#judgeInRound(property, this.#heldInRound);
    }
  }

  /** The run has come round: what is to hold eventually has to hold at some moment until it comes round again. */
  roundBegins(): void {
    this.#heldInRound = new Set();
  }

  /** The run goes round for ever, so that what did not hold in a round never will. */
  goesRound(): void {
    const held = this.#heldInRound ?? new Set();
    for (const property of this.#properties) {
      this.#judgeInRound(property, held);
      if (property.kind === 'eventually' && !held.has(property))
        this.#findings.add({ ...found.notEventually(property.sentence, true), where: statedAt(property) });
    }
  }

  runEnded(how: { readonly quiet: boolean }): void {
    this.#builtIn?.runEnded(how);
    for (const property of this.#properties)
      if (property.kind === 'eventually' && !this.#holds(property))
        this.#findings.add({ ...found.notEventually(property.sentence), where: statedAt(property) });
  }

  #judgeInRound(property: Property, held: Set<Property>): void {
    if (property.kind === 'eventually' && !held.has(property) && this.#holds(property)) held.add(property);
  }

  #holds(property: Property): boolean {
    const { sentence } = property;
    const judged = this.#judged!;
    try {
      const held: unknown = this.#rows.judged(() =>
        this.#memory === undefined ? property.holds(judged) : this.#followed(property, judged, this.#memory),
      );
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

  /** Asks a property, and notes what it looks at. */
  #followed(property: Property, judged: Judged, memory: Memory): unknown {
    let looking = this.#looks.get(property);
    if (looking === undefined) this.#looks.set(property, (looking = new Looking()));
    judged.trace.watch(looking.at);
    memory.watch(looking.into);
    try {
      return property.holds(judged);
    } finally {
      judged.trace.watch(undefined);
      memory.watch(undefined);
    }
  }
}
