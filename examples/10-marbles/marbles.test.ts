import test from 'ava';
import type { Scenario } from 'routeproof';
import { lanes, preferring } from 'routeproof/testing';
import scenario from './scenario.ts';
import { words } from './words.ts';

test(
  '1. one column is one second: the question comes at 1 s, and ann has her invitation at once',
  lanes(
    scenario,
    words,
    `
      email-server does: -q
      ann does:          ---a-x
      ann gets:          -i-k-k
    `,
  ),
);

test(
  '2. a time is exact: who does not answer is revoked after thirty seconds, and asked again',
  lanes(
    scenario,
    words,
    `
      email-server does: -q
      ann does:          -- 30s -    1s a 1s x
      ann gets:          -i 30s (ti) 1s k 1s k
      ask-ann decides:   -A 30s A  # the question came back to its queue
    `,
  ),
);

test(
  '3. a group is one instant: what the question was, and what the strategy decided',
  lanes(
    scenario,
    words,
    `
      email-server does:   -q
      ann does:            --    a-x
      ask-ann decides:     -A
      0000RPEXAMPLE001 is: -(wod)h-s
    `,
  ),
);

test(
  '4. several lanes: ann asks bob to join, and the customer goes while bob is still asked',
  lanes(
    scenario,
    words,
    `
      email-server does: -q---     10s x
      email-server gets: -k---     10s k
      ann does:          --a-b     10s -
      ann gets:          -ik--     10s (er)
      bob gets:          ----i     10s r
    `,
  ),
);

/** What is sent to bob takes a tenth of a second, and so does what he sends. */
const slowLink = (): Scenario => ({ ...scenario(), links: { bob: 100 }, raceWindow: 0 });

test(
  '5. a race: bob accepts so late that his answer is there in the instant of the time-out, which comes first',
  lanes(
    slowLink,
    words,
    `
      email-server does: -q
      ann does:          --a-b
      bob does:          ----- 100ms - 29800ms a
      ann gets:          -ik-- 100ms - 29800ms - 100ms e
      bob gets:          ----- 100ms i 29800ms - 100ms -  100ms (tn)
    `,
  ),
);

test(
  '5. the same race, the other way: bob is a party, and nothing times out',
  lanes(
    slowLink,
    words,
    `
      email-server does: -q
      ann does:          --a-b
      bob does:          ----- 100ms - 29800ms a
      ann gets:          -ik-- 100ms - 29800ms - 100ms (kp)
      bob gets:          ----- 100ms i 29800ms - 100ms -    100ms k
    `,
    { races: true, choices: preferring('bob -> interaction-server at 34000 ms') },
  ),
);
