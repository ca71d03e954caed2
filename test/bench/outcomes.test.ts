import test from 'ava';
import { map } from 'rxjs';
import {
  at,
  defineScenario,
  defineStrategy,
  placeInQueue,
  placeInWorkbin,
  play,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Played,
  type PlayOptions,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { contactCentre, defaultCast, faults, flowVariants } from 'routeproof/plugins';
import { endText, outcomesTable, type Outcome } from 'routeproof/report';
import { textWidth } from '../../core/kernel/text-width.ts';

const e = (InteractionId: string, at = 0) => ({ InteractionId, at: seconds(at) });

const scenarioOf = (
  route: Strategy['route'],
  script: NonNullable<Scenario['drive']>['script'],
  more: Partial<Scenario> = {},
) =>
  defineScenario(() => ({
    name: 'outcomes',
    strategy: defineStrategy({ name: 'vip', route }),
    centre: {
      agents: [
        { name: 'ann', does: [whenever('EventInvite', send('RequestAccept'), { after: seconds(2) })] },
        { name: 'bob', does: [whenever('EventInvite', send('RequestReject'), { after: seconds(3) })] },
      ],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
      workbins: [{ name: 'Drafts', queue: 'Back office' }],
    },
    plugins: contactCentre(),
    drive: { script: script! },
    until: seconds(100),
    ...more,
  }));

/** An outcome on one line: `X1 0+2: ann 10, stopped by ann (Normal) at 12`. */
const lineOf = ({ interaction, at: came, wait, agents, handling, routingAttempts, end }: Outcome): string =>
  [
    `${interaction} ${came / 1000}+${wait / 1000}:`,
    `${agents.length === 0 ? '-' : `${agents.join(' ')} ${handling / 1000}`},`,
    `${endText(end)}${end.at === undefined ? '' : ` at ${end.at / 1000}`}, ${routingAttempts}`,
  ].join(' ');

const linesOf = ({ outcomes }: Pick<Played, 'outcomes'>): readonly string[] => outcomes.map(lineOf);

const toAnn: Strategy['route'] = () => [routeTo('ann.A')];
const place: Strategy['route'] = () => [placeInQueue('Back office')];

const asStopped = (InteractionId: string, ReasonSystemName?: string) =>
  send('RequestStopProcessing', {
    InteractionId,
    ...(ReasonSystemName !== undefined && { Reason: { ReasonSystemName } }),
  });

const load = (...ids: string[]) => ({ load: { interactions: ids.map((id, n) => e(id, 10 + n)) } });

test('of each reference flow it is told who had the interaction in hand, for how long, and how it ended', async (t) => {
  const flows: Readonly<Record<string, string>> = {
    'conference/invitation-issued': '10+10: ann 120, with ann, 0',
    'conference/invitation-accepted': '10+10: ann bob 103, with ann and bob, 0',
    'conference/invitation-rejected': '10+10: ann 103, with ann, 0',
    'conference/invitation-times-out': '10+10: ann 130, with ann, 0',
    'conference/invitation-is-invalid, inviter is not registered': '10+10: ann 100, with ann, 0',
    'conference/leave, others remain': '10+10: ann bob 190, with ann, 0',
    'conference/leave, last party, back to a queue': '10+10: ann 100, in queue Waiting, 0',
    'conference/leave, last party, back to a workbin': '10+10: ann 100, in workbin Drafts of ann, 0',
    'conference/fail-to-leave, not a party': '10+10: ann 100, with ann, 0',
    'conference/fail-to-leave, unknown interaction': '10+110: -, in queue Waiting, 0',
    'stop-processing/a': '10+10: ann 100, stopped by email-server (Terminated) at 120, 0',
    'stop-processing/b': '10+110: -, customer left (Terminated) at 120, 1',
    'stop-processing/c': '10+10: ann bob 190, stopped by ann (Terminated) at 120, 0',
    'stop-processing/d, with substitutions': '10+105: -, stopped by strategy stopper (Terminated) at 115, 1',
    'stop-processing/d, without substitutions': '10+105: -, stopped by strategy stopper (Terminated) at 115, 1',
    'stop-processing/unsuccessful, asked by a media server': '10+110: -, in queue Waiting, 0',
    'stop-processing/unsuccessful, asked by an agent': '10+110: -, in queue Waiting, 0',
    'stop-processing/unsuccessful, asked by URS, without substitutions': '10+110: -, in queue Waiting, 0',
  };
  const told: Record<string, string> = {};
  for (const { flow, variant, scenario } of flowVariants)
    for (const line of linesOf(await play(() => scenario(defaultCast))))
      told[variant === undefined ? flow : `${flow}, ${variant}`] = line.slice('0000RP0000000001 '.length);
  t.deepEqual(told, flows);
});

for (const tLibrary of [true, false]) {
  const words = tLibrary ? 'T-Library' : 'Interaction Management';
  const played = async (...[route, script, more]: Parameters<typeof scenarioOf>) =>
    linesOf(await play(scenarioOf(route, script, { plugins: contactCentre({ tLibrary }), ...more })));

  test(`${words}: an agent, the strategy, the customer or a callback ends it, or it waits on`, async (t) => {
    const byAgent = at(seconds(30), 'ann', asStopped('X1', 'Normal'));
    t.deepEqual(await played(toAnn, [byAgent], load('X1')), ['X1 10+2: ann 18, stopped by ann (Normal) at 30, 1']);
    t.deepEqual(await played(() => [stop('Spam')], [], load('X1')), [
      'X1 10+0: -, stopped by strategy vip (Spam) at 10, 1',
    ]);
    t.deepEqual(await played(place, [], load('X1', 'X2')), [
      'X1 10+1: -, in queue Back office, 1',
      'X2 11+0: -, in queue Back office, 1',
    ]);
    const patient: Strategy['route'] = (_, desk) => desk.after(seconds(60)).pipe(map(() => stop()));
    const leaving = [
      at(seconds(40), 'email-server', asStopped('X1')),
      at(seconds(41), 'email-server', asStopped('X2', 'CallbackRequested')),
    ];
    t.deepEqual(await played(patient, leaving, { ...load('X1', 'X2', 'X3'), until: seconds(50) }), [
      'X1 10+30: -, customer left at 40, 1',
      'X2 11+30: -, stopped by email-server (CallbackRequested) at 41, 1',
      'X3 12+38: -, with strategy vip, 1',
    ]);
  });

  test(`${words}: attempts are counted, and what comes out of a workbin or back to it is handled as long as it is in hand`, async (t) => {
    t.deepEqual(await played(() => [routeTo('bob.A')], [], { ...load('X1'), until: seconds(17) }), [
      'X1 10+7: -, offered to bob, 3',
    ]);
    const toDrafts = () => [placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })];
    const script = [
      at(seconds(20), 'ann', send('RequestPull', { InteractionIds: ['X1', 'X2'] })),
      at(seconds(25), 'ann', send('RequestPlaceInQueue', { InteractionId: 'X1', Queue: 'Back office' })),
      at(seconds(40), 'ann', send('RequestPull', { InteractionIds: ['X1'] })),
      at(seconds(43), 'ann', asStopped('X1')),
      at(seconds(50), 'ann', send('RequestAgentLogout')),
    ];
    t.deepEqual(await played(toDrafts, script, load('X1', 'X2')), [
      'X1 10+10: ann 8, stopped by ann at 43, 1',
      'X2 11+9: ann 30, in workbin Drafts of ann, 1',
    ]);
  });

  test(`${words}: a server that starts again ends nobody's interaction, but takes it out of the agent's hands`, async (t) => {
    const plugins = [
      ...contactCentre({ tLibrary }),
      faults({ restart: [{ of: 'interaction-server', at: seconds(20) }] }),
    ];
    const played = await play(scenarioOf(toAnn, [], { ...load('X1'), plugins, until: seconds(40) }), {
      choices: faulty(),
    });
    t.deepEqual(linesOf(played), ['X1 10+2: ann 8, with strategy vip, 2']);
  });
}

