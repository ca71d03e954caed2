import test from 'ava';
import { replay, send, type Scenario } from 'routeproof';
import { lanes, playLanes, preferring, scriptOfLanes } from 'routeproof/testing';
import { table, words } from '../conference-day.ts';

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
