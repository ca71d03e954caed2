import { posix } from 'node:path';
import { breach, code, exportsOf, kebab, type Check } from './source.ts';

/** Names of the wire that have a word which ours may not have. */
const wireNames: ReadonlySet<string> = new Set([
  'UserData', 'EventAttachedDataChanged', 'RequestAttachUserData', 'RequestUpdateUserData', 'RequestDeleteUserData',
]); // prettier-ignore

/** Files that are named after none of their exports, and why. */
export const namedOtherwise: Readonly<Record<string, string>> = {
  'core/index.ts': 'the public surface for authors',
  'core/kit.ts': 'the public surface for those who write plugins',
  'core/protocol.ts': 'the tables of the protocols, as others see them',
  'core/engines.ts': 'the public surface for those who build engines',
  'core/report.ts': 'the public surface of reports',
  'core/testing/index.ts': 'the public surface for tests',
  'plugins/index.ts': 'the public surface of the plugins',
  'core/cli/main.ts': 'a program: it exports nothing',
  'core/cli/write-docs.ts': 'a program: it exports nothing',
  'core/cli/workers/command-thread.ts': 'a program: it exports nothing',
  'core/cli/workers/explore-thread.ts': 'the program of the thread in which a search runs',
  'core/cli/workers/run-thread.ts': 'the program of the thread in which one of several files is played',
  'core/cli/workers/view-thread.ts': 'the program of the thread in which the run of a live page is played',
  'core/loader/register.ts': 'a program: it exports nothing',
  'core/process/threads/rxjs-in-one-file.ts': 'it exports nothing: it puts RxJS where Node looks for it',
  'core/loader/loading-hooks.ts': 'what Node asks of those who load modules, in its own words',
  'core/loader/reading/parsed-program.ts': 'reads a parsed program; its exports are the parts',
  'core/kernel/time.ts': 'units of time',
  'core/server/bodies.ts': 'parts of the bodies of events',
  'core/explore/search/schedulers.ts': 'ways to answer the questions of a run',
  'core/server/acts/external-calls.ts': 'calls of third-party services: reported, answered, failed',
  'core/server/requests/request-3rd-server.ts':
    'named after Request3rdServer, as all handlers are named after their request',
  'core/server/acts/queues.ts': 'what queues do: take in, hand over',
  'core/server/rights.ts': 'who may do what',
  'plugins/reference-flows/lead-in.ts': 'the lead-in of the flows, in its parts',
};

const emptyWords = /^(manager|helper|util|data)s?$/;
const isEmptyName = (name: string) =>
  !wireNames.has(name) &&
  kebab(name)
    .split(/[-._]/)
    .some((word) => emptyWords.test(word));

/** No name says manager, helper, util or data. */
export const namesSaySomething: Check = (sources) =>
  sources.flatMap((source) => {
    const file = source.path.split('/').find((part) => isEmptyName(part));
    return [
      ...(file === undefined ? [] : [breach(source, 0, `is named '${file}'`)]),
      ...exportsOf(source).flatMap(({ name, at }) =>
        isEmptyName(name) ? [breach(source, at, `exports '${name}'`)] : [],
      ),
    ];
  });

/** Words of one family: place and placing, wire and wiring. */
const akin = (one: string, other: string): boolean => {
  const stem = Math.max(3, Math.min(one.length, other.length) - 1);
  return one === other || one.slice(0, stem) === other.slice(0, stem);
};

/** The words of a file's name are words of one of its exports. */
export const filesNamedAfterExports: Check = (sources) =>
  sources
    .filter((source) => /^(core|plugins)\//.test(source.path) && code(source) && !(source.path in namedOtherwise))
    .flatMap((source) => {
      const words = posix.basename(source.path, '.ts').split('-');
      const names = exportsOf(source).map(({ name }) => kebab(name));
      const fits = names.some((name) => words.every((word) => name.split('-').some((other) => akin(word, other))));
      return fits ? [] : [breach(source, 0, `is named after none of its exports: ${names.join(', ')}`)];
    });
