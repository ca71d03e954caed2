import type { InteractionHandler } from '../handler.ts';

/** Anyone may read what the server knows of an interaction. */
export const requestGetInteractionProperties: InteractionHandler<'RequestGetInteractionProperties'> = (
  core,
  asked,
  _request,
  interaction,
) => {
  core.out.answer(asked, 'EventInteractionProperties', {
    Interaction: interaction.properties,
    ProxyClientId: asked.client.proxyClientId,
  });
};
