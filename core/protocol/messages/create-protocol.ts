import { errors, type BenchError } from '../../kernel/errors.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import type { Attribute } from './attributes.ts';
import { compiledRow, type CompiledRow } from './compiled-row.ts';
import type { AttributesOf, BodyOf, MessageRow, MessageTable, RawMessage, TypedMessage } from './define-messages.ts';
import { stamp } from './made.ts';
import type { Protocol } from '../values.ts';

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
  /** The protocol. */
  readonly name: P;
  /** How each of its messages looks. */
  readonly rows: Pick<M, TypeIn<P, M>>;
  /** Takes attributes by their names on the wire; ReferenceId becomes `ref` and InteractionId `interaction`. */
  create<T extends { [T in keyof M & string]: P extends M[T]['protocols'][number] ? T : never }[keyof M & string]>(
    type: T,
    attributes: AttributesOf<M[T]>,
  ): TypedMessage<P, T, BodyOf<M[T]>['body']>;
  /**
   * The same, for who sends the message once and keeps nothing of it: it is not checked or copied again. Lists in it are frozen
   * copies.
   */
  make: MessageFactory<P, M>['create'];
  /** Throws what `problemOf` finds. */
  check(message: RawMessage): void;
  /** What is wrong with a message, if anything is; a missing `ref` is right, the link gives one. */
  problemOf(message: RawMessage): Problem | undefined;
}

/** A row made ready for checking many messages. */
interface Plan {
  readonly type: string;
  /** The attributes that stand in `body`, and the place of each in the table. */
  readonly attributes: readonly Attribute[];
  readonly places: ReadonlyMap<string, number>;
  readonly reference: Attribute | undefined;
  readonly interaction: Attribute | undefined;
  /** Compiled when it is first asked for. */
  readonly code: CompiledRow;
}

type Body = Record<string, unknown>;
type Stamped = RawMessage & { [stamp]: RawMessage | undefined };

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
    const body = plan.code.bodyOf(given, false);
    if (body === undefined || !isAddressed(plan, given)) return slowly(plan, given);
    const { ReferenceId: ref, InteractionId: interaction } = given;
    return { protocol: name, type, ref, interaction, body } as RawMessage;
  };

  const make = (type: string, given: Body): RawMessage => {
    const plan = planFor(type);
    const body = plan.code.bodyOf(given, true);
    if (body === undefined || !isAddressed(plan, given)) return slowly(plan, given);
    const { ReferenceId: ref, InteractionId: interaction } = given;
    const message = { protocol: name, type, ref, interaction, body, [stamp]: undefined } as Stamped;
    message[stamp] = message;
    return message;
  };

  /** Finds out what is wrong, and throws it. */
  const slowly = (plan: Plan, given: Body): RawMessage => {
    const body: Body = {};
    for (const name in given)
      if (given[name] !== undefined && name !== 'ReferenceId' && name !== 'InteractionId' && !plan.places.has(name))
        throw unknownAttribute(plan, given).error;
    for (const [name, place] of plan.places)
      if (given[name] !== undefined) body[name] = numbered(plan.attributes[place]!, given[name]);
    const ref = given['ReferenceId'] as number | undefined;
    const interaction = given['InteractionId'] as string | undefined;
    if (interaction !== undefined && plan.interaction === undefined) throw unknownAttribute(plan, given).error;
    const message: RawMessage = { protocol: name, type: plan.type, ref, interaction, body };
    check(message);
    return message;
  };

  const problemOf = (message: RawMessage): Problem | undefined => problemAgainst(planFor(message.type), message);

  const check = (message: RawMessage): void => {
    const problem = problemOf(message);
    if (problem !== undefined) throw problem.error;
  };

  // The table gives the types; inside, a message is only its shape.
  return { name, rows, create, make, check, problemOf } as unknown as MessageFactory<P, M>;
};

const planOf = (type: string, { attributes }: MessageRow): Plan => {
  const { ReferenceId, InteractionId, ...inBody } = attributes;
  let code: CompiledRow | undefined;
  return {
    type,
    attributes: Object.values(inBody),
    places: new Map(Object.keys(inBody).map((name, place) => [name, place])),
    reference: ReferenceId,
    interaction: InteractionId,
    get code() {
      return (code ??= compiledRow(inBody));
    },
  };
};

/** The number that travels for a word. */
const numbered = ({ numbers }: Attribute, given: unknown): unknown =>
  typeof given === 'string' ? (numbers?.[given] ?? given) : given;

const problemAgainst = (plan: Plan, message: RawMessage): Problem | undefined => {
  const { ref, interaction } = message;
  const body = message.body as Body;
  if (ref !== undefined && !plan.reference?.accepts(ref)) return refusal(plan, 'ReferenceId', plan.reference, ref);
  // A message that has no InteractionId may bear a mark of the bench in its place.
  if (
    interaction === undefined ? plan.interaction?.optional === false : plan.interaction?.accepts(interaction) === false
  )
    return refusal(plan, 'InteractionId', plan.interaction, interaction);
  return plan.code.fits(body) ? undefined : problemIn(plan, body);
};

/** Whether the attributes that do not stand in the body are as the row has them. */
const isAddressed = ({ reference, interaction }: Plan, { ReferenceId: ref, InteractionId: about }: Body): boolean =>
  (ref === undefined || reference?.accepts(ref) === true) &&
  (about === undefined ? interaction?.optional !== false : interaction?.accepts(about) === true);

const problemIn = (plan: Plan, body: Body): Problem => {
  for (const [name, place] of plan.places) {
    const attribute = plan.attributes[place]!;
    const value = body[name];
    if (value === undefined ? !attribute.optional : !attribute.accepts(value))
      return refusal(plan, name, attribute, value);
  }
  return unknownAttribute(plan, body);
};

// ---- sentences

const refusal = ({ type }: Plan, name: string, attribute: Attribute | undefined, got: unknown): Problem => {
  if (attribute === undefined) return bad(errors.unknownAttribute(type, name, undefined));
  const needed = attribute.words
    ? `one of ${attribute.words.join(', ')}`
    : `${article(attribute.kind)}${attribute.kind}`;
  if (got === undefined) return { kind: 'missing-attribute', error: errors.missingAttribute(type, name, needed) };
  const inside = isList(got) ? attribute.problemIn?.(got) : undefined;
  if (inside !== undefined)
    return bad(errors.badUserData(`${name} of ${type}`, inside.path, inside.is, inside.instead));
  const meant = attribute.words && typeof got === 'string' ? nearestName(got, attribute.words) : undefined;
  return bad(errors.wrongAttribute(type, name, described(got), needed, meant));
};

const unknownAttribute = ({ type, places, reference, interaction }: Plan, given: Body): Problem => {
  const known = [...places.keys(), ...(reference ? ['ReferenceId'] : []), ...(interaction ? ['InteractionId'] : [])];
  const name = Object.keys(given).find((each) => given[each] !== undefined && !known.includes(each));
  if (name !== undefined) return bad(errors.unknownAttribute(type, name, nearestName(name, known)));
  const [hoisted, place] = 'ReferenceId' in given ? ['ReferenceId', 'ref'] : ['InteractionId', 'interaction'];
  return bad(errors.misplacedAttribute(type, hoisted!, place!));
};

const isList = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

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
