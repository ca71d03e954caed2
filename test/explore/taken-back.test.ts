import test from 'ava';
import { explore, type Plugin, type Scenario } from 'routeproof';
import { definePlugin, reporting } from 'routeproof/plugins';

const news = reporting.create('EventCurrentAgentStatus', {
  AgentId: 'ann',
  PlaceId: '',
  MediaStateList: {},
  MediaCapacityList: {},
});

/**
 * ann has a timer at 0, which the message that is due at 10 takes back. Another message is due at 11: while the timer is there it
 * cannot be next, as the race window is 10. At 10 dan has a timer, too, that nobody can tell from.
 */
const scenario = (seen: string[]) => (): Scenario => {
  seen.length = 0;
  const setup: Plugin['setup'] = (kit) => {
    const [ann, dan] = [kit.actor('ann'), kit.actor('dan')];
    const cancel = ann.clock.after(0, () => void seen.push('timer'), { name: 'reminder' });
    ann.listen('service', 'ann').subscribe((connection) =>
      connection.received.subscribe(() => {
        seen.push(connection.client.name);
        if (connection.client.name === 'one') cancel();
      }),
    );
    for (const sender of ['one', 'other']) kit.actor(sender).connect('service', sender, 'ann').send(news);
    dan.clock.after(10, () => undefined);
  };
  return {
    name: 'taken back',
    raceWindow: 10,
    links: { one: 10, other: 11 },
    plugins: [definePlugin({ name: 'taken back', synchronous: true, setup })],
  };
};

test('what is due too late to come before a timer that was taken back is not tried before the step that took it back', async (t) => {
  const seen: string[] = [];
  const orders: string[] = [];
  const found = await explore(scenario(seen), { synchronous: true, onRun: () => orders.push(seen.join(' ')) });
  t.deepEqual(orders.toSorted(), ['one other', 'timer one other', 'timer other one']);
  t.like(found, { verdict: 'proved', runs: 3, cutOff: 0 });
});
