import { breach, exportsOf, inside, programOf, walk, type Breach, type Check } from './source.ts';

const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*(?:\/\/[^\n]*\s*)*$/;

/** Whatever core exports has a docstring. */
export const exportsHaveDocstrings: Check = (sources) =>
  sources
    .filter(inside('core'))
    .flatMap((source) =>
      exportsOf(source).flatMap(({ name, at }) =>
        docstring.test(source.text.slice(0, at)) ? [] : [breach(source, at, `exports '${name}' without a docstring`)],
      ),
    );

/** Types say what things are. */
export const noAny: Check = (sources) =>
  sources.flatMap((source) => {
    const found: Breach[] = [];
    walk(programOf(source), ({ type, start }) => {
      if (type === 'TSAnyKeyword') found.push(breach(source, start, `says 'any'`));
    });
    return found;
  });

/** What is not done is not promised in a comment. */
export const nothingPutOff: Check = (sources) =>
  sources.flatMap((source) =>
    [...source.text.matchAll(/\bTO(?:DO)\b|\bFIX(?:ME)\b/g)].map(({ index, 0: word }) =>
      breach(source, index, `has a ${word}`),
    ),
  );

const programByPlace = /(?<![\w.!-])(?:\/[\w.-]+)*\/s?bin\/[\w.-]+/;

/** A program is found on the path: each machine has it in another place, and most have it in none. */
export const programsByName: Check = (sources) =>
  sources.flatMap((source) => {
    const found: Breach[] = [];
    walk(programOf(source), ({ type, start, end }) => {
      if (type !== 'Literal' && type !== 'TemplateElement') return;
      const [program] = programByPlace.exec(source.text.slice(start, end)) ?? [];
      if (program !== undefined) found.push(breach(source, start, `names the program '${program}' by its place`));
    });
    return found;
  });
