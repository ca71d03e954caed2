import { defineScenario, defineStrategy, routeTo, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
import { surveyService } from './survey-service.ts';

const toAnn = defineStrategy({
  name: 'to-ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
});

/** ann answers four e-mails, and some of the customers get a survey. */
export default defineScenario(() => ({
  name: 'surveys after the answer',
  strategy: toAnn,
  centre: {
    agents: [{ name: 'ann' }],
    queues: [{ name: 'Inbound' }, { name: 'Surveys', strategy: null }],
  },
  plugins: [...contactCentre(), surveyService()],
  load: {
    interactions: ['1', '2', '3', '4'].map((number) => ({
      InteractionId: `0000RPEXAMPLE00${number}`,
      at: seconds(Number(number)),
      by: 'email-server',
    })),
  },
}));
