import test from 'ava';
import { catalogue, facts, referenceFlows, type FlowStep, type Words } from 'routeproof/protocol';

/** Every message of every flow, with and without the T-Library. */
const wordsOf = (step: FlowStep): readonly Words[] => (step.otherwise === undefined ? [step] : [step, step.otherwise]);
const all = referenceFlows.flatMap(({ id, steps }) =>
  steps.flatMap((step, index) => wordsOf(step).map((words) => ({ where: `${id}, step ${index + 1}`, words }))),
);

test('each message of a flow has every attribute that its protocol demands, and none that it has not', (t) => {
  for (const { where, words } of all) {
    const { event, protocol, attributes } = words;
    const row = catalogue[event].find((entry) => entry.protocol === protocol)?.row;
    t.truthy(row, `${where}: ${protocol} has no ${event}`);
    for (const name of Object.keys(attributes))
      t.true(name in row!.attributes, `${where}: ${event} (${protocol}) has no ${name}`);
    for (const [name, { optional }] of Object.entries(row!.attributes))
      t.true(optional || name in attributes, `${where}: ${event} (${protocol}) needs ${name}`);
  }
});

test('each fact that the flows may name is one that a flow names', (t) => {
  const named = new Set(
    all.flatMap(({ words }) =>
      Object.values(words.attributes).flatMap(({ source }) => (source.kind === 'fact' ? [source.fact] : [])),
    ),
  );
  t.deepEqual(Object.keys(facts).toSorted(), [...named].toSorted());
});
