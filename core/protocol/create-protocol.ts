import { errors, type BenchError } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Attribute } from './attributes.ts';
import type { AttributesOf, MessageOfRow, MessageRow, MessageTable } from './define-messages.ts';
import type { Protocol } from './values.ts';

/** A message of which nothing is known yet but its shape: from a file, or from a codec. */
export interface RawMessage {
  readonly protocol: string;
  readonly type: string;
  readonly ref: number | undefined;
  readonly interaction: string | undefined;
  readonly body: object;
}

/** The types of a table that travel as one protocol. */
export type TypeIn<P extends Protocol, M extends MessageTable> = {
  [T in keyof M & string]: P extends M[T]['protocols'][number] ? T : never;
}[keyof M & string];

/** What is wrong with a message: the server's name of it, and the bench's own error. */
export interface Problem {
  readonly kind: 'missing-attribute' | 'bad-attribute';
  readonly error: BenchError;
}

/** Makes and checks the messages of one protocol. */
export interface MessageFactory<P extends Protocol, M extends MessageTable> {
  readonly name: P;
  readonly rows: Pick<M, TypeIn<P, M>>;
  /** Takes attributes by their names on the wire; ReferenceId becomes `ref` and InteractionId `interaction`. */
  create<T extends TypeIn<P, M>>(type: T, attributes: AttributesOf<M[T]>): MessageOfRow<P, T, M[T]>;
  /** Throws what `problemOf` finds. */
  check(message: RawMessage): void;
  /** What is wrong with a message, if anything is; a missing `ref` is right, the link gives one. */
  problemOf(message: RawMessage): Problem | undefined;
}

/** A row made ready for checking many messages. */
interface Plan {
  readonly type: string;
  /** The attributes that stand in `body`, in the order of the table. */
  readonly names: readonly string[];
  readonly attributes: readonly Attribute[];
  readonly reference: Attribute | undefined;
  readonly interaction: Attribute | undefined;
}

type Body = Record<string, unknown>;

/** Makes the factory of one protocol from the table that has its rows. */
export const createProtocol = <const P extends Protocol, M extends MessageTable>(
  name: P,
  table: M,
): MessageFactory<P, M> => {
  const rows = Object.fromEntries(Object.entries(table).filter(([, row]) => row.protocols.includes(name)));
  const plans = new Map(Object.entries(rows).map(([type, row]) => [type, planOf(type, row)]));

  const planFor = (type: string): Plan => {
    const plan = plans.get(type);
    if (plan === undefined) throw errors.unknownMessage(name, type, nearestName(type, plans.keys()));
    return plan;
  };

  const create = (type: string, given: Body): RawMessage => {
    const plan = planFor(type);
    const { names } = plan;
    const body: Body = {};
    let taken = 0;
    for (let index = 0; index < names.length; index++) {
      const value = given[names[index]!];
      if (value === undefined) continue;
      body[names[index]!] = value;
      taken++;
    }
    const ref = given['ReferenceId'] as number | undefined;
    const interaction = given['InteractionId'] as string | undefined;
    if (countOf(given) !== taken + (ref === undefined ? 0 : 1) + (interaction === undefined ? 0 : 1))
      throw unknownAttribute(plan, given).error;
    const message: RawMessage = { protocol: name, type, ref, interaction, body };
    check(message);
    return message;
  };

  const problemOf = (message: RawMessage): Problem | undefined => problemAgainst(planFor(message.type), message);

  const check = (message: RawMessage): void => {
    const problem = problemOf(message);
    if (problem !== undefined) throw problem.error;
  };

  // The table gives the types; inside, a message is only its shape.
  return { name, rows, create, check, problemOf } as unknown as MessageFactory<P, M>;
};

const planOf = (type: string, { attributes }: MessageRow): Plan => {
  const { ReferenceId, InteractionId, ...inBody } = attributes;
  return {
    type,
    names: Object.keys(inBody),
    attributes: Object.values(inBody),
    reference: ReferenceId,
    interaction: InteractionId,
  };
};

const problemAgainst = (plan: Plan, message: RawMessage): Problem | undefined => {
  const { ref, interaction } = message;
  const body = message.body as Body;
  if (ref !== undefined && !plan.reference?.accepts(ref)) return refusal(plan, 'ReferenceId', plan.reference, ref);
  if (interaction === undefined ? plan.interaction?.optional === false : !plan.interaction?.accepts(interaction))
    return refusal(plan, 'InteractionId', plan.interaction, interaction);
  let taken = 0;
  for (let index = 0; index < plan.names.length; index++) {
    const attribute = plan.attributes[index]!;
    const value = body[plan.names[index]!];
    if (value === undefined ? !attribute.optional : !attribute.accepts(value))
      return refusal(plan, plan.names[index]!, attribute, value);
    if (value !== undefined) taken++;
  }
  return countOf(body) === taken ? undefined : unknownAttribute(plan, body);
};

const countOf = (body: Body): number => {
  let count = 0;
  for (const name in body) if (body[name] !== undefined) count++;
  return count;
};

// ---- sentences

const refusal = ({ type }: Plan, name: string, attribute: Attribute | undefined, got: unknown): Problem => {
  if (attribute === undefined) return bad(errors.unknownAttribute(type, name, undefined));
  const needed = attribute.words
    ? `one of ${attribute.words.join(', ')}`
    : `${article(attribute.kind)}${attribute.kind}`;
  if (got === undefined) return { kind: 'missing-attribute', error: errors.missingAttribute(type, name, needed) };
  const meant = attribute.words && typeof got === 'string' ? nearestName(got, attribute.words) : undefined;
  return bad(errors.wrongAttribute(type, name, described(got), needed, meant));
};

const unknownAttribute = ({ type, names, reference, interaction }: Plan, given: Body): Problem => {
  const known = [...names, ...(reference ? ['ReferenceId'] : []), ...(interaction ? ['InteractionId'] : [])];
  const name = Object.keys(given).find((each) => given[each] !== undefined && !known.includes(each));
  if (name !== undefined) return bad(errors.unknownAttribute(type, name, nearestName(name, known)));
  const [hoisted, place] = 'ReferenceId' in given ? ['ReferenceId', 'ref'] : ['InteractionId', 'interaction'];
  return bad(errors.misplacedAttribute(type, hoisted!, place!));
};

const bad = (error: BenchError): Problem => ({ kind: 'bad-attribute', error });

const article = (kind: string): string =>
  kind === 'text' || /^\d/.test(kind) ? '' : /^[aeiou]/i.test(kind) ? 'an ' : 'a ';

const described = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a key-value list';
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`;
  return typeof value === 'string' ? `the text '${value}'` : `a ${typeof value}`;
};
