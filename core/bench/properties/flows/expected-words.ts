import type { Crossing } from '../../../bus/crossing.ts';
import type { EventType } from '../../../protocol/catalogue.ts';
import type { FlowStep, Words } from '../../../protocol/flows/flow.ts';
import { facts, type AttributeSource, type Source } from '../../../protocol/flows/source.ts';
import type { Protocol } from '../../../protocol/values.ts';
import { factsOfStep, untold, type FactOfStep } from './facts-of-step.ts';
import type { Cast, Due } from './receivers.ts';
import { differenceOf, inWords, type Difference } from './difference-of.ts';

/** An attribute that is due, and how its value is found. */
interface Expected {
  readonly name: string;
  /** Whether it has to be there. */
  readonly isDue: boolean;
  readonly value: FactOfStep;
  readonly source: Source;
}

/** The words of a step, made ready to be held against many messages. */
export class ExpectedWords {
  readonly #words: Words;
  readonly #expected: readonly Expected[];
  readonly #names: ReadonlySet<string>;
  readonly protocol: Protocol;

  constructor(words: Words) {
    this.#words = words;
    this.protocol = words.protocol;
    const attributes = Object.entries(words.attributes);
    this.#expected = attributes.map(([name, attribute]) => expected(name, attribute));
    this.#names = new Set(attributes.map(([name]) => name));
  }

  typeIn({ options }: Cast): EventType {
    const { typeByOption, event } = this.#words;
    return typeByOption === undefined ? event : options[typeByOption];
  }

  /** What is wrong with the attributes of a message that has the right type and protocol: a clause for each. */
  problemsOf(message: Crossing, cast: Cast, due: Due): readonly string[] {
    const problems: string[] = [];
    const body = message.body as Readonly<Record<string, unknown>>;
    for (const { name, isDue, value, source } of this.#expected) {
      const came = name === 'ReferenceId' ? message.ref : name === 'InteractionId' ? message.interaction : body[name];
      const should = value(cast, due, message);
      if (should === untold || (came === should && (came !== undefined || !isDue))) continue;
      const difference =
        differenceOf(name, came, should) ?? (isDue && came === undefined ? { path: name, came, should } : undefined);
      if (difference !== undefined) problems.push(clause(difference, originOf(source, cast)));
    }
    for (const name in body)
      if (body[name] !== undefined && !this.#names.has(name)) problems.push(tooMuch(name, body[name]));
    if (message.ref !== undefined && !this.#names.has('ReferenceId'))
      problems.push(tooMuch('ReferenceId', message.ref));
    return problems;
  }
}

const expected = (name: string, { source, due }: AttributeSource): Expected => ({
  name,
  isDue: due === 'always',
  value: valueFrom(source),
  source,
});

function valueFrom(source: Source): FactOfStep {
  switch (source.kind) {
    case 'constant': {
      const { value } = source;
      return () => value;
    }
    case 'fact': return factsOfStep[source.fact];
    case 'request': {
      return ({ step: { cause } }) =>
        (cause?.body as Readonly<Record<string, unknown>> | undefined)?.[nameIn(cause, source)];
    }
  }
} // prettier-ignore

function clause({ path, came, should }: Difference, origin: string): string {
  if (should === undefined && came === undefined) return `${path} is absent, and should not be (${origin})`;
  if (should === undefined) return `${path} is ${inWords(came)}, and should be absent (${origin})`;
  const is = came === undefined ? 'absent' : inWords(came);
  return `${path} is ${is}, and should be ${inWords(should)} (${origin})`;
}

const tooMuch = (name: string, came: unknown): string =>
  `${name} is ${inWords(came)}, and the flow has no such attribute`;

type OfRequest = Extract<Source, { readonly kind: 'request' }>;

const nameIn = (cause: Crossing | undefined, { attribute, inTLibrary }: OfRequest): string =>
  cause?.protocol === 'TLibrary' ? inTLibrary : attribute;

/** Where a value should have come from, in words. */
function originOf(source: Source, { step: { cause } }: Cast): string {
  switch (source.kind) {
    case 'constant': return `from ${source.words}`;
    case 'fact': return `from ${facts[source.fact]}`;
    case 'request': return `from ${nameIn(cause, source)} of ${cause?.type ?? 'the request'}`;
  }
} // prettier-ignore

/** The ways in which a step of a flow may travel. */
export interface ExpectedStep {
  readonly step: FlowStep;
  readonly number: number;
  readonly words: ExpectedWords;
  readonly otherwise: ExpectedWords | undefined;
}

/** Makes the steps of a flow ready, once. */
export const expectedSteps = (steps: readonly FlowStep[]): readonly ExpectedStep[] =>
  steps.map((step, index) => ({
    step,
    number: index + 1,
    words: new ExpectedWords(step),
    otherwise: step.otherwise && new ExpectedWords(step.otherwise),
  }));
