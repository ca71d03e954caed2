import test from 'ava';
import { defineStrategy, replay, routeTo, seconds, send, stop, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { lanes, message, playLanes, preferring, scriptOfLanes, type Vocabulary } from 'routeproof/testing';
import { map } from 'rxjs';
import { question, table, words } from './conference-day.ts';

// Every phase of the chapters Conference and Stop Processing, with the times at which its messages come. In each picture the
// question is submitted at 1 s, pulled by ann at 2 s, and what the phase is about follows.

test(
  'an invitation is issued: the invitee and the engine hear of it at once, the inviter of nothing until it ends',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --   u   b
  ann gets:          --   U   - 30s e
  bob gets:          --   -   i 30s t
  stat-server gets:  -(JQ)(PT)I
`,
  ),
);

test(
  'an invitation is accepted at 29.999 s: both are answered then, and nothing happens a millisecond later',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --   u   b
  bob does:          --   -   - 29999ms a
  bob gets:          --   -   i 29999ms k
  ann gets:          --   U   - 29999ms (kP)
  stat-server gets:  -(JQ)(PT)I 29999ms P
`,
  ),
);

test(
  'an invitation is revoked at 30 s, and its inviter is answered in the same instant',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --ub
  bob gets:          ---i 30s t
  ann gets:          --U- 30s e
`,
  ),
);

test(
  'an accept a millisecond after the time-out finds no ticket any more',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --ub
  bob does:          ---- 30s - 1ms a
  bob gets:          ---i 30s t 1ms f
  ann gets:          --U- 30s e
`,
  ),
);

test(
  'an invitation is rejected: answers to both, and no party',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --   u   b
  bob does:          --   -   - 3s n
  bob gets:          --   -   i 3s k
  ann gets:          --   U   - 3s f
  stat-server gets:  -(JQ)(PT)I 3s N
`,
  ),
);

test(
  'an invitation to an unknown interaction is refused at once',
  lanes(
    table,
    { ...words, b: send('RequestConference', { InteractionId: 'nobody knows', AgentId: 'bob' }) },
    `
  ann does: --b
  ann gets: --f
  bob gets: --
`,
  ),
);

test(
  'one of two leaves: its request is answered, the other is told, and the interaction stays',
  lanes(
    table,
    words,
    `
  email-server does:   -S
  ann does:            --   u   b
  bob does:            --   -   -a    -l
  bob gets:            --   -   ik    -k
  ann gets:            --   U   -(kP) -O
  stat-server gets:    -(JQ)(PT)IP    -O
  ${question} is: -q   h
`,
  ),
);

test(
  'the last party leaves, and the question is in its queue again',
  lanes(
    table,
    words,
    `
  email-server does:   -S
  ann does:            --   u   -l
  ann gets:            --   U   -k
  stat-server gets:    -(JQ)(PT)-(OQ)
  ${question} is: -q   h   -q
`,
  ),
);

const fromWorkbin: Vocabulary = {
  ...words,
  S: send('RequestSubmit', {
    InteractionId: question,
    MediaType: 'email',
    Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' },
  }),
  W: 'EventPlacedInWorkbin',
  w: 'EventTakenFromWorkbin',
  Z: 'cached',
};
const withWorkbin = (): Scenario => {
  const { centre, ...rest } = table();
  return { ...rest, centre: { ...centre, workbins: [{ name: 'Drafts' }] } };
};

test(
  'the last party leaves, and the question is in its workbin again',
  lanes(
    withWorkbin,
    fromWorkbin,
    `
  email-server does: -S
  ann does:          --    u    -l
  ann gets:          --    U    -k
  stat-server gets:  -(JQW)(PTw)-(OQW)
`,
  ),
);

test(
  'who is no party cannot leave',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --u
  bob does:          ----l
  bob gets:          ----f
`,
  ),
);

test(
  'A: a media server stops; it is answered, the party revoked and the engine told in one instant',
  lanes(
    table,
    words,
    `
  email-server does: -S   -   -x
  email-server gets: -k   -   -k
  ann does:          --   u
  ann gets:          --   U   -r
  stat-server gets:  -(JQ)(PT)-(OX)
`,
  ),
);

test(
  'C: a party stops; the other is revoked',
  lanes(
    table,
    words,
    `
  email-server does:   -S
  ann does:            --   u   b-   -x
  ann gets:            --   U   -(kP)-k
  bob does:            --   -   -a
  bob gets:            --   -   ik   -r
  stat-server gets:    -(JQ)(PT)IP   -(OOX)
  ${question} is: -q   h   --   -g
`,
  ),
);

test(
  'a stop of what is unknown is refused at once',
  lanes(
    table,
    { ...words, x: send('RequestStopProcessing', { InteractionId: 'nobody knows' }) },
    `
  email-server does: --x
  email-server gets: --f
  ann does:          --x
  ann gets:          --f
`,
  ),
);

// ---- something else happens while an invitation is out

test(
  'stop while an invitation is out: the inviter is answered and revoked, the invitee revoked, and no time-out comes',
  lanes(
    table,
    words,
    `
  email-server does: -S   -   - 10s x
  email-server gets: -k   -   - 10s k
  ann does:          --   u   b
  ann gets:          --   U   - 10s (fr)
  bob gets:          --   -   i 10s r
  stat-server gets:  -(JQ)(PT)I 10s (OX)
`,
  ),
);

