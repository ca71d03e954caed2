import type { KeyValues } from 'routeproof';
import { authorLine, found, nearestName, type Kit } from 'routeproof/kit';
import { consulted, type Consulted } from '../../business-routing/consulted.ts';
import type { RuleNeeds, RuleResult } from '../../business-routing/rule-needs.ts';
import type { Configuration } from '../targets/configuration.ts';
import { parseTarget } from '../targets/parse-target.ts';
import { isSystemProperty } from '../routing/system-properties.ts';
import { unknownName, type UnknownName } from '../targets/unknown-name.ts';

/** Rules that nothing in a run could meet, and results of rules that nothing in the centre has. */
export class RuleDoubts {
  readonly #configuration: Configuration;
  readonly #consulted: Consulted | undefined = consulted.here;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  /** An interaction has this user data now. */
  attached(userData: KeyValues): void {
    for (const key in userData) this.#consulted?.attached.add(key);
  }

  /** Told once, however many there are of URS. */
  tell(kit: Pick<Kit, 'finding'>): void {
    if (this.#consulted === undefined) return;
    const { tables, lookedFor, remembered, attached } = this.#consulted;
    const keys = [...attached].filter((key) => !isSystemProperty(key));
    for (const [needs, known] of tables) {
      this.#tellOfConditions(needs, known, keys, kit);
      if (!this.#configuration.isOpen) this.#tellOfResults(needs, kit);
    }
    for (const [key, made] of lookedFor)
      if (!attached.has(key) && !remembered.has(key))
        kit.finding({ ...found.keyNeverAttached(key, nearestName(key, keys)), where: authorLine(made) });
    tables.clear();
    lookedFor.clear();
  }

  #tellOfConditions(
    { table, conditions }: RuleNeeds,
    known: Set<string>,
    keys: readonly string[],
    kit: Pick<Kit, 'finding'>,
  ) {
    for (const [condition, { place: where, rules }] of conditions) {
      if (known.has(condition)) continue;
      const comes = keys.includes(condition);
      const meant = comes ? undefined : (nearestName(condition, keys) ?? keyWith(condition, keys));
      kit.finding({ ...found.ruleNeverMet(table, condition, rules, comes, meant), where });
    }
  }

  /** Where none of a column is known, it is likely to name something else. */
  #tellOfResults({ table, results }: RuleNeeds, kit: Pick<Kit, 'finding'>): void {
    for (const result of results) {
      const unknown = this.#unknownIn(result);
      if (unknown === undefined) continue;
      const { column, text, place: where } = result;
      const others = results.filter((each) => each.column === column && each.text !== text);
      if (unknown.meant === undefined && !others.some((each) => this.#unknownIn(each) === undefined)) continue;
      kit.finding({ ...found.ruleResultUnknown(table, column, text, unknown.why, unknown.meant), where });
    }
  }

  #unknownIn({ column, text }: RuleResult): UnknownName | undefined {
    const { queues, workbins } = this.#configuration;
    if (/virtual/i.test(column)) return undefined;
    if (/queue$/i.test(column)) return unknownPlace('queue', text, queues);
    if (/workbin$/i.test(column)) return unknownPlace('workbin', text, workbins);
    return /target$/i.test(column) && /^\?|\.(?:A|AP|GA|GP|Q)$/.test(text) ? this.#unknownTarget(text) : undefined;
  }

  #unknownTarget(text: string): UnknownName | undefined {
    const { groups, queues } = this.#configuration;
    const target = parsed(text);
    if (target === undefined) return undefined;
    if (target.kind === 'queue') return unknownPlace('queue', target.object, queues);
    const group = target.kind === 'group' || target.kind === 'place group' ? target.object : undefined;
    const within = target.kind === 'skill' ? target.group : group;
    return (
      (within === undefined ? undefined : unknownPlace('group', within, groups)) ??
      unknownName(target, this.#configuration)
    );
  }
}

const unknownPlace = (kind: string, name: string, known: readonly string[]): UnknownName | undefined =>
  known.includes(name) ? undefined : { why: `the centre has no ${kind} '${name}'`, meant: nearestName(name, known) };

/** `CustomerSegment` for `segment`. */
const keyWith = (condition: string, keys: readonly string[]): string | undefined =>
  keys.find((key) => key.toLowerCase().includes(condition.toLowerCase()));

/** What cannot be read is told where it is asked for. */
function parsed(text: string): ReturnType<typeof parseTarget> | undefined {
  try {
    return parseTarget(text);
  } catch {
    return undefined;
  }
}
