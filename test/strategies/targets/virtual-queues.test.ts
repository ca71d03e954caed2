import test from 'ava';
import { map, merge, mergeMap, race } from 'rxjs';
import { at, placeInQueue, routeTo, seconds, send, stop, type Played } from 'routeproof';
import { tLibrary } from '../../../plugins/t-library/t-library.ts';
import { urs } from '../../../plugins/urs/urs.ts';
import { type Route, busyFor, ann, playRoute, mails, kinds, said, to, late, virtual } from './play-route.ts';

test('a virtual queue is reported when waiting starts, and when the server has taken the route', async (t) => {
  const setting = { agents: [{ ...ann, does: busyFor(seconds(10)) }], load: mails(2) };
  const plain = await playRoute(to('ann.A', virtual), setting);
  t.deepEqual(said(plain), [
    '5 X1 EventQueued VQ_Sales',
    '5 X1 RequestDeliver',
    '5 X1 EventDiverted VQ_Sales',
    '6 X2 EventQueued VQ_Sales',
    '15 X2 RequestDeliver',
    '15 X2 EventDiverted VQ_Sales',
  ]);
  const translated = await playRoute(to('ann.A', virtual), { ...setting, extra: [tLibrary()] });
  const reports = ({ messages }: Played) => messages.filter(({ type }) => type === 'RequestDistributeEvent');
  const [queued, diverted, second] = reports(translated);
  t.like(queued, {
    protocol: 'TLibrary',
    ref: -1,
    interaction: 'X1',
    to: 'interaction-server',
    body: {
      ThisDN: 'VQ_Sales',
      UserEvent: 'EventQueued',
      CallUUID: 'X1',
      Extensions: { SIGNATURE: 'router', NAME: 'urs' },
    },
  });
  const bodyOf = (message: typeof queued) =>
    message?.body as { readonly ConnID?: string; readonly Extensions: { readonly VQID: string } };
  t.regex(bodyOf(queued).ConnID ?? '', /^[0-9a-f]{16}$/);
  t.is(bodyOf(diverted).Extensions.VQID, bodyOf(queued).Extensions.VQID);
  t.not(bodyOf(second).Extensions.VQID, bodyOf(queued).Extensions.VQID);
  t.is(bodyOf(reports(plain)[0]).ConnID, bodyOf(queued).ConnID);
  for (const played of [plain, translated]) {
    t.false(played.messages.some(({ ref, from }) => from === 'interaction-server' && ref === -1));
    t.deepEqual(kinds(played), []);
  }
});

test('who waits in several virtual queues is reported in each of them', async (t) => {
  const both = { virtualQueue: ['VQ_Sales', 'VQ_All'] };
  const setting = { agents: [{ ...ann, does: busyFor(seconds(10)) }], load: mails(2) };
  const waiting: number[] = [];
  const route: Route = (interaction, desk) => {
    if (interaction.id === 'X2')
      desk.after(1).subscribe(() => waiting.push(desk.waiting('VQ_Sales'), desk.waiting('VQ_All')));
    return to('ann.A', both)(interaction, desk);
  };
  const taken = at(seconds(9), 'email-server', send('RequestStopProcessing', { InteractionId: 'X2' }));
  t.deepEqual(said(await playRoute(route, { ...setting, drive: { script: [taken] } })), [
    '5 X1 EventQueued VQ_Sales',
    '5 X1 EventQueued VQ_All',
    '5 X1 RequestDeliver',
    '5 X1 EventDiverted VQ_Sales',
    '5 X1 EventDiverted VQ_All',
    '6 X2 EventQueued VQ_Sales',
    '6 X2 EventQueued VQ_All',
    '9 X2 EventAbandoned VQ_Sales',
    '9 X2 EventAbandoned VQ_All',
  ]);
  t.deepEqual(waiting, [1, 1]);
  const attaching = await playRoute(to('ann.A', both), { router: urs({ attachesTargets: true }) });
  t.like(attaching.interactions[0]?.userData, { RVQID: '00000000000000000000000000000001' });
});

// The property has still to learn that a request with ReferenceId -1 asks for no answer.
test('what URS reports of a virtual queue is no finding', async (t) => {
  t.deepEqual(kinds(await playRoute(to('ann.A', virtual))), []);
});

