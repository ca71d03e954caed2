import { defineScenario, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

export default defineScenario((): Scenario => {
  const plugins = contactCentre();
  return {
    name: 'two agents',
    // tsc: Object literal may only specify known properties, but 'skils' does not exist in type 'Agent'. Did you mean to write 'skills'?
    centre: { agents: [{ name: 'ann' }, { name: 'bob', skils: { German: 8 } }] },
    plugins,
  };
});
