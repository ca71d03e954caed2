import test from 'ava';
import { createBench, play } from 'routeproof';
import { definePlugin, Token } from 'routeproof/plugins';
import { ContainerModule } from 'inversify';
import sinon from 'sinon';
import scenario from './scenario.ts';

test('the survey service hears of every stop, and submits surveys of its own', async (t) => {
  const { verdict, interactions } = await play(scenario, { seed: 3 });
  t.is(verdict, 'pass');
  const surveys = interactions.filter(({ queue }) => queue === 'Surveys');
  t.true(surveys.length > 0 && surveys.length < 4, `${surveys.length} surveys`);
});

test('the same seed asks the same customers', async (t) => {
  t.deepEqual(await play(scenario, { seed: 3 }), await play(scenario, { seed: 3 }));
});

test('chance can be rebound: with luck that never holds, nobody is asked', async (t) => {
  const next = sinon.stub().returns(0.99);
  const luck = { stream: () => ({ next }) } as never;
  const modules = [new ContainerModule(({ rebind }) => void rebind(Token.Random).toConstantValue(luck))];
  const luckless = definePlugin({ name: 'luckless', modules });
  const bench = createBench(() => ({ ...scenario(), plugins: [...scenario().plugins, luckless] }));
  await bench.runUntilQuiet();
  t.is(next.callCount, 4);
  t.deepEqual(bench.store.waitingIn('Surveys'), []);
});