test('who leaves is abandoned, and who is decided otherwise is diverted after that', async (t) => {
  const nobody = { agents: [{ ...ann, media: ['chat'] }] };
  const taken = at(seconds(10), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }));
  for (const extra of [[], [tLibrary()]]) {
    const left = await playRoute(to('ann.A', virtual), { ...nobody, drive: { script: [taken] }, extra });
    t.deepEqual(said(left), ['5 X1 EventQueued VQ_Sales', '10 X1 EventAbandoned VQ_Sales']);
  }
  const impatient: Route = (_interaction, desk) =>
    race(
      desk.target('ann.A', virtual).pipe(map((agent) => routeTo(agent))),
      desk.after(seconds(4)).pipe(map(() => placeInQueue('Back office'))),
    );
  t.deepEqual(said(await playRoute(impatient, { ...nobody, links: { urs: 100 } })), [
    '5.2 X1 EventQueued VQ_Sales',
    '9.2 X1 RequestPlaceInQueue',
    '9.4 X1 EventDiverted VQ_Sales',
  ]);
});

test('who goes on to wait elsewhere leaves the virtual queue, and who waits there again after a refusal stays', async (t) => {
  const elsewhere: Route = async (_interaction, desk) => {
    const { which } = await desk.first({ sales: desk.target('zoe.A', virtual), late: desk.after(seconds(2)) });
    if (which === 'sales') return stop();
    await desk.first({ rest: desk.target('zoe.A', { virtualQueue: 'VQ_Rest' }), late: desk.after(seconds(2)) });
    return placeInQueue('Back office');
  };
  t.deepEqual(said(await playRoute(elsewhere)), [
    '5 X1 EventQueued VQ_Sales',
    '7 X1 EventQueued VQ_Rest',
    '7 X1 EventDiverted VQ_Sales',
    '9 X1 RequestPlaceInQueue',
    '9 X1 EventDiverted VQ_Rest',
  ]);
  const again: Route = (_interaction, desk) => {
    const route = desk.target(['ann.A', 'bob.A'], virtual).pipe(map((agent) => routeTo(agent)));
    return merge(route, desk.refused.pipe(mergeMap(() => route)));
  };
  const drive = { script: [at(seconds(19), 'ann', send('RequestAgentLogout'))] };
  const played = await playRoute(again, { drive, links: { 'stat-server': seconds(3) }, load: late });
  t.deepEqual(said(played), [
    '20 X1 EventQueued VQ_Sales',
    '20 X1 RequestDeliver',
    '20 X1 RequestDeliver',
    '20 X1 EventDiverted VQ_Sales',
  ]);
});

test('URS attaches the virtual queue with the target', async (t) => {
  const played = await playRoute(to('desk 7.AP', virtual), { router: urs({ attachesTargets: true }) });
  t.like(played.interactions[0]?.userData, {
    RTargetObjectSelected: 'desk 7',
    RTargetAgentSelected: 'bob',
    RVQID: '00000000000000000000000000000001',
  });
});

test('the desk tells how many wait: for a target, in a virtual queue, with the strategy of a queue', async (t) => {
  const seen: unknown[] = [];
  const overflowing: Route = ({ id }, desk) => {
    const count = () =>
      ['?:English>7.GA', 'VQ_Sales', 'Inbound', 'Inbound.Q', 'VQ_None'].map((place) => desk.waiting(place));
    seen.push([id, ...count()]);
    if (desk.waiting('VQ_Sales') >= 2) return placeInQueue('Back office');
    return desk.target('?: English > 7 .GA', virtual).pipe(map((agent) => routeTo(agent)));
  };
  const setting = { agents: [{ ...ann, does: busyFor(seconds(10)) }], load: mails(6) };
  const played = await playRoute(overflowing, {
    ...setting,
    load: [...setting.load, { InteractionId: 'X7', at: seconds(60) }],
  });
  t.deepEqual(seen, [
    ['X1', 0, 0, 1, 1, 0],
    ['X2', 0, 0, 1, 1, 0],
    ['X3', 1, 1, 2, 2, 0],
    ['X4', 2, 2, 3, 3, 0],
    ['X5', 2, 2, 3, 3, 0],
    ['X6', 2, 2, 3, 3, 0],
    ['X7', 0, 0, 1, 1, 0],
  ]);
  t.is(played.interactions.filter(({ queue }) => queue === 'Back office').length, 3);
});
