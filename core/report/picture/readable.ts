import type { TraceLine } from '../trace-line.ts';
import type { PictureMessage } from './picture.ts';

/** A message with the marks of the bench where a trace has them. */
export const readable = (message: PictureMessage): TraceLine => {
  if (!('bench' in message) || message.bench === undefined) return message;
  const { standsFor, interaction = message.interaction, body } = message.bench;
  return { ...message, standsFor, interaction, body: { ...message.body, ...body } };
};
