import test from 'ava';
import { map } from 'rxjs';
import {
  defineStrategy,
  routeTo,
  seconds,
  stop,
  type Decision,
  type Desk,
  type QueueTarget,
  type Target,
  type TargetEntry,
  type Wait,
} from 'routeproof';
import { playRoute, to, virtual } from './play-route.ts';

test('options that the desk does not have, or cannot use, are refused with a sentence', async (t) => {
  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ By: 'x' }, /no option 'By'.*Did you mean by\?/],
    [{ by: 'StatAgentLoadin' }, /'by' is 'StatAgentLoadin', but must be one of StatTimeInReadyState/],
    [{ priority: NaN }, /'priority' is NaN, but must be a number/],
    [{ priority: '5' }, /'priority' is '5', but must be a number/],
    [{ ageing: -1 }, /'ageing' is -1, but must be 0 or more/],
    [{ ageing: { by: -1 } }, /'ageing.by' is -1, but must be 0 or more/],
    [{ ageing: { every: 1 } }, /'ageing.by' is undefined, but must be 0 or more/],
    [{ ageing: { by: 1, every: 0 } }, /'ageing.every' is 0, but must be more than 0/],
    [{ ageing: { by: 1, upTo: NaN } }, /'ageing.upTo' is NaN, but must be a number/],
    [{ ageing: { by: 1, upto: 3 } }, /no option 'upto'.*Did you mean upTo\?/],
    [{ order: 'least' }, /'order' is 'least', but must be max, min or list/],
    [{ every: -1 }, /'every' is -1, but must be 0 or more/],
    [{ virtualQueue: '' }, /'virtualQueue' is '', but must be a name/],
    [
      { virtualQueue: ['VQ', 'VQ'] },
      /'virtualQueue' is 'VQ', but must be a name, or a list of names, each of them once/,
    ],
    [{ virtualQueue: [7] }, /'virtualQueue' is 7, but must be a name/],
    [{ clearTargets: 'no' }, /'clearTargets' is 'no', but must be true or false/],
    [{ cleartargets: true }, /no option 'cleartargets'.*Did you mean clearTargets\?/],
    [{ place: 'keep' }, /'place' is 'keep', but must be kept or new/],
  ];
  for (const [options, sentence] of wrong) {
    const { findings } = await playRoute(to('ann.A', options));
    t.is(findings[0]?.kind, 'strategy-threw');
    t.regex(findings[0]!.sentence, sentence);
  }
  const wrongEntries: readonly (readonly [object, RegExp])[] = [
    [{ target: 'bob.A', timeOut: 1 }, /targets\[1\].*no option 'timeOut'.*Did you mean timeout\?/],
    [{ target: 7 }, /'targets\[1\].target' is 7, but must be a text/],
    [{ target: 'bob.A', timeout: -1 }, /'targets\[1\].timeout' is -1, but must be a time/],
    [{ target: 'bob.A', timeout: Infinity }, /'targets\[1\].timeout' is Infinity/],
    [{ target: 'bob.A', timeout: undefined }, /'targets\[1\].timeout' is undefined, but must be there or left out/],
    [{ target: 'bob.A', timeout: 1, clear: 1 }, /'targets\[1\].clear' is 1, but must be true or false/],
    [{ target: 'bob.A', clear: true }, /'targets\[1\].clear' is true, but must be beside a `timeout`/],
    [{ target: 'bob.GB' }, /'bob.GB'.*column 6/],
  ];
  for (const [entry, sentence] of wrongEntries) {
    const { findings } = await playRoute(to(['ann.A', entry as TargetEntry]));
    t.regex(findings[0]!.sentence, sentence);
  }
  for (const text of ['Suport.GA', 'Suport.GP', '?Suport:English>5.GA']) {
    const { findings } = await playRoute(to(text));
    t.regex(findings[0]!.sentence, /the name of a group of the centre \('Support', 'Everybody'\)/, text);
  }
  t.regex((await playRoute(to([]))).findings[0]!.sentence, /at least one target/);
});

