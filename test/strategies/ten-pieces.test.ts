import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { at, play, seconds, send, type KeyValues, type OfferedInteraction, type Strategy } from 'routeproof';
import { endText } from '../../core/report/outcome-end.ts';
import { centreOf, type Piece } from './ten-pieces/centre.ts';
import direct from './ten-pieces/direct.ts';
import functionOverThresholds from './ten-pieces/function-over-thresholds.ts';
import hoursAndShares from './ten-pieces/hours-and-shares.ts';
import language from './ten-pieces/language.ts';
import lastAgent from './ten-pieces/last-agent.ts';
import review from './ten-pieces/review.ts';
import roundRobin from './ten-pieces/round-robin.ts';
import staffing from './ten-pieces/staffing.ts';
import threshold from './ten-pieces/threshold.ts';
import tiers from './ten-pieces/tiers.ts';

/** Offered at these seconds, with what is attached. */
const offered = (
  ...given: readonly (readonly [second: number, userData?: KeyValues])[]
): readonly OfferedInteraction[] =>
  given.map(([second, UserData = {}], index) => ({ InteractionId: `X${index + 1}`, at: seconds(second), UserData }));

const out = (second: number, ...names: readonly string[]) =>
  names.map((name) => at(seconds(second), name, send('RequestAgentLogout')));

/** A piece of logic, where it stands in a good and in a bad situation, and what becomes of each interaction: who had it, after how many seconds; or where it is. */
const pieces: readonly (readonly [Strategy, string, Piece, readonly string[]])[] = [
  [lastAgent, 'the last one, the skill, the group, and the workbin', { load: offered([5, { LastCalledAgent: 'bob' }], [6, { LastCalledAgent: 'bob' }], [7], [8]) }, ['X1 bob 0', 'X2 ann 41', 'X3 ann 0', 'X4 bob 37']],
  [lastAgent, 'nobody is there', { load: offered([5, { LastCalledAgent: 'bob' }]), script: out(2, 'ann', 'bob') }, ['X1 in workbin Later of Support']],
  [hoursAndShares, 'before nine, and after', { load: offered([5], [130], [131], [132], [133]), capacity: 4 }, ['X1 in queue Tomorrow', 'X2 ann 0', 'X3 cyd 0', 'X4 ann 0', 'X5 cyd 0']],
  [hoursAndShares, 'the partner is away', { load: offered([130], [131], [132]), capacity: 2, script: out(2, 'cyd') }, ['X1 ann 0', 'X2 ann 0', 'X3 bob 0']],
  [threshold, 'two are ready, then one', { load: offered([5], [6], [7]) }, ['X1 ann 0', 'X2 cyd 30', 'X3 bob 38']],
  [threshold, 'nobody is there', { load: offered([5]), script: out(2, 'ann', 'bob', 'cyd') }, ['X1 in queue Overflow']],
  [language, 'each in its language, and then in the other', { load: offered([5, { Language: 'de' }], [6, { Language: 'de' }], [7, { Language: 'de' }], [8, { Language: 'de' }], [9, { Language: 'de' }]) }, ['X1 cyd 0', 'X2 cyd 39', 'X3 cyd 78', 'X4 cyd 117', 'X5 ann 0']],
  [language, 'nobody speaks it', { load: offered([5, { Language: 'de' }], [6], [7], [8]), script: out(2, 'cyd') }, ['X1 ann 0', 'X2 bob 0', 'X3 ann 38', 'X4 bob 38']],
  [functionOverThresholds, 'the group has room', { load: offered([5, { Partner: 1 }], [6, { Partner: 1 }], [7, { Partner: 1 }]) }, ['X1 cyd 0', 'X2 ann 0', 'X3 bob 0']],
  [functionOverThresholds, 'the group is full', { load: offered([5], [6], [7, { Partner: 1 }], [8, { Partner: 1 }]) }, ['X1 ann 0', 'X2 bob 0', 'X3 cyd 0', 'X4 ann 38']],
  [review, 'a draft, an approved one, one to be written anew', { load: offered([5, { Author: 'ann' }], [6, { Author: 'ann', Review: 'approved' }], [7, { Author: 'ann', Review: 'rejected' }]) }, ['X1 bob 0', 'X2 stopped by strategy e-mail-with-review (Normal)', 'X3 ann 0']],
  [review, 'the e-mail server fails', { load: offered([6, { Author: 'ann', Review: 'approved' }]), fails: true }, ['X1 in queue Overflow']],
  [direct, 'the one who is named', { load: offered([5, { Agent: 'cyd' }], [6]) }, ['X1 cyd 0', 'X2 ann 0']],
  [direct, 'the one who is named is away', { load: offered([5, { Agent: 'cyd' }]), script: out(2, 'cyd') }, ['X1 ann 0']],
  [staffing, 'two of one customer, and a third', { load: offered([5, { Customer: 'A' }], [6, { Customer: 'A' }], [7, { Customer: 'A' }], [8, { Customer: 'A' }], [9, { Customer: 'A' }]) }, ['X1 ann 0', 'X2 bob 0', 'X3 ann 38', 'X4 bob 38', 'X5 in queue Overflow']],
  [staffing, 'nobody is at work', { load: offered([5, { Customer: 'A' }]), script: out(2, 'ann', 'bob') }, ['X1 in queue Overflow']],
  [tiers, 'each tier in its turn', { load: offered([5], [6], [7], [8]) }, ['X1 ann 0', 'X2 bob 0', 'X3 cyd 20', 'X4 ann 37']],
  [tiers, 'nobody is there', { load: offered([5]), script: out(2, 'ann', 'bob', 'cyd') }, ['X1 in queue Overflow']],
  [roundRobin, 'in turn', { load: offered([5], [6], [7], [8]), capacity: 5 }, ['X1 ann 0', 'X2 bob 0', 'X3 cyd 0', 'X4 ann 0']],
  [roundRobin, 'nobody gets a third', { load: offered([5], [6], [7]), capacity: 5, script: out(2, 'bob', 'cyd') }, ['X1 ann 0', 'X2 ann 0', 'X3 ann 38']],
]; // prettier-ignore

for (const [strategy, situation, piece, expected] of pieces)
  test(`${strategy.name}: ${situation}`, async (t) => {
    const { outcomes, findings } = await play(() => centreOf(strategy, piece));
    t.deepEqual(
      outcomes.map(({ interaction, wait, agents, end }) =>
        [interaction, agents.length === 0 ? endText(end) : `${agents.join()} ${wait / 1000}`].join(' '),
      ),
      expected,
    );
    t.deepEqual(
      findings.map(({ sentence }) => sentence),
      [],
    );
  });

test('each piece of logic has at most forty lines', (t) => {
  const folder = fileURLToPath(new URL('../../../test/strategies/ten-pieces/', import.meta.url));
  const files = readdirSync(folder).filter((name) => name !== 'centre.ts');
  t.is(files.length, 10);
  for (const file of files)
    t.true(
      readFileSync(folder + file, 'utf8')
        .trimEnd()
        .split('\n').length <= 40,
      file,
    );
});
