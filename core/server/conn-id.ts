const prefix = '01d9';

/** The T-Library's name of a routing attempt, counted over the whole run: 16 hex digits. */
export const connIdOf = (attempt: number): string => prefix + attempt.toString(16).padStart(12, '0');
