/** Where a finding stands in what `run` prints: `✗ strategy-threw  0.000 s · strategy.ts:12:5 · RP_STRATEGY_THREW`, its sentence below. */
const matcherOf = (mark: string, severity: 'error' | 'warning'): object => ({
  ...common,
  severity,
  pattern: [
    {
      regexp: `^${mark} \\S+ .* · (\\S.*?):(\\d+):(\\d+)(?: · (RP_\\w+))?$`,
      ...{ file: 1, line: 2, column: 3, code: 4 },
    },
    { regexp: '^ {2}(\\S.*)$', message: 1 },
  ],
});

const common = { owner: 'routeproof', source: 'routeproof', fileLocation: ['relative', '${workspaceFolder}'] } as const;

/** A file that could not be read, with its line: `strategy.ts:3:3 cannot be read as TypeScript: …`. */
const unread = {
  ...common,
  severity: 'error',
  pattern: { regexp: '^(\\S+):(\\d+):(\\d+):? (.*)$', ...{ file: 1, line: 2, column: 3, message: 4 } },
};

const tasksOf = (start: string): object => ({
  version: '2.0.0',
  tasks: [
    {
      ...{ label: 'Routeproof: play', type: 'shell', command: `npx ${start}` },
      detail: 'Findings are marked at their lines.',
      group: { kind: 'build', isDefault: true },
      presentation: { clear: true },
      problemMatcher: [matcherOf('✗', 'error'), matcherOf('⚠', 'warning'), unread],
    },
    {
      label: 'Routeproof: test',
      type: 'shell',
      command: 'npm test',
      group: { kind: 'test', isDefault: true },
      problemMatcher: '$tsc',
    },
  ],
});

const snippets = {
  'A strategy': {
    scope: 'typescript,javascript',
    prefix: 'rp-strategy',
    description: 'A Routeproof strategy',
    body: [
      "import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';",
      "import { map, race } from 'rxjs';",
      '',
      'export default defineStrategy({',
      "  name: '${1:my-strategy}',",
      '  route: (interaction, desk) =>',
      '    race(',
      "      desk.target('${2:?:English > 5.GA}').pipe(map((agent) => routeTo(agent))),",
      "      desk.after(seconds(${3:60})).pipe(map(() => placeInQueue('${4:Back office}'))),",
      '    ),',
      '});',
    ],
  },
  'A scenario': {
    scope: 'typescript,javascript',
    prefix: 'rp-scenario',
    description: 'A Routeproof scenario: who is there, and what comes',
    body: [
      "import { defineScenario, seconds } from 'routeproof';",
      "import { contactCentre } from 'routeproof/plugins';",
      "import strategy from './${1:strategy.ts}';",
      '',
      'export default defineScenario(() => ({',
      "  name: '${2:one e-mail}',",
      '  strategy,',
      '  plugins: contactCentre(),',
      '  centre: {',
      "    agents: [{ name: '${3:ann}', skills: { English: 7 } }],",
      "    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],",
      '  },',
      "  load: { interactions: [{ Queue: 'Inbound', MediaType: 'email', at: seconds(1) }] },",
      '}));',
    ],
  },
  'A test of a scenario': {
    scope: 'typescript,javascript',
    prefix: 'rp-test',
    description: 'A test that plays a Routeproof scenario',
    body: [
      "import test from 'ava';",
      "import { play } from 'routeproof';",
      "import scenario from './${1:scenario.ts}';",
      '',
      "test('${2:every interaction is handled}', async (t) => {",
      '  const { verdict, findings } = await play(scenario);',
      "  t.is(verdict, 'pass', findings.map(({ sentence }) => sentence).join('\\\\n'));",
      '});',
    ],
  },
} as const;

/** What Visual Studio Code reads in a folder: tasks that mark findings at their lines, and snippets. */
export const editorFiles = (start: string): ReadonlyMap<string, object> =>
  new Map<string, object>([
    ['.vscode/tasks.json', tasksOf(start)],
    ['.vscode/routeproof.code-snippets', snippets],
  ]);
