/** What was thrown, as part of a sentence: the message without its full stop. Authors' code may throw anything. */
export const problemOf = (thrown: unknown): string => {
  try {
    const message = thrown instanceof Error ? String(thrown.message || thrown.name) : `the value ${textOf(thrown)}`;
    return message.trim().replace(/\.$/, '');
  } catch {
    return 'an error that cannot be read';
  }
};

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? 'of an object') : String(value);
