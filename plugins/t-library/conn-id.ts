const prefix = '01d9';

/** Prints a routing attempt as the T-Library's name of a call: 16 hex digits. */
export const connIdOf = (attempt: number): string => prefix + attempt.toString(16).padStart(12, '0');

/** Which routing attempt a ConnID is; 0, which no interaction has, when it is none of ours. */
export const attemptOf = (connId: unknown): number => {
  const digits = typeof connId === 'string' && connId.startsWith(prefix) ? connId.slice(prefix.length) : '';
  return /^[0-9a-f]{12}$/i.test(digits) ? Number.parseInt(digits, 16) : 0;
};
