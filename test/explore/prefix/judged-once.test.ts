import test from 'ava';
import { explore, type Bench, type Scenario } from 'routeproof';
import { definePlugin, interactionManagement } from 'routeproof/plugins';
import { conference } from '../chapter-scenarios.ts';
import { asking, shelving } from '../server-scenarios.ts';

/** Somebody who listens might see that a part of a run is not judged, so that every run is judged from its start. */
const overheard = (scenario: () => Scenario) => (): Scenario => {
  const given = scenario();
  return { ...given, plugins: [...given.plugins, definePlugin({ name: 'listener', observe() {} })] };
};

/** A server that stops what it is told to stop, and tells nobody. */
const silently = (scenario: () => Scenario) => (): Scenario => {
  const given = scenario();
  const silent = definePlugin({
    name: 'silent server',
    handles: { RequestStopProcessing: (request) => request.answer(interactionManagement.create('EventAck', {})) },
  });
  return { ...given, plugins: [...given.plugins, silent] };
};

const talk = conference({ answers: 'accept or reject', stoppedBy: 'ann', bobLeaves: true, late: false });

const scenarios: readonly (readonly [string, () => Scenario])[] = [
  ['a conference', talk],
  ['a conference at a server that stops in silence', silently(talk)],
  ...[1, 2, 3].map((seed) => [`requests ${seed}`, asking(seed)] as const),
  ...[1, 2].map((seed) => [`workbins ${seed}`, shelving(seed)] as const),
];

/** What each run showed, in the order of the runs. */
async function judged(scenario: () => Scenario): Promise<readonly string[]> {
  const shown: string[] = [];
  const onRun = ({ findings, phases }: Bench) => void shown.push(JSON.stringify({ findings, phases }));
  const { failures, warnings } = await explore(scenario, { reduction: false, runs: 60, failures: 5, onRun });
  const told = failures.map(({ property, steps, finding, messages }) => ({ property, steps, finding, messages }));
  return [...shown, JSON.stringify({ told, warnings })];
}

for (const [name, scenario] of scenarios)
  test(`${name}: the steps with which runs begin alike are judged once, and each run shows what it shows when all of it is judged`, async (t) => {
    const once = await judged(scenario);
    t.deepEqual(once, await judged(overheard(scenario)));
    t.is(
      once.some((run) => run.includes('flow-not-followed')),
      name.includes('silence'),
    );
  });
