// Plays as tests do, for `tests-report.test.ts`, in a process of its own: so many runs that pass, so many that fail, lanes and a search.
import { defineStrategy, explore, play, routeTo, seconds, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { playLanes } from 'routeproof/testing';

const [passing = '1', failing = '1', delay = '0'] = process.argv.slice(2);

/** What an agent who is not there gets is a failure. */
const scenario = (name: string, target: string) => (): Scenario => ({
  name,
  strategy: defineStrategy({ name: 'to-ann', route: () => routeTo(target) }),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
  plugins: contactCentre(),
  load: { interactions: [{ at: seconds(1) }] },
  until: seconds(10),
});

await new Promise((done) => setTimeout(done, Number(delay) || 0));
// All are begun before the first has ended.
await Promise.all([
  ...Array.from({ length: Number(failing) }, (_, place) => play(scenario(`fails ${place}`, 'nobody.A'))),
  ...Array.from({ length: Number(passing) }, (_, place) => play(scenario(`passes ${place}`, 'ann.A'))),
]);
// As AVA ends a process that does not answer.
if (delay === 'killed') process.kill(process.pid, 'SIGKILL');
await explore(scenario('searched', 'ann.A'));
const words = { i: 'EventInvite' } as const;
await playLanes(scenario('in lanes', 'ann.A'), words, '    ann gets: - - - - - i').catch(() => {});
await playLanes(scenario('in right lanes', 'ann.A'), words, '    ann gets: - i', {
  leavesOpen: true,
  ignore: ['EventAck'],
});
