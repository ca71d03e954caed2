import test from 'ava';
import { play, type Bench, type Scenario } from 'routeproof';
import type { Standing, StoreHistory } from 'routeproof/report';
import { changedStanding, nothingStands } from '../../core/report/store-history.ts';
import conference from '../../examples/03-conference/scenario.ts';
import overflow from '../../examples/06-overflow/scenario.ts';
import refused from '../../examples/09-refused-invitation/scenario.ts';
import widening from '../../examples/05-widening-targets/scenario.ts';

/** The whole store as it is now, read anew. */
const standingOf = ({ store }: Bench): Standing => ({
  interactions: Object.fromEntries(
    store.interactions.map(({ id, state, place, parties, attempts, properties }) => [
      id,
      {
        ...{ state, place, attempts, userData: properties.UserData },
        parties: parties.map(({ agent, mode }) => ({ agent, mode })),
      },
    ]),
  ),
  agents: Object.fromEntries(
    store.agents.map(({ name, place, media }) => [name, { place, media: Object.fromEntries(media) }]),
  ),
  tickets: Object.fromEntries(
    store.tickets.map(({ id, interaction, operation, invitee, mode }) => [
      id,
      { interaction, operation, invitee, mode },
    ]),
  ),
  queues: Object.fromEntries([...store.queues].filter(([, waiting]) => waiting.length > 0)),
});

/** What the history says of the moment at which so many messages had been delivered, and the steps of all of them had ended. */
const toldAt = (history: StoreHistory, messages: number): Standing =>
  history.filter(({ after }) => after <= messages).reduce(changedStanding, nothingStands);

const scenarios = { conference, overflow, refused, widening } as Readonly<Record<string, () => Scenario>>;

for (const [name, scenario] of Object.entries(scenarios))
  test(`the history of a run has the store as it is before each message: ${name}`, async (t) => {
    let bench: Bench | undefined;
    const seen: Standing[] = [];
    const { history, messages } = await play(scenario, {
      history: true,
      onBench: (each) => {
        bench = each;
        each.bus.messages.subscribe(() => seen.push(JSON.parse(JSON.stringify(standingOf(each))) as Standing));
      },
    });
    t.true(history!.length > 10);
    for (const [index, standing] of seen.entries()) t.deepEqual(toldAt(history!, index), standing, `message ${index}`);
    t.deepEqual(toldAt(history!, messages.length), JSON.parse(JSON.stringify(standingOf(bench!))));
  });

test('a run that keeps its history is the run that it is without', async (t) => {
  for (const scenario of Object.values(scenarios)) {
    const [kept, plain] = [await play(scenario, { history: true }), await play(scenario)];
    t.deepEqual({ ...kept, history: undefined }, { ...plain, history: undefined });
  }
});

test('coverage and history of one run do not disturb each other', async (t) => {
  const { coverage, history } = await play(conference, { history: true, coverage: true });
  t.deepEqual(coverage, (await play(conference, { coverage: true })).coverage);
  t.deepEqual(history, (await play(conference, { history: true })).history);
});
