import test from 'ava';
import { oneOf, play, seconds, type Scenario } from 'routeproof';
import { contactCentre, faults, registerClient, type FaultOptions } from 'routeproof/plugins';
import { scenarioWith, linkOf, endOf, happens } from './happens.ts';

test("an agent's answer that comes after its time-out is refused", async (t) => {
  const question = 'fault: RequestAccept of ann is sent 32 s late';
  const played = await happens(question, scenarioWith({ late: ['RequestAccept'] }));
  t.is(played.verdict, 'pass');
  t.true(linkOf('ann', played).includes('30 < EventRevoked'));
  t.true(linkOf('ann', played).includes('35 < EventError'));
  t.is(endOf(played), 'stopped');
});

test("URS's decision that comes after the routing-timeout is refused", async (t) => {
  const question = 'fault: RequestRouteCall of urs is sent 43202 s late';
  const played = await happens(question, scenarioWith({ late: ['RequestRouteCall'] }));
  t.is(played.verdict, 'pass');
  const late = linkOf('urs', played).filter((line) => line.startsWith('43202'));
  t.deepEqual(late, ['43202 > RequestRouteCall', '43202 < EventError']);
  t.is(endOf(played), 'stopped');
});

const lonely = {
  name: 'lonely',
  setup: (kit: Parameters<NonNullable<Scenario['plugins'][number]['setup']>>[0]) => {
    registerClient(kit.actor('lonely').connect('service', 'lonely'), 'EspServer').subscribe();
  },
};

const wrong: Readonly<Record<string, readonly [FaultOptions, RegExp]>> = {
  'a client that is not there': [{ disconnect: ['anne'] }, /no actor 'anne' on this bench\. Did you mean ann\?/],
  'a program that is not there': [{ restart: ['ursa'] }, /no actor 'ursa' on this bench\. Did you mean urs\?/],
  'the server as a client': [{ disconnect: ['interaction-server'] }, /must be a client of the Interaction Server/],
  'a slow client that is not there': [{ slow: { an: 5 } }, /no actor 'an' on this bench\. Did you mean ann\?/],
  'a client that never comes back': [
    { disconnect: ['lonely'] },
    /'lonely', which does nothing when it is connected again/,
  ],
  'no fault at most': [{ atMost: 0 }, /option 'atMost' is 0, but must be a whole number from 1 up/],
  'half a fault': [{ atMost: 1.5 }, /option 'atMost' is 1.5/],
  'a negative delay': [{ slow: { ann: -5 } }, /option 'slow.ann' is -5, but must be a time above 0/],
  'a time before the run': [{ disconnect: [{ of: 'ann', at: -1 }] }, /option 'disconnect: at' is -1/],
  'away for no time': [{ restart: [{ of: 'urs', away: 0 }] }, /option 'restart: away' is 0/],
  'a request that is none': [
    { twice: ['RequestAcept' as 'RequestAccept'] },
    /RequestAcept is no message.*Did you mean RequestAccept\?/,
  ],
  'an event that is sent twice': [
    { twice: ['EventInvite' as 'RequestAccept'] },
    /option 'twice' is 'EventInvite', but must be a request/,
  ],
  'an event that is none': [
    { disconnect: [{ of: 'ann', when: 'EventInvit' as 'EventInvite' }] },
    /Did you mean EventInvite\?/,
  ],
  'what has no time-out': [{ late: ['RequestSubmit'] }, /`\{ RequestSubmit: seconds\(60\) \}`/],
  'a fault that there is not': [
    { disconects: ['ann'] } as FaultOptions,
    /no option 'disconects'\. Did you mean disconnect\?/,
  ],
};

for (const [what, [options, message]] of Object.entries(wrong))
  test(`${what} is refused with a sentence`, async (t) => {
    const scenario = () => ({ ...scenarioWith(undefined)(), plugins: [...contactCentre(), lonely, faults(options)] });
    await t.throwsAsync(async () => play(scenario), { message });
  });

test('a choice of no time at all, or of a negative one, is refused', (t) => {
  t.throws(() => oneOf(seconds(1), -1), { message: /'a time' is -1/ });
  t.throws(() => Reflect.apply(oneOf, undefined, []), { message: /at least one act or time/ });
});
