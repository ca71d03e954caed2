import { ContainerModule, inject, injectable } from 'inversify';
import { connectClient, definePlugin, interactionManagement, Token } from 'routeproof/plugins';
import type { Crossing, Kit, Random } from 'routeproof/plugins';

/** Who is asked for an opinion: by chance, and the same ones for the same seed. */
@injectable()
class SurveyRules {
  readonly #random: Random;

  constructor(@inject(Token.Random) random: Random) {
    this.#random = random;
  }

  asks({ interaction, body }: Crossing): boolean {
    const { Reason } = body as { readonly Reason?: { readonly ReasonSystemName?: string } };
    if (Reason?.ReasonSystemName !== 'Normal') return false;
    return this.#random.stream(`survey ${interaction}`).next() < 0.5;
  }
}

const rules = new ContainerModule(({ bind }) => {
  bind(SurveyRules).toSelf();
});

/** A media server of our own: hears of each stop, and submits a survey to the customers whom the rules pick. */
export const surveyService = () =>
  definePlugin({
    name: 'survey-service',
    plays: 'media-server',
    modules: [rules],
    synchronous: true,
    setup(kit: Kit) {
      const surveys = kit.get(SurveyRules);
      const extension = { event_processing_stopped: 1 };
      const client = connectClient(kit, 'media-server', 'survey-service', { extension });
      client.messages.subscribe((message) => {
        if (message.type !== 'EventProcessingStopped' || !surveys.asks(message)) return;
        const survey = { Queue: 'Surveys', MediaType: 'email', ParentInteractionId: message.interaction };
        client.send(interactionManagement.create('RequestSubmit', survey));
      });
    },
  });
