import test from 'ava';
import {
  createBench,
  defineScenario,
  defineStrategy,
  explore,
  placeInQueue,
  play,
  simulate,
  type BenchOptions,
} from 'routeproof';
import { contactCentre, faults, percentage, service } from 'routeproof/plugins';

// What a program in JavaScript may give, and no compiler has seen.
const scenario = defineScenario(() => ({
  name: 'day',
  plugins: contactCentre(),
  strategy: defineStrategy({ name: 'vip', route: () => placeInQueue('Inbound') }),
  centre: { queues: [{ name: 'Inbound' }] },
}));
type Options = BenchOptions & Record<string, never>;
const given = (value: unknown): never => value as never;
const options = (value: object): Options => value as Options;

const refused: Readonly<Record<string, readonly [call: () => unknown, sentence: RegExp]>> = {
  'a scenario in place of its function': [
    () => explore(given(scenario())),
    /^`explore` was given a key-value list, and takes a function that makes the scenario afresh.*without calling that\.$/,
  ],
  'the same for `simulate`': [() => simulate(given(scenario())), /^`simulate` was given a key-value list/],
  'a definition without a function': [
    () => defineScenario(given(scenario())),
    /^`defineScenario` was given a key-value list.*Write `defineScenario\(\(\) => \(\{ … \}\)\)`\.$/,
  ],
  'nothing to play': [() => play(given(undefined)), /^`play` was given undefined, and takes a scenario, or a function/],
  'no scenario for a bench': [() => createBench(given('day')), /^`createBench` was given 'day', and takes a scenario/],
  'a function that gives nothing': [
    () => explore(() => given(undefined)),
    /^Scenario without a name \(.+\): `the scenario` is wrong: expected an object, but it is undefined/,
  ],
  'a function that gives a promise': [
    () => play(given(async () => scenario())),
    /`the scenario` is wrong: it is a promise, and the function that makes it must give it at once/,
  ],
  'a name and a function for a strategy': [
    () => defineStrategy(given('vip')),
    /^`defineStrategy` was given 'vip', and takes an object with a name and a `route`/,
  ],
  'no faults': [() => faults(given(undefined)), /^`faults` was given undefined, .+ Write `faults\(\{ disconnect/],
  'no shares': [() => percentage(given(undefined)), /^`percentage` was given undefined, and takes names with their/],
  'no methods': [() => service('E', given(undefined)), /^`service\('E'\)` was given undefined for its methods/],
  'a misspelt option of `play`': [
    () => play(scenario, options({ sed: 5 })),
    /^`play` has no option 'sed'\. Did you mean seed\?/,
  ],
  'options that are none': [() => play(scenario, given(5)), /^`play`: option 'options' is 5, but must be an object/],
  'a misspelt option of a bench': [() => createBench(scenario, options({ race: true })), /Did you mean races\?/],
  'another name for an option of `explore`': [
    () => explore(scenario, options({ maxRuns: 3 })),
    /^`explore` has no option 'maxRuns'\. Did you mean runs\?/,
  ],
  'a time as a text': [
    () => explore(scenario, options({ time: '20s' })),
    /^`explore`: option 'time' is '20s', but must be a number of seconds, 0 or more/,
  ],
  'a misspelt option of `simulate`': [
    () => simulate(scenario, given({ replication: 5 })),
    /^`simulate` has no option 'replication'\. Did you mean replications\?/,
  ],
  'no replications': [
    () => simulate(scenario, { replications: 0 }),
    /^`simulate`: option 'replications' is 0, but must be a whole number of 1 or more/,
  ],
};

for (const [what, [call, message]] of Object.entries(refused))
  test(`${what} is refused with a sentence`, async (t) => {
    await t.throwsAsync(async () => call(), { name: 'BenchError', message });
  });
