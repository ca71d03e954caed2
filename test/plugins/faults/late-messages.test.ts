import test from 'ava';
import { catchError, map, of, race } from 'rxjs';
import { defineStrategy, explore, placeInQueue, routeTo, seconds, stop, type Scenario } from 'routeproof';
import { answer, contactCentre, faults, service, type FaultOptions } from 'routeproof/plugins';
import { scenarioWith, linkOf, endOf, happens } from './happens.ts';

test('a slow message comes later, and what follows it on its link waits behind it', async (t) => {
  const question = 'fault: EventInvite on the link of ann takes 40 s longer';
  const played = await happens(question, scenarioWith({ slow: { ann: seconds(40) } }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played).slice(4, 6), ['40 < EventInvite', '40 < EventRevoked']);
});

test('a request that is sent twice is refused the second time', async (t) => {
  const question = 'fault: ann sends RequestAccept twice';
  const played = await happens(question, scenarioWith({ twice: ['RequestAccept'] }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played).slice(5), [
    '3 > RequestAccept',
    '3 > RequestAccept',
    '3 < EventAck',
    '3 < EventError',
    '13 > RequestStopProcessing',
    '13 < EventAck',
  ]);
  const refs = played.messages.filter(({ type }) => type === 'RequestAccept').map(({ ref }) => ref);
  t.is(new Set(refs).size, 2);
});

test("URS's request is named by what it is on the wire, or by what it stands for", async (t) => {
  for (const type of ['RequestRouteCall', 'RequestDeliver'] as const) {
    const played = await happens('fault: urs sends RequestRouteCall twice', scenarioWith({ twice: [type] }));
    t.is(linkOf('urs', played).filter((line) => line.endsWith('RequestRouteCall')).length, 2);
    t.is(played.verdict, 'pass');
  }
});

const sorts = (options: FaultOptions) => (): Scenario => ({
  ...scenarioWith(options)(),
  strategy: defineStrategy({
    name: 'sorts',
    route: (_interaction, desk) =>
      race(
        desk.invoke('Sorter', 'sort').pipe(
          map(() => stop('Normal')),
          catchError(() => of(placeInQueue('Back office'))),
        ),
        desk.after(seconds(20)).pipe(map(() => placeInQueue('Back office'))),
      ),
  }),
  plugins: [...contactCentre(), service('Sorter', { sort: answer() }, { delay: seconds(3) }), faults(options)],
});

test("a service's answer that comes late changes nothing", async (t) => {
  const played = await happens(
    'fault: Event3rdServerResponse of Sorter is sent 30 s late',
    sorts({ late: { Event3rdServerResponse: seconds(30) } }),
  );
  t.is(played.verdict, 'pass');
  t.is(endOf(played), 'Back office');
  t.true(linkOf('Sorter', played).includes('33 > Event3rdServerResponse'));
  t.deepEqual(
    linkOf('urs', played).filter((line) => line.startsWith('33')),
    ['33 < EventPrivateInfo'],
  );
});

test('a service that disconnects has failed at its calls, and answers none of them when it is back', async (t) => {
  const scenario = sorts({ disconnect: [{ of: 'Sorter', at: seconds(1), away: seconds(1) }] });
  const played = await happens('fault: Sorter disconnects at 1000 ms', scenario);
  t.is(played.verdict, 'pass');
  t.is(endOf(played), 'Back office');
  t.deepEqual(linkOf('Sorter', played).slice(2), ['0 < Request3rdServer', '2 > RequestRegisterClient', '2 < EventAck']);
});

test('a refusal that nobody hears shows only when ann disconnects, and the report says so', async (t) => {
  const deaf = defineStrategy({
    name: 'deaf',
    route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
  });
  const options = { synchronous: true, untilFailure: true };
  const without = await explore(scenarioWith(undefined, { strategy: deaf }), options);
  t.is(without.verdict, 'proved');
  const { failures } = await explore(scenarioWith({ disconnect: ['ann'] }, { strategy: deaf }), options);
  t.is(failures[0]!.property, 'refusal-unheard');
  t.regex(failures[0]!.race[0]!, /^Fault: ann disconnects after \w+\.$/);
  t.regex(failures[0]!.notes![0]!.text, /^fault: ann disconnects/);
});
