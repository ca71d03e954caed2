import test from 'ava';
import fc from 'fast-check';
import { BenchError } from 'routeproof/plugins';
import { matches, parseTarget } from '../../../plugins/urs/targets/parse-target.ts';
import { cases } from '../../sizes.ts';

type Levels = Readonly<Record<string, number>>;

/** A text of the grammar, and what it means, made beside each other. */
interface Made {
  readonly text: string;
  readonly holds: (levels: Levels) => boolean;
}

const bare = ['English', 'Email', 'Tier 2 support', "l'anglais", 'Ärger', '_x1', 'on-call', '7up'];

const quoted = ['C++', 'a & b', 'x|y', '(odd)', 'v1.GA', '>5', 'ask: why?', '@home'];

const space = fc.constantFrom('', '', ' ', '  ');

const operator = fc.constantFrom('>', '>=', '<', '<=', '=', '!=');

const level = fc.integer({ min: 0, max: 12 });

function isTrue(have: number, sign: string, wanted: number): boolean {
  if (sign === '=') return have === wanted;
  if (sign === '!=') return have !== wanted;
  return (sign.includes('=') && have === wanted) || (sign.includes('>') ? have > wanted : have < wanted);
}

const comparison: fc.Arbitrary<Made> = fc
  .tuple(fc.constantFrom(...bare, ...quoted), fc.boolean(), space, operator, space, level)
  .map(([skill, inQuotes, before, sign, after, wanted]) => ({
    text: `${inQuotes || quoted.includes(skill) ? `"${skill}"` : skill}${before}${sign}${after}${wanted}`,
    holds: (levels) => isTrue(levels[skill] ?? 0, sign, wanted),
  }));

const joined = (part: fc.Arbitrary<Made>, sign: string, every: boolean): fc.Arbitrary<Made> =>
  fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), space, space).map(([parts, before, after]) => ({
    text: parts.map(({ text }) => text).join(`${before}${sign}${after}`),
    holds: (levels) => (every ? parts.every(({ holds }) => holds(levels)) : parts.some(({ holds }) => holds(levels))),
  }));

const inParentheses = (part: fc.Arbitrary<Made>): fc.Arbitrary<Made> =>
  fc
    .tuple(part, space, space)
    .map(([{ text, holds }, before, after]) => ({ text: `(${before}${text}${after})`, holds }));

const { expression } = fc.letrec<{ expression: Made; operand: Made }>((tie) => ({
  expression: joined(joined(tie('operand'), '&', true), '|', false),
  operand: fc.oneof({ maxDepth: 3 }, { arbitrary: comparison, weight: 3 }, inParentheses(tie('expression'))),
}));

const skillTarget: fc.Arbitrary<Made & { readonly group: string }> = fc
  .tuple(
    fc.constantFrom('', '', 'Support', 'Tier 2'),
    space,
    expression,
    space,
    fc.constantFrom('', '@StatServer', '@ Stat 1'),
  )
  .map(([group, before, { text, holds }, after, server]) => ({
    text: `?${group}:${before}${text}${after}${server}.GA`,
    holds,
    group,
  }));

const levelsOfAgent = fc.dictionary(fc.constantFrom(...bare, ...quoted), level, { maxKeys: 8 });

const groupsOfAgent = fc.subarray(['Support', 'Tier 2']);

const mutants = cases({ short: 3000, long: 50_000 });

const expressions = cases({ short: 5000, long: 100_000 });

test(`${expressions} expressions of skills mean what they were made to mean`, (t) => {
  let held = 0;
  fc.assert(
    fc.property(skillTarget, levelsOfAgent, groupsOfAgent, ({ text, holds, group }, skills, groups) => {
      const meant = (group === '' || groups.includes(group)) && holds(skills);
      if (meant) held++;
      return matches(parseTarget(text), { name: 'ann', skills, groups: new Set(groups) }) === meant;
    }),
    { numRuns: expressions, seed: 9792 },
  );
  t.true(held > expressions * 0.2 && held < expressions * 0.8, `${held} held`);
});

const nameStart = /[\p{L}\p{N}_]/u;

