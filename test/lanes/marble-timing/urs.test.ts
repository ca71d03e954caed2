import test from 'ava';
import { defineStrategy, routeTo, seconds, send, stop, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { lanes, message, type Vocabulary } from 'routeproof/testing';
import { map } from 'rxjs';
import { question, words } from '../conference-day.ts';

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