/** Lets each fault happen, once. */
const faulty = (): NonNullable<PlayOptions['choices']> => {
  const answers: number[] = [];
  return {
    answers,
    pick: (_count, question) => {
      answers.push(question?.about?.startsWith('fault: ') === true && !answers.includes(1) ? 1 : 0);
      return answers.at(-1)!;
    },
  };
};

test('what an agent submits is in hand at once; left by its last party it is not said to be stopped by who was refused before', async (t) => {
  const script = [
    at(seconds(5), 'ann', send('RequestSubmit', { InteractionId: 'X1', MediaType: 'email' })),
    at(seconds(9), 'bob', send('RequestStopProcessing', { InteractionId: 'X1' }, { mayBeRefused: true })),
    at(seconds(9), 'ann', send('RequestAgentLogout')),
  ];
  t.deepEqual(linesOf(await play(scenarioOf(place, script))), ['X1 5+0: ann 4, left by its last party at 9, 0']);
});

test('who was refused is not said to have stopped what a time-out ends later', async (t) => {
  const script = [
    at(seconds(5), 'ann', send('RequestSubmit', { InteractionId: 'X1', MediaType: 'email' })),
    at(seconds(9), 'bob', send('RequestStopProcessing', { InteractionId: 'X1' }, { mayBeRefused: true })),
    at(seconds(200), 'bob', send('RequestStopProcessing', { InteractionId: 'X2' }, { mayBeRefused: true })),
  ];
  const scenario = () => ({ ...scenarioOf(place, script)(), server: { 'handling-timeout': 1 } });
  t.deepEqual(linesOf(await play(scenario)), ['X1 5+0: ann 60, left by its last party at 65, 0']);
});