test('routeTo stands in map by its bare name: the index that comes along is nothing to it', async (t) => {
  const { verdict, messages } = await playRoute((_interaction, desk) => desk.target('ann.A').pipe(map(routeTo)));
  t.is(verdict, 'pass');
  t.true(messages.some(({ type, to: invited }) => type === 'EventInvite' && invited === 'ann'));
});

/** Never called: what it says must compile, or must not. */
export function typesOfTheDesk(desk: Desk, some: string): void {
  const agent: Wait<Target> = desk.target('?:English > 5 & (Email >= 3 | Chat = 1)@StatServer.GA');
  const queue: Wait<QueueTarget> = desk.target('Back office.Q');
  const either: Wait<Target | QueueTarget> = desk.target(some, { by: 'StatAgentLoading', priority: 1, ageing: 0.1 });
  const widening: Wait<Target> = desk.target(['?:English > 7.GA', 'Everybody.GA'], { every: seconds(20), ...virtual });
  const overflow: Wait<Target | QueueTarget> = desk.target(['Everybody.GA', 'Back office.Q'], { every: seconds(20) });
  const timed: Wait<Target | QueueTarget> = desk.target([
    { target: 'Gold.GA', timeout: seconds(20), clear: true },
    'Everybody.GA',
    { target: 'Back office.Q' },
  ]);
  const agents: Wait<Target> = desk.target([{ target: '?:English > 5.GA', timeout: seconds(20) }, `${some}.GA`]);
  const pattern: Wait<Target> = desk.target(`${some}.GA`);
  const first: Wait<{ which: 'agent'; value: Target } | { which: 'late'; value: void }> = desk.first({
    agent: desk.target('ann.A'),
    late: desk.after(1),
  });
  const decisions: Wait<Decision>[] = [];
  void [agent, queue, either, widening, overflow, timed, agents, pattern, first, decisions];

  // @ts-expect-error: there is no such type of target
  desk.target('ann.B');
  // @ts-expect-error: a target has a type
  desk.target('ann');
  // @ts-expect-error: an expression of skills asks for agents of a group
  desk.target('?:English > 5.A');
  // @ts-expect-error: an expression of skills has a colon
  desk.target('?English > 5.GA');
  // @ts-expect-error: one of the list is wrong
  desk.target(['ann.A', 'bob.GB'], { every: 1 });
  // @ts-expect-error: a target of the list is wrong
  desk.target([{ target: 'ann.A', timeout: 1 }, { target: 'bob.GB' }]);
  // @ts-expect-error: an entry has no such key
  desk.target([{ target: 'ann.A', timeOut: 1 }, 'bob.A']);
  // @ts-expect-error: a time is a number
  desk.target([{ target: 'ann.A', timeout: '20' }, 'bob.A']);
  // @ts-expect-error: one target does not widen
  desk.target('ann.A', { every: 1 });
  // @ts-expect-error: there is no such statistic
  desk.target('ann.A', { by: 'StatAgentLoadin' });
  // @ts-expect-error: there is no such place
  desk.target('ann.A', { place: 'keep' });
  // @ts-expect-error: there is no such option
  desk.target('ann.A', { virtualqueue: 'VQ_Sales' });
  // @ts-expect-error: there is no such name among the waits
  desk.first({ agent: desk.target('ann.A') }).subscribe(({ which }) => which === 'agnet');
  // @ts-expect-error: a promise cannot be cancelled
  desk.first({ agent: Promise.resolve(1) });
  // @ts-expect-error: a target has no such property
  desk.target('ann.A').subscribe(({ agnet }) => agnet);
  // @ts-expect-error: a queue is no agent
  desk.target('Back office.Q').subscribe(({ agent: name }) => name);
  // @ts-expect-error: an interaction has no such property
  defineStrategy({ name: 'plan', route: ({ mediatype }) => stop(mediatype) });
  // @ts-expect-error: a target is no decision
  defineStrategy({ name: 'plan', route: (_interaction, given) => given.target('ann.A') });
  // @ts-expect-error: an interaction is no target
  defineStrategy({ name: 'plan', route: (interaction) => [interaction].map((each) => routeTo(each)) });
}
