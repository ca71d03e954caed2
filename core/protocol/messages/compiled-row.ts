import { sealed } from '../key-values/sealed.ts';
import { flag, integer, text, type Attribute } from './attributes.ts';

type Body = Record<string, unknown>;

/** What is done with every message of a row, in code that was compiled for it: the names stand in it, and none is looked up. */
export interface CompiledRow {
  /** The body with these attributes, in the order of the table; nothing where something is wrong with them. `seals` copies and freezes lists. */
  readonly bodyOf: (given: Body, seals: boolean) => Body | undefined;
  /** Whether a body has what it must have, and nothing that it may not have. */
  readonly fits: (body: Body) => boolean;
}

/** Makes a body that has some of the attributes of a row. An object that is made with all its names at once takes the least room. */
type Shape = (...values: readonly unknown[]) => Body;

interface Place {
  readonly name: string;
  readonly attribute: Attribute;
  /** The variable that has the value, and the bit that says whether it is there. */
  readonly value: string;
  readonly bit: number;
}

/** Compiles a row, of which these attributes stand in the body: at most 31, as there are no more bits. */
export function compiledRow(inBody: Readonly<Record<string, Attribute>>): CompiledRow {
  const places = Object.entries(inBody).map(([name, attribute], place): Place => ({
    name,
    attribute,
    value: `v${place}`,
    bit: 1 << place,
  }));
  const shapes: Record<number, Shape | undefined> = {};
  const values = places.map(({ value }) => value).join(', ');
  const shape = (mask: number): Shape => {
    const there = places.filter(({ bit }) => (mask & bit) !== 0);
    const made = compiled({}, `(${values}) => ({ ${there.map(({ name, value }) => `${name}: ${value}`).join(', ')} })`);
    return (shapes[mask] = made as Shape);
  };
  const accepts = Object.fromEntries(places.map(({ value, attribute }) => [`accepts_${value}`, attribute.accepts]));
  const numbers = Object.fromEntries(places.map(({ value, attribute }) => [`numbers_${value}`, attribute.numbers]));
  const bodyOf = `(given, seals) => {
    ${refuseOthers('given', [...places.map(({ name }) => name), 'ReferenceId', 'InteractionId'], 'undefined')}
    let mask = 0;
    ${places.map(reading).join('\n')}
    return (shapes[mask] ?? shape(mask))(${values});
  }`;
  const fits = `(body) => {
    ${refuseOthers(
      'body',
      places.map(({ name }) => name),
      'false',
    )}
    ${places.map(checking).join('\n')}
    return true;
  }`;
  const given = { ...accepts, ...numbers, shapes, shape, sealed };
  return { bodyOf: compiled(given, bodyOf), fits: compiled(given, fits) } as CompiledRow;
}

const refuseOthers = (object: string, names: readonly string[], otherwise: string): string =>
  `for (const name in ${object}) switch (name) {
    ${names.map((name) => `case '${name}':`).join(' ')} break;
    default: if (${object}[name] !== undefined) return ${otherwise};
  }`;

function reading({ name, attribute, value, bit }: Place): string {
  const word = `if (typeof ${value} === 'string') ${value} = numbers_${value}[${value}] ?? ${value};`;
  return `let ${value} = given.${name};
    ${attribute.numbers === undefined ? '' : word}
    if (${value} !== undefined) {
      if (!(${condition(attribute, value)})) return undefined;
      if (seals && typeof ${value} === 'object') ${value} = sealed(${value});
      mask |= ${bit};
    } ${attribute.optional ? '' : 'else return undefined;'}`;
}

const checking = ({ name, attribute, value }: Place): string =>
  `const ${value} = body.${name};
  if (${value} === undefined ? ${!attribute.optional} : !(${condition(attribute, value)})) return false;`;

/** The plainest checks stand in the code themselves. */
function condition({ accepts }: Attribute, value: string): string {
  if (accepts === text.accepts) return `typeof ${value} === 'string'`;
  if (accepts === integer.accepts) return `Number.isInteger(${value})`;
  return accepts === flag.accepts ? `typeof ${value} === 'boolean'` : `accepts_${value}(${value})`;
}

/** The code holds names of the tables alone, and nothing that anybody has said. */
const compiled = (given: Readonly<Record<string, unknown>>, code: string): unknown =>
  // oxlint-disable-next-line no-implied-eval
  (new Function(...Object.keys(given), `'use strict'; return ${code};`) as (...values: readonly unknown[]) => unknown)(
    ...Object.values(given),
  );
