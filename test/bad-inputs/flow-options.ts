import type { BadInput } from './row.ts';

const flowsWith = (text: string, ...more: readonly string[]) => ({
  files: { 'mine.ts': `${text}\n` },
  args: ['flows', 'conference/leave', '--with', 'mine.ts', ...more],
});
const plugin = (text: string): string =>
  `import { definePlugin } from 'routeproof/plugins';\nexport default definePlugin({ name: 'mine', ${text} });`;
const noPlugins = (gave: string): string =>
  `The default export of 'mine.ts' is ${gave}, and must be a plugin or a list of plugins. Write \`export default definePlugin({ … })\`.`;

/** What `routeproof flows` is asked to try. */
export const flowOptions: readonly BadInput[] = [
  {
    wrong: 'flows --set with an option that the server has not',
    args: ['flows', '--set', 'stopTelsUrsWith=EventRouteUsed'],
    exit: 3,
    says: /^server has no option 'stopTelsUrsWith'\. Did you mean stopTellsUrsWith\? Use one of 'delivering-timeout', /,
  },
  {
    wrong: 'flows --set with a word that the option has not',
    args: ['flows', '--set', 'stopTellsUrsWith=EventRevoked'],
    exit: 3,
    says: "server: option 'stopTellsUrsWith' is 'EventRevoked', but must be one of 'EventAbandoned', 'EventRouteUsed'. Change it where the option is given.",
  },
  {
    wrong: 'flows --set with a number that is too small',
    args: ['flows', '--set', 'delivering-timeout=0'],
    exit: 3,
    says: "server: option 'delivering-timeout' is 0, but must be a whole number of seconds from 1 to 86400. Change it where the option is given.",
  },
  {
    wrong: 'flows --set without a value',
    args: ['flows', '--set', 'revokedToReporting'],
    exit: 3,
    says: "routeproof flows: option '--set <name=value>' argument 'revokedToReporting' is invalid. It must be written as name=value, such as revokedToReporting=true. `routeproof flows --help` shows an example.",
  },
  {
    wrong: 'flows --set of one option to two values',
    args: ['flows', '--set', 'revokedToReporting=true', '--set', 'revokedToReporting=false'],
    exit: 3,
    says: /argument 'revokedToReporting=false' is invalid\. 'revokedToReporting' was set to 'true' before\. /,
  },
  {
    wrong: 'flows --set with a time after which the phase is never reached',
    args: ['flows', 'conference/leave', '--set', 'handling-timeout=1'],
    exit: 1,
    says: /Flow conference\/leave \(last party, back to a queue\) was not reached/,
    on: 'stdout',
  },
  {
    wrong: 'flows --with a file that is not there',
    args: ['flows', '--with', 'mine.ts'],
    exit: 3,
    says: "There is no file 'mine.ts'. Check the path; it is taken from the folder you are in.",
  },
  {
    wrong: 'flows --with a file that exports nothing by default',
    ...flowsWith('export const a = 1;'),
    exit: 3,
    says: "'mine.ts' has no default export that is a plugin or a list of plugins. Write `export default definePlugin({ … })`.",
  },
  { wrong: 'flows --with a number', ...flowsWith('export default 3;'), exit: 3, says: noPlugins('3') },
  { wrong: 'flows --with a class', ...flowsWith('export default class A {}'), exit: 3, says: noPlugins('a class') },
  { wrong: 'flows --with no plugins', ...flowsWith('export default [];'), exit: 3, says: noPlugins('an empty list') },
  {
    wrong: 'flows --with a list in which one is no plugin',
    ...flowsWith("export default [{ name: 'x' }, 'y'];"),
    exit: 3,
    says: noPlugins("a list with 'y' in it"),
  },
  {
    wrong: 'flows --with a strategy',
    ...flowsWith(
      "import { defineStrategy, stop } from 'routeproof';\nexport default defineStrategy({ name: 'vip', route: () => stop() });",
    ),
    exit: 3,
    says: noPlugins('a key-value list'),
  },
  {
    wrong: 'flows --with a plugin for which the flow has no place',
    ...flowsWith(plugin("plays: 'urs'")),
    exit: 3,
    says: "Plugin 'mine' of 'mine.ts' has no place in conference/leave: nobody there plays what it plays. Play 'stop-processing/b', 'stop-processing/d'.",
  },
  {
    wrong: 'flows --with a plugin that throws when it is set up',
    ...flowsWith(plugin("setup: () => { throw new Error('oh'); }")),
    exit: 3,
    says: /threw while the scenario was put on the bench: oh\. Correct that line\.$/,
    at: 'mine.ts:2:66',
  },
  {
    wrong: 'flows --with a plugin that asks for real time',
    ...flowsWith(plugin('setup: () => { setTimeout(() => {}, 1); }')),
    exit: 3,
    says: /setTimeout\(\) was called on the bench, where it would differ from run to run\./,
    at: 'mine.ts:2:60',
  },
  {
    wrong: 'flows --with a plugin that reports what is wrong',
    ...flowsWith(
      plugin("observe: ({ finding }) => finding({ kind: 'mine', severity: 'failure', sentence: 'It is not right.' })"),
    ),
    exit: 1,
    says: /^ {2}Flow conference\/leave, before its first step: It is not right\.$/m,
    on: 'stdout',
  },
];
