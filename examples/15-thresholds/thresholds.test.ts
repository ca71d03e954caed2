import test from 'ava';
import { explore, play } from 'routeproof';
import lateNews from './late-news.ts';
import scenario from './scenario.ts';
import inReserve from './strategy.ts';

test('one agent is kept for gold customers, and who would wait for too long is called back', async (t) => {
  const { verdict, messages, interactions } = await play(scenario);
  t.is(verdict, 'pass');
  t.deepEqual(
    messages
      .filter(({ type }) => type === 'EventInvite')
      .map(({ at, to, interaction }) => `${at / 1000} s ${to} ${interaction}`),
    ['5 s ann 0000RPEXAMPLE001', '7 s bob 0000RPEXAMPLE002', '68 s ann 0000RPEXAMPLE003', '129 s bob 0000RPEXAMPLE004'],
  );
  t.deepEqual(
    interactions.filter(({ queue }) => queue === 'Callbacks').map(({ id, userData }) => [id, userData]),
    [['0000RPEXAMPLE005', { Callback: 1 }]],
  );
});

test('a statistic may be older than the truth: who is hasty calls back in another order', async (t) => {
  t.is((await play(lateNews)).verdict, 'pass');
  const { verdict, failures } = await explore(lateNews, { untilFailure: true });
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property }) => property),
    ['nobody is called back while nobody waits'],
  );
});

test('who asks for the expected wait goes well in every order', async (t) => {
  t.like(await explore(() => ({ ...lateNews(), strategy: inReserve() })), { verdict: 'proved', failures: [] });
});
