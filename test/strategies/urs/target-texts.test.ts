import test from 'ava';
import { map } from 'rxjs';
import { routeTo } from 'routeproof';
import { BenchError } from 'routeproof/plugins';
import { matches, parseTarget } from '../../../plugins/urs/targets/parse-target.ts';
import { playRoute } from './play-route.ts';

test('a target is an agent, a group, or one comparison of a skill', (t) => {
  const candidate = { name: 'ann', skills: { English: 6 }, groups: new Set(['Support']) };
  const fits = (expression: string) => matches(parseTarget(expression), candidate);
  for (const expression of ['ann.A', 'ann@StatServer.A', 'Support.GA', 'Support@Stat Server.GA'])
    t.true(fits(expression), expression);
  for (const expression of ['bob.A', 'Sales.GA', 'ann.GA', 'Support.A']) t.false(fits(expression), expression);
  for (const comparison of ['English > 5', 'English>=6', 'English < 7', 'English<=6', 'English = 6', 'English!=5'])
    for (const end of ['.GA', '@StatServer.GA']) t.true(fits(`?:${comparison}${end}`), comparison);
  for (const comparison of ['English > 6', 'English < 6', 'English != 6', 'French > 0', '"English" = 5'])
    t.false(fits(`?:${comparison}.GA`), comparison);
  t.true(fits('?:Tier 2 support < 1.GA'), 'a skill that one does not have has level 0');
});

test('a target that cannot be read names the column', (t) => {
  const columns: Readonly<Record<string, number>> = {
    '': 1,
    ann: 4,
    'ann.B': 5,
    '.A': 1,
    'ann@.A': 5,
    'English > 5.GA': 1,
    '?English > 5.GA': 10,
    '?:> 5.GA': 3,
    '?:English.GA': 10,
    '?:English ~ 5.GA': 11,
    '?:English > x.GA': 13,
    '?:English > 5': 14,
    '?:English > 5.A': 15,
    '?:English > 5 & .GA': 17,
    '?:English > 5.GA.GA': 17,
  };
  for (const [expression, column] of Object.entries(columns)) {
    const error = t.throws(
      () => parseTarget(expression),
      { instanceOf: BenchError, code: 'RP_BAD_TARGET' },
      expression,
    );
    t.regex(error!.message, new RegExp(`column ${column},`), expression);
  }
});

test('a strategy that asks for a target that cannot be read has thrown, and is told the column', async (t) => {
  const played = await playRoute((_interaction, desk) =>
    desk.target('?:English >> 5.GA').pipe(map((agent) => routeTo(agent))),
  );
  t.is(played.findings[0]?.kind, 'strategy-threw');
  t.regex(played.findings[0]!.sentence, /column 12/);
  const misspelt = await playRoute((_interaction, desk) =>
    desk.target('Suport.GA').pipe(map((agent) => routeTo(agent))),
  );
  t.regex(misspelt.findings[0]!.sentence, /'Support'/);
});
