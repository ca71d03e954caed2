import { findingKinds } from '../../contract/found.ts';
import { errorCatalogue } from '../../kernel/errors.ts';

/** The page `docs/errors.md`: every error of the bench and every kind of finding, with its code and an example of its sentence. */
export const errorsPage = (): string =>
  [
    '# Errors and findings',
    '',
    'Made from the catalogues of the bench by `npm run docs`. An error is a sentence with a code: the code is for programs and',
    'searches, the sentence says what happened, where, and what to do. The names in the examples are examples.',
    '',
    'A finding is what a run brought to light. A *failure* kept something from happening that was asked for, and fails the run; a',
    '*warning* is what may have been meant, and fails it with `--strict` alone. Where orders race (in `explore`, and in lanes with',
    '`races`), what only one order keeps from happening is a warning. Each has a kind, a code, the line of the author, and',
    'how often it came from the same cause. An error that is thrown in a run is a failure, too: its kind is its code in small',
    'letters, `routing-loop` for `RP_ROUTING_LOOP`. Kinds of an author’s own plugins have no code.',
    '',
    '# Findings',
    '',
    ...findingKinds
      .toSorted((a, b) => a.code.localeCompare(b.code))
      .flatMap(({ code, kind, gravity, means, example }) => [
        `## ${code}`,
        '',
        `\`${kind}\`, a ${gravity}. ${means}`,
        '',
        `> ${example}`,
        '',
      ]),
    '# Errors',
    '',
    ...[...errorCatalogue]
      .toSorted((a, b) => a.code.localeCompare(b.code))
      .flatMap(({ code, example }) => [`## ${code}`, '', example, '']),
  ].join('\n');
