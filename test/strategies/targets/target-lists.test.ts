import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { NobodyCame, placeInQueue, routeTo, seconds } from 'routeproof';
import { cases } from '../../sizes.ts';
import { plansOf, staffs } from './drawn-plans.ts';
import { agentsOf, groupsOf, NaiveLines, routeOf } from './naive-lines.ts';
import { accepts, ann, bob, busyFor, cat, invitations, mails, playRoute, said, to, type Route } from './play-route.ts';

const everybody = [ann, bob, cat].map((agent) => ({ ...agent, does: [accepts] }));

test('each target of a list has a time-out of its own, after which the next is asked for beside it', async (t) => {
  const list = [
    { target: '?:English > 7.GA', timeout: seconds(20) },
    { target: 'bob.A', timeout: seconds(5) },
    'Everybody.GA',
  ];
  const setting = { load: mails(4), agents: everybody, until: seconds(90) };
  t.deepEqual(invitations(await playRoute(to(list), setting)), ['5 ann X1', '26 bob X2', '32 cat X3']);
  // Of two that stand without a time-out between them either may come at once.
  const together = ['bob.A', { target: 'cat.A', timeout: seconds(30) }, 'ann.A'];
  t.deepEqual(invitations(await playRoute(to(together), setting)), ['5 bob X1', '6 cat X2', '37 ann X3']);
  // Nobody is waited for where the time-out is 0: the list says who is asked first.
  const inTurn = [{ target: 'cat.A', timeout: 0 }, { target: 'bob.A', timeout: 0 }, 'ann.A'];
  t.deepEqual(invitations(await playRoute(to(inTurn), setting)), ['5 cat X1', '6 bob X2', '7 ann X3']);
});

test('a target that is cleared is given up when the next is asked for, and one that is not stays in the line', async (t) => {
  // Ann is free at 25 s, and bob at 40 s; X3 asks for ann until 16 s.
  const agents = [
    { ...ann, does: busyFor(seconds(20)) },
    { ...bob, does: busyFor(seconds(34)) },
  ];
  const served = async (clear: boolean) => {
    const list = [{ target: 'ann.A', timeout: seconds(9), clear }, 'bob.A'];
    return invitations(await playRoute(to(list), { agents, load: mails(3), until: seconds(60) }));
  };
  t.deepEqual(await served(false), ['5 ann X1', '15 bob X2', '25 ann X3']);
  t.deepEqual(await served(true), ['5 ann X1', '15 bob X2', '49 bob X3']);
});

test('after the time-out of the last target the wait fails with NobodyCame, which can be caught', async (t) => {
  const list = [
    { target: 'zoe.A', timeout: seconds(4) },
    { target: 'Support.GA', timeout: seconds(6) },
  ];
  const nobody = { agents: [{ ...ann, does: [accepts] }] };
  const caught: Route = async (_interaction, desk) => {
    try {
      return routeTo(await desk.target(list));
    } catch (error) {
      if (!(error instanceof NobodyCame)) throw error;
      t.is(error.interaction, 'X1');
      t.deepEqual(error.targets, ['zoe.A', 'Support.GA']);
      return placeInQueue('Back office');
    }
  };
  t.deepEqual(said(await playRoute(caught, nobody)), ['15 X1 RequestPlaceInQueue']);
  const { findings } = await playRoute(to(list), nobody);
  const threw = findings.find(({ kind }) => kind === 'strategy-threw');
  t.regex(threw!.sentence, /Nobody came for interaction 'X1' within the time-outs of 'zoe.A', 'Support.GA'/);
  // A list may end in a queue, and it hands out before that.
  const overflow: Route = (_interaction, desk) =>
    desk
      .target([
        { target: 'zoe.A', timeout: seconds(4) },
        { target: 'Back office.Q', timeout: seconds(1) },
      ])
      .pipe(map((target) => routeTo(target)));
  t.deepEqual(said(await playRoute(overflow, nobody)), ['9 X1 RequestPlaceInQueue']);
});

test('lists with time-outs serve as a naive judge does, who keeps one list of all that is asked for', async (t) => {
  let waited = 0;
  const property = fc.asyncProperty(staffs, plansOf({}), async (staff, planned) => {
    const load = planned.map(({ id, at }) => ({ InteractionId: id, at }));
    const played = await playRoute(routeOf(planned), { agents: agentsOf(staff), groups: groupsOf(staff), load });
    const { served } = new NaiveLines(staff, planned);
    t.deepEqual(invitations(played), served);
    waited += planned.filter(({ id, at }) =>
      served.some((line) => line.endsWith(` ${id}`) && !line.startsWith(`${at / 1000} `)),
    ).length;
  });
  await fc.assert(property, { numRuns: cases({ short: 30, long: 10_000 }), seed: 16 });
  t.true(waited > 20, `${waited} waited and were served`);
});
