import test from 'ava';
import { send, type Scenario } from 'routeproof';
import { lanes, type Vocabulary } from 'routeproof/testing';
import { question, table, words } from '../conference-day.ts';

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
