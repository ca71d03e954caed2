import { defineStrategy, routeTo } from 'routeproof';

export default defineStrategy({
  name: 'to-ann',
  route: (_interaction, desk) => {
    // tsc: 'await' expressions are only allowed within async functions and at the top levels of modules.
    const ann = await desk.target('ann.A');
    return routeTo(ann);
  },
});
