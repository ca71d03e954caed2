import test from 'ava';
import { concatMap, map, mergeMap, of, Subject, take } from 'rxjs';
import { attach, placeInQueue, placeInWorkbin, play, routeTo, seconds, stop, type Decision } from 'routeproof';
import { urs } from '../../../plugins/urs/urs.ts';
import { type Route, x1, x2, scenarioOf, playRoute, kinds, asked, invitations, toAnn } from './play-route.ts';

test('an Observable, a promise, a generator, an async generator, an array and one decision give the same trace', async (t) => {
  const decisions: readonly Decision[] = [attach({ seen: 1 }), placeInQueue('Back office')];
  const routes: Readonly<Record<string, Route>> = {
    Observable: () => of(...decisions),
    array: () => decisions,
    generator: function* () {
      yield* decisions;
    },
    'async generator': async function* () {
      yield* decisions;
    },
  };
  const single: Readonly<Record<string, Route>> = {
    Observable: () => of(stop()),
    promise: () => Promise.resolve(stop()),
    'async function': async (_interaction, desk) => {
      await desk.after(0);
      return stop();
    },
    'Observable that waits': (_interaction, desk) => desk.after(0).pipe(map(() => stop())),
    decision: () => stop(),
  };
  for (const forms of [routes, single]) {
    const traces = await Promise.all(
      Object.entries(forms).map(async ([form, route]) => ({ form, played: await playRoute(route) })),
    );
    for (const { form, played } of traces) {
      t.deepEqual(kinds(played), [], form);
      t.deepEqual(played.messages, traces[0]!.played.messages, form);
    }
  }
});

test('what several strategies decide in one step leaves in the order of their routing attempts', async (t) => {
  const load = [x1, x2, { InteractionId: 'X3', at: seconds(9) }];
  const scenario = () => {
    const now = new Subject<void>();
    return scenarioOf(
      ({ id }, desk) => {
        if (id === 'X3') queueMicrotask(() => now.next());
        if (id === 'X3') return [stop()];
        return desk.after(seconds(id === 'X1' ? 2 : 1)).pipe(
          concatMap(() => now.pipe(take(1))),
          mergeMap(() => [attach({ last: id }), stop()]),
        );
      },
      { load },
    );
  };
  t.deepEqual(asked(await play(scenario)), [
    '9 X1 RequestChangeProperties',
    '9 X1 RequestStopProcessing',
    '9 X2 RequestChangeProperties',
    '9 X2 RequestStopProcessing',
    '9 X3 RequestStopProcessing',
  ]);
});

test('a strategy can place in a workbin, and route to an agent by name', async (t) => {
  const bin = await playRoute(() => [placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })]);
  t.deepEqual(asked(bin), ['5 X1 RequestPlaceInWorkbin ann']);
  const named = await playRoute(() => [routeTo('bob.A')]);
  t.deepEqual(invitations(named), ['5 bob X1']);
  t.deepEqual([...kinds(bin), ...kinds(named)], []);
});

test('URS attaches what it knows of a target only when it is told to', async (t) => {
  const attached = await playRoute(toAnn, { router: urs({ attachesTargets: true }) });
  t.deepEqual(asked(attached), ['5 X1 RequestChangeProperties', '5 X1 RequestDeliver ann']);
  const [interaction] = attached.interactions;
  t.deepEqual(interaction?.userData, {
    RTargetRequested: 'ann.A',
    RTargetObjectSelected: 'ann',
    RTargetAgentSelected: 'ann',
    RTargetPlaceSelected: 'ann-place',
    RStrategyName: 'plan',
  });
  t.deepEqual(kinds(attached), []);
});

test('a strategy that throws is a finding with the line, in every form', async (t) => {
  const oops = () => {
    throw new Error('no such level');
  };
  const forms: readonly Route[] = [
    oops,
    (_interaction, desk) => desk.target('ann.A').pipe(map(oops)),
    async () => oops(),
    async (_interaction, desk) => {
      await desk.after(seconds(1));
      oops();
    },
    async function* () {
      yield attach({ seen: 1 });
      oops();
    },
  ];
  for (const route of forms) {
    const played = await playRoute(route);
    const [finding] = played.findings;
    t.is(finding?.kind, 'strategy-threw');
    t.is(finding?.interaction, 'X1');
    t.regex(finding!.sentence, /'plan' threw for interaction 'X1': no such level\. /);
    t.regex(finding!.where ?? '', /forms\.test\.[tj]s:\d+:\d+$/);
  }
});

test('what is no decision is named', async (t) => {
  const cases: readonly (readonly [Route, RegExp, string?])[] = [
    [() => undefined, /returned nothing/],
    [async () => undefined, /returned nothing/],
    [() => 'ann.A', /the text 'ann\.A'/],
    [() => ['ann.A'], /the text 'ann\.A'/],
    [() => ({ to: 'ann' }), /an object with to/],
    [(_interaction, desk) => desk.target('ann.A').pipe(take(1)), /a target without `routeTo/],
    [async () => of(stop()), /an Observable inside/],
    [() => [routeTo('?:English > 5.GA')], /names no single agent.*desk\.target/, 'decision-unsendable'],
    [() => [routeTo('ann' as string)], /column 4/, 'decision-unsendable'],
    [() => [placeInQueue(7 as unknown as string)], /Queue of RequestPlaceInQueue/, 'decision-unsendable'],
  ];
  for (const [route, sentence, kind = 'not-a-decision'] of cases) {
    const played = await playRoute(route);
    t.is(played.findings[0]?.kind, kind);
    t.regex(played.findings[0]!.sentence, sentence);
    t.false(kinds(played).includes('path-ends-without-decision'));
    t.deepEqual(asked(played), []);
  }
});

test('a path that ends without a decision is a finding, and so is deciding twice', async (t) => {
  const nowhere = await playRoute(() => [attach({ seen: 1 })]);
  t.is(kinds(nowhere)[0], 'path-ends-without-decision');
  const twice = await playRoute(() => [placeInQueue('Back office'), stop()]);
  t.deepEqual(kinds(twice), ['decided-twice']);
  t.deepEqual(asked(twice), ['5 X1 RequestPlaceInQueue Back office']);
  const late = await playRoute(async function* (_interaction, desk) {
    const later = desk.after(0).then(() => undefined);
    yield placeInQueue('Back office');
    await Promise.race([later, Promise.resolve()]);
    yield stop();
  });
  t.deepEqual(kinds(late), ['decided-twice']);
});
