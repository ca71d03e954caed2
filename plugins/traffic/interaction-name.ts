/** Names interactions of traffic so that whoever has the name knows the stream: `voice.1Q`. */
export const interactionName = (stream: string, number: number): string =>
  `${stream}.${number.toString(32).toUpperCase()}`;

/** The same customer once more, who has left before: `voice.1Q-2`. */
export const nextAttempt = (interaction: string): string => `${customerOf(interaction)}-${attemptOf(interaction) + 1}`;

/** The same customer, who is called back: `voice.1Q-callback`. */
export const callbackName = (interaction: string): string => `${customerOf(interaction)}${callback}`;

/** Which of the stream's customers it is, from 1 on. */
export const numberOf = (interaction: string): number => parseInt(ownPart(interaction), 32);

/** Which call of this customer it is, from 1 on. */
export const attemptOf = (interaction: string): number => Number(/-(\d+)$/.exec(ownPart(interaction))?.[1] ?? 1);

/** Whether the customer is called back. */
export const isCallback = (interaction: string): boolean => interaction.endsWith(callback);

/** The first interaction of its customer: what is drawn by it stays the same whenever the customer calls. */
export const customerOf = (interaction: string): string => {
  const end = interaction.indexOf('-', interaction.lastIndexOf('.') + 1);
  return end < 0 || !interaction.includes('.') ? interaction : interaction.slice(0, end);
};

const callback = '-callback';

const ownPart = (interaction: string): string => interaction.slice(interaction.lastIndexOf('.') + 1);
