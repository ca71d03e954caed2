import test from 'ava';
import { explore, seconds, type Plugin } from 'routeproof';
import type { StepTaken } from 'routeproof/engines';
import { handling, waiting, pull, change } from './handling.ts';

/** ann changes X1 and bob X2, at the same time: for the server alone they have nothing to do with each other. */
const twoChanges = (seen: Set<string>, rules: (note: (who: string) => void) => Plugin) => () => {
  const came: string[] = [];
  const plugin = rules((who) => {
    came.push(who);
    if (came.length === 2) seen.add(came.join(' '));
  });
  const { plugins, ...rest } = waiting(
    [pull(5, 'ann', 'X1'), pull(7, 'bob', 'X2'), change('ann', 'X1'), change('bob', 'X2')],
    plugin,
  );
  return { ...rest, plugins: plugins.slice(1) };
};

const outcomes = async (rules: (note: (who: string) => void) => Plugin, options: object = {}) => {
  const seen = new Set<string>();
  const { verdict, runs } = await explore(twoChanges(seen, rules), { synchronous: true, shrink: 0, ...options });
  return { verdict, runs, orders: [...seen].toSorted() };
};

/** Steps of one actor are never told apart. */
const everyOrder = { depends: (one: StepTaken, other: StepTaken) => one.actor === other.actor };

/** Refuses every change but the first of the day: it remembers that in a variable of its own. */
const onceADay = (more: Partial<Plugin>) => (note: (who: string) => void) => {
  let isDone = false;
  return handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        note(`${server.requester.name} ${isDone ? 'refused' : 'done'}`);
        if (isDone) server.refuse('locked');
        else otherwise();
        isDone = true;
      },
    },
    more,
  );
};

test('explore tries all orders of what a handler may remember', async (t) => {
  const { verdict, orders } = await outcomes(onceADay({}));
  t.is(verdict, 'proved');
  t.deepEqual(orders, ['ann done bob refused', 'bob done ann refused']);
  // Whoever says that it remembers nothing, and does, loses orders: that is why it has to be said.
  const lied = await outcomes(onceADay({ handlesPurely: true }));
  t.is(lied.orders.length, 1);
});

/** Refuses who changes one while the other is changed already: what it looks at, the server's records say. */
const oneOfTwo = (note: (who: string) => void) =>
  handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        const other = server.interaction?.id === 'X1' ? 'X2' : 'X1';
        const isChanged = server.store.interaction(other)?.properties.UserData['by'] !== undefined;
        note(`${server.requester.name} ${isChanged ? 'refused' : 'done'}`);
        if (isChanged) server.refuse('locked');
        else otherwise();
      },
    },
    { handlesPurely: true },
  );

const itsOwn = (note: (who: string) => void) =>
  handling(
    {
      RequestChangeProperties: (server, _request, otherwise) => {
        note(server.interaction?.properties.UserData['by'] === undefined ? 'done' : 'refused');
        otherwise();
      },
    },
    { handlesPurely: true },
  );

test('what a handler looks at through the server is known, and needs no more orders than that', async (t) => {
  for (const rules of [oneOfTwo, itsOwn]) {
    const [reduced, all] = [await outcomes(rules), await outcomes(rules, everyOrder)];
    t.is(reduced.verdict, 'proved');
    t.deepEqual(reduced.orders, all.orders);
    t.true(reduced.runs < all.runs);
  }
  t.deepEqual((await outcomes(oneOfTwo)).orders, ['ann done bob refused', 'bob done ann refused']);
  t.true((await outcomes(itsOwn)).runs < (await outcomes(onceADay({}))).runs);
});

/** Answers a second later, to whoever asked first: that stands in no record. */
const later = (note: (who: string) => void) => {
  let first: string | undefined;
  return handling({
    RequestChangeProperties: (server) => {
      server.after(seconds(1), () => {
        first ??= server.requester.name;
        note(`${server.requester.name} ${first === server.requester.name ? 'done' : 'refused'}`);
        server.ack();
      });
    },
  });
};

test('what is done later is tried in all orders, too', async (t) => {
  const [reduced, all] = [await outcomes(later), await outcomes(later, everyOrder)];
  t.deepEqual(reduced.orders, all.orders);
  t.is(reduced.orders.length, 2);
});
