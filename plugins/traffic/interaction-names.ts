/** Names interactions of traffic so that whoever has the name knows the stream: `voice.1Q`. */
export const interactionName = (stream: string, number: number): string =>
  `${stream}.${number.toString(32).toUpperCase()}`;

/** The name of the stream that an interaction came with; of one that came otherwise, its whole name. */
export const streamOfInteraction = (interaction: string): string => {
  const end = interaction.lastIndexOf('.');
  return end < 0 ? interaction : interaction.slice(0, end);
};
