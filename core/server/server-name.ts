/** The name under which the Interaction Server stands in every trace. */
export const serverName = 'interaction-server';

/** The identifier that the server gives to an interaction which comes without one: sixteen characters, as on the wire. */
export const interactionIdOf = (number: number): string =>
  `0000RP${number.toString(32).toUpperCase().padStart(10, '0')}`;

/** The T-Library's name of a routing attempt, counted over the whole run: 16 hex digits. */
export const connIdOf = (attempt: number): string => `01d9${attempt.toString(16).padStart(12, '0')}`;
