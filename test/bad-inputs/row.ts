import type { ExecutionContext } from 'ava';

/** What a command left: how it ended, what it wrote, and the folder that it ran in. */
export interface Left {
  /** The exit code; of a process that a signal ended what a shell says: 128 and its number. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
}

/** A signal, and what the process writes (on either stream) before it is sent. */
export interface Signalled {
  readonly name: NodeJS.Signals;
  readonly after: RegExp;
}

/**
 * One bad input, and what the one who gave it is told. To add one, put a row into the table of its subject, beside what is like it (rows at the end meet those of others): the files that
 * it needs, and what is told. It runs in an empty folder of its own. Most rows are done by one process, one after the other
 * (a tenth of a second each); a row that may end its process, or that depends on its streams, environment or signals, has
 * one of its own (half a second each): there `own`, `env`, `stdin`, `signal` or `shell` says so.
 *
 * Of every row the test asks besides: no stack of ours, no silence, no hang, nobody says that Routeproof itself failed, and
 * where it could not run (3) stderr has that sentence and no other.
 */
export interface BadInput {
  /** Whether only `npm run test:long` does it, as something quicker shows nearly the same. */
  readonly isLong?: boolean;
  /** What is wrong, as a sentence without a full stop; no two rows have the same. */
  readonly wrong: string;
  /** Files by their names; a name may have folders. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The words after `routeproof`; `run` of the first file where nothing is said. */
  readonly args?: readonly string[];
  /** Whether it needs a process of its own though nothing else here says so. */
  readonly own?: boolean;
  /** In place of `args`: a line for the shell, in which `routeproof` and `node` are commands. */
  readonly shell?: string;
  /** What the environment has besides; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the process reads; nothing where nothing is said. */
  readonly stdin?: string;
  readonly signal?: Signalled;
  /** Whether the package lies in `node_modules`, for files that run without the command, or for `routeproof/register`. */
  readonly installed?: boolean;
  /** Done in the folder before the command: permissions, folders and what else no text can say. */
  readonly before?: (folder: string) => void;

  readonly exit: number;
  /** The one sentence: a whole line, or what is in it. */
  readonly says: string | RegExp;
  /** Where it stands: on stderr where it could not run, else on stdout. */
  readonly on?: 'stdout' | 'stderr';
  /** The author's line that is named, as `strategy.ts:4:11`. */
  readonly at?: string;
  /** That the lines of the author's code are shown below the sentence. */
  readonly picture?: boolean;
  /** What is printed on stdout although it could not run to its end: what there was so far. */
  readonly keeps?: RegExp;
  /** What else is to be so, that a kept file is unchanged for one. */
  readonly also?: (t: ExecutionContext, left: Left) => void;
}

/** A strategy whose `route` is written on line 4, from its first column but two on. */
export const strategy = (route: string, ...head: readonly string[]): string =>
  [
    ["import { defineStrategy, placeInQueue, routeTo, stop } from 'routeproof';", ...head].join(' '),
    'export default defineStrategy({',
    "  name: 'vip',",
    `  ${route},`,
    '});',
    '',
  ].join('\n');

/** A scenario with Ann, who knows English, and one e-mail in the queue Inbound; `more` is written on line 5. */
export const scenario = (more = '', ...head: readonly string[]): string =>
  [
    [
      "import { defineScenario, defineStrategy, hours, minutes, placeInQueue, routeTo, seconds, stop } from 'routeproof'; import { contactCentre } from 'routeproof/plugins';",
      ...head,
    ].join(' '),
    'export default defineScenario(() => ({',
    "  name: 'day', plugins: contactCentre(), strategy: defineStrategy({ name: 'vip', route: () => stop() }),",
    "  centre: { agents: [{ name: 'ann', skills: { English: 6 } }], queues: [{ name: 'Inbound' }] }, load: { interactions: [{ Queue: 'Inbound', MediaType: 'email' }] },",
    `  ${more}`,
    '}));',
    '',
  ].join('\n');
