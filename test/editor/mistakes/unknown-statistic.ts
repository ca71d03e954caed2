import { defineStrategy, routeTo } from 'routeproof';
import { map } from 'rxjs';

export default defineStrategy({
  name: 'least-loaded',
  // tsc: Type '"AgentLoading"' is not assignable to type '"AgentsConfigured" | "CurrMaxCallWaitingTime" | "RStatAgentsReady" | "RStatAgentsTotal" | "RStatCallsInQueue" | "RStatCost" | "StatAgentLoading" | "StatAgentOccupancy" | ... 4 more ... | undefined'. Did you mean '"StatAgentLoading"'?
  route: (_interaction, desk) => desk.target('Support.GA', { by: 'AgentLoading' }).pipe(map(routeTo)),
});
