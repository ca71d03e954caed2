/** The identifier that the server gives to an interaction which comes without one: sixteen characters, as on the wire. */
export const interactionId = (number: number): string => `0000RP${number.toString(32).toUpperCase().padStart(10, '0')}`;
