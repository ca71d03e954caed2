import { strategy, type BadInput } from './row.ts';

/** Strategies that do what none should. */
export const strategies: readonly BadInput[] = [
  {
    wrong: 'a strategy that throws in route',
    files: { 'vip.ts': strategy("route: () => { throw new Error('no levels'); }") },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '\w+': no levels\./,
    at: 'vip.ts:4:24',
  },
  {
    wrong: 'a strategy that asks for the time of day',
    files: { 'vip.ts': strategy("route: () => placeInQueue(new Date().getHours() < 18 ? 'Day' : 'Night')") },
    exit: 1,
    says: /new Date\(\) was called on the bench/,
    at: 'vip.ts:4:29',
  },
  {
    wrong: 'a strategy that asks a date for the hour of the machine',
    files: { 'vip.ts': strategy("route: () => placeInQueue(new Date(0).getHours() < 18 ? 'Day' : 'Night')") },
    exit: 1,
    says: /date\.getHours\(\) was called on the bench, where it depends on the time zone/,
    at: 'vip.ts:4:41',
  },
  {
    wrong: "a strategy that formats a date in the machine's zone",
    files: { 'vip.ts': strategy("route: () => placeInQueue(new Intl.DateTimeFormat('de').format(0))") },
    exit: 1,
    says: /Intl\.DateTimeFormat\(\) without a language and a time zone was called on the bench/,
    at: 'vip.ts:4:29',
  },
  {
    wrong: 'a strategy that reads a file while it decides',
    files: {
      'vip.ts': strategy(
        "route: () => placeInQueue(readFileSync('queue.txt', 'utf8'))",
        "import { readFileSync } from 'node:fs';",
      ),
      'queue.txt': 'Day',
    },
    exit: 1,
    says: /fs\.readFileSync\(\) was called on the bench.*where your file is loaded/,
    at: 'vip.ts:4:29',
  },
  {
    wrong: 'a strategy that asks a web service',
    files: { 'vip.ts': strategy("route: async () => placeInQueue(await (await fetch('http://127.0.0.1:9/')).text())") },
    exit: 1,
    says: /fetch\(\) was called on the bench.*`desk\.invoke\(service, method\)`/,
    at: 'vip.ts:4:48',
  },
  {
    wrong: 'a strategy that decides by the number of its process',
    files: { 'vip.ts': strategy("route: () => placeInQueue(process.pid % 2 ? 'Day' : 'Night')") },
    exit: 1,
    says: /process\.pid was called on the bench/,
    at: 'vip.ts:4:37',
  },
  {
    wrong: 'a strategy that turns for ever',
    files: { 'vip.ts': strategy('route: () => { for (;;); }') },
    exit: 1,
    says: /This loop does not end: 1000000 turns and calls in one step/,
    at: 'vip.ts:4:18',
  },
  {
    wrong: 'a strategy that begins a promise which fails, and does not wait for it',
    files: {
      'vip.ts': strategy("route: async () => { void Promise.reject(new Error('no levels')); return stop(); }"),
    },
    exit: 1,
    says: /no levels/,
    at: 'vip.ts:4:44',
  },
  {
    wrong: 'a strategy that makes a key',
    files: {
      'vip.ts': strategy(
        "route: () => { generateKeySync('aes', { length: 128 }); return stop(); }",
        "import { generateKeySync } from 'node:crypto';",
      ),
    },
    exit: 1,
    says: /crypto\.generateKeySync\(\) was called on the bench/,
    at: 'vip.ts:4:18',
  },
  ...(
    [
      ['process.memoryUsage().rss', /process\.memoryUsage\(\) was called on the bench/, 25],
      ['performance.timeOrigin', /performance\.timeOrigin was called on the bench/, 29],
      ["new Event('x').timeStamp", /event\.timeStamp was called on the bench/, 32],
    ] as const
  ).map(([asked, says, column]) => ({
    wrong: `a strategy that decides by ${asked}`,
    files: { 'vip.ts': strategy(`route: () => (${asked} > 0 ? stop() : placeInQueue('Day'))`) },
    exit: 1,
    says,
    at: `vip.ts:4:${column}`,
  })),
  {
    wrong: 'a strategy that waits for a signal that times out',
    files: { 'vip.ts': strategy('route: async () => { AbortSignal.timeout(5).throwIfAborted(); return stop(); }') },
    exit: 1,
    says: /AbortSignal\.timeout\(\) was called on the bench.*`desk\.after\(delay\)`/,
    at: 'vip.ts:4:36',
  },
  {
    wrong: 'a strategy whose error would clear the screen and write from right to left',
    files: { 'vip.ts': strategy("route: () => { throw new Error('\\u001b[2Jno\\u202elevels'); }") },
    exit: 1,
    says: /\\x1b\[2Jno\\u202elevels/,
    at: 'vip.ts:4:24',
    also: (t, { stdout }) => t.notRegex(stdout, /[^\P{Cc}\n]|\p{Bidi_Control}/u),
  },
  {
    wrong: 'a strategy that writes to standard output itself',
    files: {
      'vip.ts': strategy(
        "route: () => { process.stdout.write('no levels\\n'); return stop(); }",
        "process.stdout.write('loading\\n');",
      ),
    },
    args: ['run', 'vip.ts', '--json'],
    own: true,
    exit: 0,
    says: /no levels$/,
    on: 'stderr',
    also: (t, { stdout, stderr }) => {
      t.is((JSON.parse(stdout) as { readonly verdict: string }).verdict, 'pass');
      t.regex(stderr, /^loading$/m);
    },
  },
  {
    wrong: 'a strategy that waits for no number',
    files: { 'vip.ts': strategy('route: (_, desk) => desk.after(NaN) as never') },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '[^']+': `desk\.after` was given NaN, and takes a time in milliseconds, 0 or more\./,
    at: 'vip.ts:4:28',
  },
  {
    wrong: 'a strategy that attaches a flag',
    files: {
      'vip.ts': strategy(
        'route: () => [attach({ vip: true } as never), stop()]',
        "import { attach } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '[^']+': `attach`: `vip` is true, which no message carries; write 1 or 'true'\./,
    at: 'vip.ts:4:17',
  },
  {
    wrong: 'a strategy that asks a service with an array',
    files: {
      'vip.ts': strategy(
        "async *route(_, desk) { yield* [await desk.invoke('Log', 'write', { to: ['a'] } as never), stop()] as never }",
      ),
    },
    exit: 1,
    says: /UserData of Request3rdServer: `to` is a list, which no message carries; write a key-value list with the keys '1', '2' and so on\./,
    at: 'vip.ts:4:46',
  },
  {
    wrong: 'a strategy that attaches a BigInt',
    files: {
      'vip.ts': strategy(
        '*route() { yield attach({ order: { total: 5n } } as never); yield stop(); }',
        "import { attach } from 'routeproof';",
      ),
    },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '[^']+': `attach`: `order\.total` is a BigInt \(5n\), which no message carries; write it as a text: '5'\./,
    at: 'vip.ts:4:20',
  },
  {
    wrong: 'a contradiction, in a strategy without a scenario',
    files: { 'vip.ts': strategy("route: (_, desk) => desk.target('?:English > 5 & English < 3.GA') as never") },
    exit: 1,
    says: /Strategy 'vip' asks for '\?:English > 5 & English < 3\.GA', and nobody can ever come: no levels of skills are as it asks\./,
    at: 'vip.ts:4:28',
  },
  {
    wrong: 'a strategy that forgets to await the target',
    files: { 'vip.ts': strategy("route: async (_, desk) => routeTo(desk.target('ann.A') as never)") },
    exit: 1,
    says: /`routeTo`: option 'target' is a wait that nobody awaited, but must be a target that the desk has handed out/,
    at: 'vip.ts:4:29',
  },
  {
    wrong: 'a strategy whose route is misspelt',
    files: {
      'vip.ts':
        "import { defineStrategy, stop } from 'routeproof';\nexport default defineStrategy({ name: 'vip', rout: () => stop() } as never);\n",
    },
    exit: 3,
    says: "Strategy 'vip' (vip.ts:2:16): `rout` is wrong: there is no such key. Did you mean route? Correct it where the strategy is defined.",
  },
  {
    wrong: 'a target that is a number',
    files: { 'vip.ts': strategy('route: (_, desk) => desk.target(5 as never) as never') },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '[^']+': Target '5' goes wrong at column 1, where text should be\./,
  },
  {
    wrong: 'a strategy that routes to null',
    files: { 'vip.ts': strategy('route: () => routeTo(null as never)') },
    exit: 1,
    says: /`routeTo`: option 'target' is null, but must be a target/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a first of no waits',
    files: { 'vip.ts': strategy('route: async (_, desk) => { await desk.first({}); return stop(); }') },
    exit: 1,
    says: /`desk\.first`: option 'waits' is empty, but must be at least one wait by its name/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a first of waits, one of which is a promise',
    files: {
      'vip.ts': strategy(
        'route: async (_, desk) => { await desk.first({ late: Promise.resolve() } as never); return stop(); }',
      ),
    },
    exit: 1,
    says: /`desk\.first`: option 'late' is a promise, but must be a wait of the desk/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a target of an empty list',
    files: { 'vip.ts': strategy('route: async (_, desk) => { await desk.target([]); return stop(); }') },
    exit: 1,
    says: /`desk\.target`: option 'target' is an empty list, but must be at least one target/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a decision that is named by a BigInt',
    files: { 'vip.ts': strategy('route: () => ({ do: 5n }) as never') },
    exit: 1,
    says: /Strategy 'vip' gave an object whose `do` is a BigInt \(5n\), which is no decision/,
    at: 'vip.ts:2:',
  },
  {
    wrong: 'a decision that is named by what holds itself',
    files: {
      'vip.ts': strategy('route: () => { const act: { do?: unknown } = {}; act.do = act; return act as never; }'),
    },
    exit: 1,
    says: /Strategy 'vip' gave an object whose `do` is a key-value list, which is no decision/,
    at: 'vip.ts:2:',
  },
  {
    wrong: 'a workbin of a strategy without an owner',
    files: {
      'vip.ts': strategy("route: () => placeInWorkbin('Drafts')", "import { placeInWorkbin } from 'routeproof';"),
    },
    exit: 1,
    says: /needs one of AgentId, PlaceId, GroupId/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'a stop whose reason is a number',
    files: { 'vip.ts': strategy('route: () => stop(5 as never)') },
    exit: 1,
    says: /`stop`: option 'reason' is 5, but must be a text like 'Normal'/,
    at: 'vip.ts:4:16',
  },
  {
    wrong: 'a strategy without a name, played alone',
    files: {
      'vip.ts':
        "import { defineStrategy, stop } from 'routeproof';\nexport default defineStrategy({ route: () => stop() });\n",
    },
    exit: 3,
    says: 'Strategy without a name (vip.ts:2:16): `name` is wrong: it is missing. Correct it where the strategy is defined.',
  },
  {
    wrong: 'seconds of a text',
    files: {
      'vip.ts': strategy(
        "route: (_i, desk) => desk.after(seconds('5' as never)).pipe(map(() => stop()))",
        "import { seconds } from 'routeproof'; import { map } from 'rxjs';",
      ),
    },
    exit: 1,
    says: /threw for interaction '\w+': `seconds` was given '5', and takes a number\. Give it a number, as in `seconds\(5\)`\. Correct that line\.$/,
    at: 'vip.ts:4:',
  },
  {
    wrong: 'shares that are texts',
    files: {
      'vip.ts': strategy(
        'route: () => stop()',
        "import { percentage } from 'routeproof/plugins'; percentage({ A: '70', B: '30' } as never);",
      ),
    },
    exit: 3,
    says: /^vip\.ts:1:\d+: The shares A '70', B '30' are not all numbers of 0 or more\./,
  },
  {
    wrong: 'an attach without user data',
    files: { 'vip.ts': strategy("route: function* () { yield { do: 'attach' } as never; yield stop(); }") },
    exit: 1,
    says: /`attach`: option 'userData' is undefined, but must be a key-value list/,
  },
];