test(
  'leave while another is invited: the invitation is withdrawn, and the question goes back to its queue',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --   u   b 10s l
  ann gets:          --   U   - 10s (kf)
  bob gets:          --   -   i 10s r
  stat-server gets:  -(JQ)(PT)I 10s (OQ)
`,
  ),
);

test(
  'leave while another is invited by somebody else: that invitation stands',
  lanes(
    table,
    words,
    `
  email-server does: -S
  ann does:          --ub-   c
  bob does:          ----a   -l
  bob gets:          ---ik   -k
  ann gets:          --U-(kP)-O 29s e
  cyd gets:          -----   i- 29s t
`,
  ),
);

// ---- accept and time-out in the same instant

/** The invitation takes a tenth of a second to bob and his answer another: it is due when the time-out is, at 33 s. */
const racing = (): Scenario => ({
  ...table(
    scriptOfLanes({
      words: { ...words, a: send('RequestAccept', {}, { mayBeRefused: true }) },
      picture: `
        email-server does: -S
        ann does:          --ub
        bob does:          ---- 29900ms a`,
    }),
  ),
  links: { bob: 100 },
  raceWindow: 0,
});

const pictures = {
  'time-out': `
    ann gets: --U- 100ms - 29900ms e
    bob gets: ---- 100ms i 29900ms - 100ms (tf)`,
  answer: `
    ann gets: --U- 100ms - 29900ms (kP)
    bob gets: ---- 100ms i 29900ms -    100ms k`,
} as const;

const raced = { 'time-out': 'interaction-server: timers at 33000 ms', answer: 'bob -> interaction-server at 33000 ms' };

for (const first of ['time-out', 'answer'] as const) {
  test(
    `accept and time-out in the same instant: the ${first} comes first, and the other finds it so`,
    lanes(racing, words, pictures[first], { races: true, choices: preferring(raced[first]) }),
  );

  test(`accept and time-out in the same instant: a failure has the token that plays the ${first} first again`, async (t) => {
    const wrong = pictures[first === 'answer' ? 'time-out' : 'answer'];
    const failing = playLanes(racing, words, wrong, { races: true, choices: preferring(raced[first]) });
    const { message } = (await t.throwsAsync(failing))!;
    const [, token] = /The same run again: choices: replay\('([\d.]*)'\)/.exec(message) ?? [];
    await t.notThrowsAsync(playLanes(racing, words, pictures[first], { races: true, choices: replay(token!) }));
  });
}

test('without races what was scheduled first comes first: the time-out', lanes(racing, words, pictures['time-out']));

// ---- URS

const toAnn = defineStrategy({
  name: 'to-ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
});
const patient = defineStrategy({
  name: 'patient',
  route: (_interaction, desk) => desk.target('nobody.A').pipe(map((target) => routeTo(target))),
});
const stopper = defineStrategy({
  name: 'stopper',
  route: (_interaction, desk) => desk.after(seconds(20)).pipe(map(() => stop('Terminated'))),
});

const withUrs = (strategy: Scenario['strategy'] & object) => (): Scenario => ({
  name: 'ann and a strategy',
  strategy,
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'nobody', media: ['chat'], does: [] },
    ],
    queues: [{ name: 'Inbound' }],
  },
  plugins: contactCentre(),
});

const urs = {
  S: send('RequestSubmit', { InteractionId: question, MediaType: 'email', Queue: 'Inbound' }),
  x: words.x,
  a: words.a,
  i: 'EventInvite',
  k: 'EventAck',
  t: message('EventRevoked', { Reason: { ReasonSystemName: 'Expired' } }),
  R: 'EventRouteRequest',
  A: 'EventAbandoned',
  C: 'RequestRouteCall',
  U: 'EventRouteUsed',
  r: routeTo('ann.A'),
  o: stop('Terminated'),
  q: 'queued',
  u: 'routing',
  d: 'delivering',
  h: 'handling',
  g: 'stopped',
} as const satisfies Vocabulary;

test(
  'B: a media server stops what URS works on; URS is told in the same instant',
  lanes(
    withUrs(patient),
    urs,
    `
  email-server does:   -S   10s x
  email-server gets:   -k   10s k
  urs gets:            -R   10s A
  ${question} is: -(qu)10s g
  patient decides:     -
`,
  ),
);

test(
  'D: the strategy stops after exactly 20 s',
  lanes(
    withUrs(stopper),
    urs,
    `
  email-server does:   -S
  urs sends:           --   20s C
  urs gets:            -R   20s U
  stopper decides:     --   20s o
  ${question} is: -(qu)20s g
`,
  ),
);

test(
  'an offer of URS that nobody answers is back after exactly 30 s, and offered again',
  lanes(
    withUrs(toAnn),
    urs,
    `
  email-server does:   -S
  ann does:            --    30s -     10s a 5s x
  ann gets:            -i    30s (ti)  10s k 5s k
  to-ann decides:      -r    30s r
  ${question} is: -(qud)30s (qud)10s h 5s g
`,
  ),
);
