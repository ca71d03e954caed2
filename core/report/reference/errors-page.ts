import { findingKinds } from '../../contract/found.ts';
import { errorCatalogue } from '../../kernel/errors.ts';
import type { ApiLinks } from './api-links.ts';

/** Whose members sentences name: by a word for it, as in `desk.after`, or without, as in `until`. */
const spokenOf: Readonly<Record<string, string>> = {
  desk: 'Desk',
  clock: 'ActorClock',
  kit: 'ActorKit',
  server: 'HandlingServer',
};
const unspoken = ['Scenario', 'Agent', 'Queue', 'Plugin', 'Strategy', 'Substitution', 'Property', 'ServiceOptions'];

/** Where another has the same name: what is meant in the sentence of this code. */
const meantIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RP_BAD_FINDING: { sentence: 'Reported' },
  RP_HABIT_NOT_DONE: { at: 'Rule.at' },
  RP_LOAD_NEVER_CAME: { at: 'OfferedInteraction' },
};

/** What the API reference says about the names that the sentence of a code has in its own code. */
function seeAlso(code: string, sentence: string, links: ApiLinks): readonly string[] {
  const see = new Map<string, string>();
  for (const [, quoted = ''] of sentence.matchAll(/`([^`]+)`/g)) {
    const [head = '', member] = /^(?:export default )?([\w.]+)/.exec(quoted)?.[1]?.split('.') ?? [];
    const meant = meantIn[code]?.[head];
    const owner = Object.hasOwn(spokenOf, head) ? spokenOf[head] : undefined;
    const names =
      owner === undefined ? [head, ...unspoken.map((each) => `${each}.${head}`)] : [`${owner}.${member ?? ''}`, owner];
    const name = [...(meant === undefined ? [] : [meant]), ...names].find((each) => links.has(each));
    if (name !== undefined) see.set(name, links.get(name)!);
  }
  return see.size === 0 ? [] : [`See ${[...see].map(([name, link]) => `[${name}](${link})`).join(', ')}.`, ''];
}

/**
 * The page `docs/errors.md`: every error of the bench and every kind of finding, with its code, an example of its sentence,
 * and links to what the API reference says about the names in it.
 */
export const errorsPage = (links: ApiLinks): string =>
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
        ...seeAlso(code, `${means} ${example}`, links),
      ]),
    '# Errors',
    '',
    ...[...errorCatalogue]
      .toSorted((a, b) => a.code.localeCompare(b.code))
      .flatMap(({ code, example }) => [`## ${code}`, '', example, '', ...seeAlso(code, example, links)]),
  ].join('\n');