test('one that is submitted again after its stop has an outcome for each time', async (t) => {
  const again = at(
    seconds(50),
    'email-server',
    send('RequestSubmit', { InteractionId: 'X1', Queue: 'Inbound', MediaType: 'email' }),
  );
  t.deepEqual(linesOf(await play(scenarioOf(() => [stop()], [again], load('X1')))), [
    'X1 10+0: -, stopped by strategy vip (Normal) at 10, 1',
    'X1 50+0: -, stopped by strategy vip (Normal) at 50, 1',
  ]);
});

test('a table of outcomes tells many by those with findings, by those that waited longest, and by a sum', (t) => {
  const outcomes = Array.from({ length: 50 }, (_, n): Outcome => ({
    ...{ interaction: `X${n + 1}`, medium: 'chat', at: n * 1000, wait: n * 100, agents: [], handling: 0 },
    ...{
      routingAttempts: 1,
      end: n < 30 ? { how: 'in queue', who: 'Back office' } : { how: 'customer left', at: 99_000 },
    },
  }));
  const findings = [
    { kind: 'lost', severity: 'failure', sentence: 'It is lost.', at: 0, interaction: 'X3', count: 1 },
  ] as const;
  t.is(
    outcomesTable(outcomes, { findings, longest: 3 }),
    [
      'interaction  medium      came      wait  agent  handling  attempts  end',
      'X3           chat     2.000 s  0.200 s+  -            -          1  in queue Back office',
      'X49          chat    48.000 s  4.800 s   -            -          1  customer left',
      'X50          chat    49.000 s  4.900 s   -            -          1  customer left',
      '… 47 rows not shown. All 50: 30 in queue Back office, 20 customer left',
      '',
    ].join('\n'),
  );
  t.is(outcomesTable(outcomes).split('\n').length, 52);
  t.is(outcomesTable([]), '');
});

test('hostile names are text in the table, and it is as wide as it may be', (t) => {
  const hostile = '\u001b[31m\u202eX\n';
  const outcome: Outcome = {
    ...{ interaction: hostile.repeat(9), medium: hostile, at: 0, wait: 0, agents: [hostile, '\u4f60\u597d'] },
    ...{ handling: 5, routingAttempts: 1, end: { how: 'stopped by agent', who: hostile, reason: hostile, at: 5 } },
  };
  const table = outcomesTable([outcome], { width: 100 });
  t.notRegex(table.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
  for (const line of table.split('\n')) t.true(textWidth(line) <= 100, line);
});
