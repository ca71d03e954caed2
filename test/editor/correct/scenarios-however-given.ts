import { createBench, explore, oneOf, play, seconds, simulate, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { lanes } from 'routeproof/testing';

// Unknown keys are looked for in whatever is given; what is right is taken as it is.

const plain: Scenario = { name: 'plain', plugins: contactCentre() };
const either = plain as Scenario | (() => Scenario);

class Written implements Scenario {
  readonly name = 'written';
  readonly plugins = contactCentre();
}

const several = [() => ({ name: 'one', plugins: contactCentre() }), () => ({ ...plain, until: seconds(4) })];

export const given = [
  () => play(plain),
  () => play(either),
  () => play(new Written()),
  () => play({ ...plain, centre: { agents: [{ name: 'ann', media: ['email'] }] } }),
  () => play((): Scenario => ({ name: 'typed', plugins: contactCentre() })),
  () => explore(() => plain),
  () => Promise.all(several.map((each) => explore(each))),
  () =>
    explore(() => {
      const skills = { English: 8 };
      return {
        name: 'in a block',
        plugins: contactCentre(),
        centre: { agents: [{ name: 'ann', skills }, { name: 'bob' }], workbins: [{ name: 'Drafts', owner: 'agent' }] },
        links: { ann: [1, 2], urs: 5 },
        load: { interactions: [{ at: oneOf(seconds(1), seconds(2)) }, { at: seconds(5) }] },
        server: { 'allow-multiple-agent-connections': 'force-logout' },
      };
    }),
  () =>
    simulate(() => ({
      name: 'a day',
      plugins: contactCentre(),
      load: { traffic: { arrivals: { every: { kind: 'erlang', mean: seconds(4), phases: 3 } }, handling: seconds(5) } },
    })),
  () => createBench(either),
  () => lanes(either, {}, ''),
];
