import { errorCatalogue } from '../kernel/errors.ts';

/** The page `docs/errors.md`: every error of the bench with its code and an example of its sentence. */
export const errorsPage = (): string =>
  [
    '# Errors',
    '',
    'Made from the catalogue of the bench by `npm run docs`. An error is a sentence with a code: the code is for programs and',
    'searches, the sentence says what happened, where, and what to do. The names in the examples are examples.',
    '',
    ...[...errorCatalogue]
      .toSorted((a, b) => a.code.localeCompare(b.code))
      .flatMap(({ code, example }) => [`## ${code}`, '', example, '']),
  ].join('\n');
