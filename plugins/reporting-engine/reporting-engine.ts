import type { Plugin } from 'routeproof';
import { checkedOptions, definePlugin, optionKinds, reporting } from 'routeproof/kit';
import { connectClient } from '../connect-client.ts';
import { OwnStatistics } from './own-statistics.ts';
import { Roster } from './roster.ts';
import { StatisticsServer } from './statistics-server.ts';

/** Options of `reportingEngine`. */
export interface ReportingEngineOptions {
  /** Whether it tells each agent, through the Interaction Server, how the agent stands. Default: false, it only records. */
  readonly capacityRules?: boolean;
}

/** A Stat Server: hears from the Interaction Server what agents do, and serves what it knows to URS. */
export const reportingEngine = (name = 'stat-server', options: ReportingEngineOptions = {}): Plugin => {
  const { capacityRules = false } = checkedOptions<ReportingEngineOptions>('`reportingEngine`', options, {
    capacityRules: optionKinds.flag,
  });
  return definePlugin({
    name: name === 'stat-server' ? 'reporting-engine' : `reporting-engine ${name}`,
    plays: 'reporting-engine',
    synchronous: true,
    setup(kit) {
      const client = connectClient(kit, 'reporting-engine', name);
      const { actor, link } = client;
      const roster = new Roster(kit.centre.agents);
      const own = new OwnStatistics(kit, actor, roster);
      const known = {
        get agents() {
          return roster.agents;
        },
        statistics: own,
      };
      const server = new StatisticsServer(known, actor.listen('reporting-engine', name));
      link.hear((event) => {
        for (const agent of roster.take(event)) {
          server.tell(agent);
          if (!capacityRules || !link.connected) continue;
          const { AgentId, PlaceId, LoggedIn, MediaStateList, MediaCapacityList } = agent.info();
          const status = { AgentId, PlaceId, MediaStateList, MediaCapacityList };
          if (LoggedIn) client.send(reporting.create('EventCurrentAgentStatus', status));
        }
        own.see(event);
      });
      // What it is not told any more it does not know: for it, all its agents are logged out.
      link.hearClosed(() => {
        const now = actor.clock.now();
        for (const agent of roster.logOutAll(now)) server.tell(agent);
        own.closed(now);
      });
      actor.onRestart(() => {
        roster.forget();
        own.forget();
        server.forget();
      });
      client.registered.subscribe(() => {
        if (link.connected) client.send(reporting.create('RequestStartPlaceAgentStateReportingAll', {}));
      });
    },
  });
};