const nameOn = /[\p{L}\p{N}_ '-]/u;

/**
 * Reads an expression of skills letter by letter, and says at which one it can no longer become a right one: at its length where
 * only the end comes too early, -1 where it is right. It remembers a state and how many parentheses are open, and builds nothing.
 */
function firstImpossible(text: string): number {
  let state = 'start';
  let open = 0;
  const operatorFor = (letter: string) =>
    ({ '>': 'perhaps =', '<': 'perhaps =', '=': 'level', '!': 'surely =' })[letter] ?? 'wrong';
  const afterLevel = (letter: string): string => {
    if (letter === ' ') return 'after level';
    if (letter === '&' || letter === '|') return 'operand';
    if (letter === ')') return open-- > 0 ? 'after level' : 'wrong';
    return open > 0 ? 'wrong' : letter === '@' ? 'server to come' : letter === '.' ? 'G' : 'wrong';
  };
  const operand = (letter: string): string => {
    if (letter === '(') open++;
    if (letter === '(' || letter === ' ') return 'operand';
    return letter === '"' ? 'quoted to come' : nameStart.test(letter) ? 'name' : 'wrong';
  };
  const digit = /\d/;
  const next: Readonly<Record<string, (letter: string) => string>> = {
    start: (letter) => (letter === '?' ? 'group' : letter === ' ' ? 'start' : 'wrong'),
    group: (letter) => (letter === ':' ? 'operand' : /[?@"&|()<>=!]/.test(letter) ? 'wrong' : 'group'),
    operand,
    'quoted to come': (letter) => (letter === '"' ? 'wrong' : 'quoted'),
    quoted: (letter) => (letter === '"' ? 'after quoted' : 'quoted'),
    'after quoted': (letter) => (letter === ' ' ? 'after quoted' : operatorFor(letter)),
    name: (letter) => (nameOn.test(letter) ? 'name' : operatorFor(letter)),
    'perhaps =': (letter) => (letter === '=' || letter === ' ' ? 'level' : digit.test(letter) ? 'digits' : 'wrong'),
    'surely =': (letter) => (letter === '=' ? 'level' : 'wrong'),
    level: (letter) => (letter === ' ' ? 'level' : digit.test(letter) ? 'digits' : 'wrong'),
    digits: (letter) => (digit.test(letter) ? 'digits' : afterLevel(letter)),
    'after level': afterLevel,
    'server to come': (letter) => (letter === ' ' ? 'server to come' : /[.@]/.test(letter) ? 'wrong' : 'server'),
    server: (letter) => (letter === '.' ? 'G' : letter === '@' ? 'wrong' : 'server'),
    G: (letter) => (letter === 'G' ? 'A' : 'wrong'),
    A: (letter) => (letter === 'A' ? 'end' : 'wrong'),
    end: (letter) => (letter === ' ' ? 'end' : 'wrong'),
  };
  for (let place = 0; place < text.length; place++) {
    state = next[state]!(text[place]!);
    if (state === 'wrong') return place;
  }
  return state === 'end' ? -1 : text.length;
}

/** Drops, doubles or swaps one letter of a text, and says where. */
const mutated = (texts: fc.Arbitrary<string>) =>
  fc.tuple(texts, fc.nat(), fc.constantFrom('drop', 'double', 'swap')).map(([text, anywhere, how]) => {
    const place = anywhere % text.length;
    const [before, one, other = '', rest] = [
      text.slice(0, place),
      text[place]!,
      text[place + 1],
      text.slice(place + 2),
    ];
    const instead = how === 'drop' ? other : how === 'double' ? one + one + other : other + one;
    return { text: before + instead + rest, place };
  });

/** The column that the error names; 0 when the text can be read. */
function columnOf(text: string): number {
  try {
    parseTarget(text);
    return 0;
  } catch (error) {
    if (!(error instanceof BenchError) || error.code !== 'RP_BAD_TARGET') throw error;
    return Number(/ at column (\d+), where /.exec(error.message)?.[1]);
  }
}

test('a wrong expression names the column of the mistake, or the first place where it can no longer be right', (t) => {
  let wrong = 0;
  fc.assert(
    fc.property(mutated(skillTarget.map(({ text }) => text)), ({ text, place }) => {
      const first = firstImpossible(text);
      if (first >= 0) wrong++;
      // Without its question mark in front the text is no expression of skills any more.
      return columnOf(text) === (place === 0 && !text.startsWith('?') ? place : first) + 1;
    }),
    { numRuns: mutants, seed: 9792 },
  );
  t.true(wrong > mutants * 0.3, `${wrong} were wrong`);
});

const types = ['A', 'AP', 'GA', 'GP', 'Q'];

const named = fc
  .tuple(
    fc.constantFrom('ann', 'Back office', 'Ärger 2'),
    fc.constantFrom('', '@StatServer'),
    fc.constantFrom(...types),
  )
  .map(([name, server, type]) => `${name}${server}.${type}`);

test('a wrong name and type names the column of the mistake, or the first place where it can no longer be right', (t) => {
  let wrong = 0;
  fc.assert(
    fc.property(mutated(named), ({ text, place }) => {
      const column = columnOf(text);
      const dot = text.lastIndexOf('.');
      const type = text.slice(dot + 1);
      const object = text.slice(0, Math.max(dot, 0)).replace(/@[^@]*$/, '');
      const isRight = dot >= 0 && types.includes(type) && object.trim() !== '';
      if (isRight) return column === 0;
      wrong++;
      const longest = Math.max(
        ...types.map((each) => each.split('').findIndex((letter, index) => type[index] !== letter)),
      );
      return [place + 1, place + 2, dot < 0 ? text.length + 1 : dot + 2 + longest].includes(column);
    }),
    { numRuns: 20_000, seed: 9792 },
  );
  t.true(wrong > 2_000, `${wrong} were wrong`);
});

test('a target names agents, places, groups, groups of places and queues', (t) => {
  const ann = {
    name: 'ann',
    skills: { English: 6 },
    groups: new Set(['Support']),
    place: 'desk 7',
    placeGroups: new Set(['Hall']),
  };
  const fitting = ['ann.A', 'desk 7.AP', 'Support.GA', 'Hall.GP', '?Support:English>5.GA', '?:French=0@S.GA'];
  const unfit = ['desk 7.A', 'ann.AP', 'Hall.GA', 'Support.GP', 'Support.Q', '?Hall:English>5.GA', '?:French>0.GA'];
  for (const text of fitting) t.true(matches(parseTarget(text), ann), text);
  for (const text of unfit) t.false(matches(parseTarget(text), ann), text);
  const same = [' ?: English>5&( Email >=3|Chat=1 ).GA', '?:"English" > 5 & (Email >= 3 | Chat = 1)@StatServer.GA'];
  t.is(new Set(same.map((text) => parseTarget(text).object)).size, 1);
  t.is(parseTarget('a@b@StatServer.A').object, 'a@b');
});

test('a text that is read once is not read again, and parentheses without end are refused', (t) => {
  t.is(parseTarget('?:English > 5.GA'), parseTarget('?:English > 5.GA'));
  t.is(columnOf(`?:${'('.repeat(100_000)}`), 103);
});
