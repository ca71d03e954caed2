import { defineStrategy, placeInWorkbin, routeTo, seconds } from 'routeproof';
import { lastCalledAgent } from 'routeproof/plugins';
import { concat, map, merge, of, race, switchMap } from 'rxjs';

const last = lastCalledAgent();

/** The agent who had the customer before, then the skill, then the group; after all that it lies in the group's workbin. */
export default defineStrategy({
  name: 'last-agent-skills-group-workbin',
  route: (interaction, desk) => {
    const before = last.of(interaction);
    const list = [
      ...(before === undefined ? [] : [{ target: before, timeout: seconds(20), clear: true }]),
      { target: '?:Billing > 5.GA', timeout: seconds(20) },
      { target: 'Support.GA' },
    ];
    const agent = desk
      .target(list)
      .pipe(switchMap((target) => ('agent' in target ? concat(of(last.remember(target)), of(routeTo(target))) : [])));
    const late = desk.after(seconds(60)).pipe(map(() => placeInWorkbin({ WorkbinType: 'Later', GroupId: 'Support' })));
    const decide = race(agent, late);
    return merge(decide, desk.refused.pipe(switchMap(() => decide)));
  },
});
