import { scenario, strategy, type BadInput } from './row.ts';

/** What throws again when it is looked at, what has no text, and how each is told. */
const things = [
  [
    'a Proxy whose traps throw',
    "new Proxy(new Error('a'), { get: trap, getPrototypeOf: trap })",
    'an error that cannot be read',
  ],
  [
    'an error whose message throws',
    "Object.defineProperty(new Error('a'), 'message', { get: trap })",
    'an error that cannot be read',
  ],
  [
    'an error whose stack throws',
    "Object.defineProperty(new Error('a'), 'stack', { get: trap })",
    'an error that cannot be read',
  ],
  ['an object whose message throws', '{ get message() { return trap(); } }', 'an error that cannot be read'],
  ['an object that no text is made of', 'Object.create(null)', 'the value {}'],
  ['an error whose message is a number', "Object.assign(new Error('a'), { message: 7 })", '7'],
] as const;

const trap = "const trap = (): never => { throw new Error('a trap'); };";

/** Things that authors' code throws and that cannot be told as errors are. */
export const thrown: readonly BadInput[] = [
  ...things.flatMap(([what, thing, is]): readonly BadInput[] => [
    {
      wrong: `a strategy that throws ${what}`,
      files: { 'vip.ts': strategy(`route: () => { throw ${thing}; }`, trap) },
      exit: 1,
      says: new RegExp(`Strategy 'vip' threw for interaction '\\w+': ${is}\\.`),
      at: 'vip.ts:',
      also: (t, { stdout }) => t.notRegex(stdout, /RP_PATH_WITHOUT_END|RP_ERROR_UNHEARD|RP_THREW/),
    },
    {
      wrong: `a strategy that leaves a promise to fail with ${what}`,
      files: {
        'vip.ts': strategy(
          `route: async (_, desk) => { void (async () => { throw ${thing}; })(); await desk.after(1); return stop(); }`,
          trap,
        ),
      },
      exit: 1,
      says: new RegExp(`Strategy 'vip' left a promise that nobody awaited, and it failed: ${is}\\.`),
      at: 'vip.ts:',
    },
    {
      wrong: `a subscription of a strategy that throws ${what}`,
      files: {
        'vip.ts': strategy(
          `route: (_, desk) => { desk.after(5).subscribe(() => { throw ${thing}; }); return desk.after(10).pipe(map(() => stop())); }`,
          `import { map } from 'rxjs'; ${trap}`,
        ),
      },
      exit: 1,
      says: new RegExp(`Strategy 'vip' threw for interaction '\\w+': ${is}\\.`),
      at: 'vip.ts:',
      also: (t, { stdout }) => t.notRegex(stdout, /RP_ERROR_UNHEARD|RP_THREW/),
    },
    {
      wrong: `a property that throws ${what}`,
      files: {
        'day.ts': scenario(
          `properties: [always('quiet', () => { throw ${thing}; })],`,
          `import { always } from 'routeproof'; ${trap}`,
        ),
      },
      exit: 1,
      says: `Property 'quiet' threw: ${is}.`,
      at: 'day.ts:5:',
    },
    {
      wrong: `a line of the script that throws ${what}`,
      files: {
        'day.ts': scenario(
          `drive: { script: [at(5, 'ann', send('RequestAccept', () => { throw ${thing}; }))] },`,
          `import { at, send } from 'routeproof'; ${trap}`,
        ),
      },
      exit: 1,
      says: `ann threw: ${is}.`,
      at: 'day.ts:',
    },
  ]),
  {
    wrong: 'a scenario whose function throws a Proxy whose traps throw',
    files: { 'day.ts': `${trap}\nexport default () => {\n  throw ${things[0][1]};\n};\n` },
    exit: 3,
    says: 'Your file threw while the scenario was put on the bench: an error that cannot be read. Correct that line.',
  },
  {
    wrong: 'a file that throws a Proxy whose traps throw',
    files: { 'day.ts': `${trap}\nthrow ${things[0][1]};\n` },
    exit: 3,
    // Node itself looks at what a module throws, and may spring the trap.
    says: /threw while it was loaded: (an error that cannot be read|a trap)\./,
  },
  {
    wrong: 'a probe that awaits and fails, up to the last message',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'probe', observe({ bus }) { bus.messages.subscribe(async () => { await 0; throw new Error('no list'); }); } })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 1,
    says: /left a promise that nobody awaited, and it failed: no list\./,
    at: 'day.ts:5:',
    also: (t, { stdout }) => {
      const times = [...stdout.matchAll(/(\d+) times · day\.ts/g)].map(([, count]) => Number(count));
      t.is(
        times.reduce((sum, each) => sum + each, 0),
        27,
        'one for each message',
      );
    },
  },
  {
    wrong: 'a probe that throws while a strategy decides',
    files: {
      'day.ts': scenario(
        "plugins: [...contactCentre(), definePlugin({ name: 'probe', observe({ bus }) { bus.sent.subscribe(() => { throw new Error('no list'); }); } })],",
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 1,
    says: "Plugin 'probe' threw: no list.",
    at: '27 times · day.ts:5:',
  },
  ...(
    [
      ['messages of the bus', 'bus.messages', 27],
      ['messages of one type', "bus.on('RequestSubmit')", 1],
      ['changes of the store', 'store.changes', 4],
    ] as const
  ).map(([what, heard, times]): BadInput => ({
    wrong: `a probe that throws while it hears the ${what}`,
    files: {
      'day.ts': scenario(
        `plugins: [...contactCentre(), definePlugin({ name: 'probe', observe({ bus, store }) { void bus; void store; ${heard}.subscribe(() => { throw new Error('no list'); }); } })],`,
        "import { definePlugin } from 'routeproof/plugins';",
      ),
    },
    exit: 1,
    says: "Plugin 'probe' threw: no list.",
    at: 'day.ts:5:',
    also: (t, { stdout }) => {
      t.regex(stdout, times === 1 ? /threw {2}0\.000 s · day/ : new RegExp(`· ${times} times · day\\.ts:5:`));
      t.is(stdout.match(/RP_THREW/g)?.length, 1);
    },
  })),
];
