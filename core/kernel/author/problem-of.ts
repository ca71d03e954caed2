/** What was thrown, as part of a sentence: the message without its full stop. Authors' code may throw anything. */
export const problemOf = (thrown: unknown): string => {
  try {
    return textOf(thrown).trim().replace(/\.$/, '');
  } catch {
    return 'an error that cannot be read';
  }
};

function textOf(thrown: unknown): string {
  if (thrown instanceof Error) return String(thrown.message || thrown.name);
  if (typeof thrown === 'string' && thrown !== '') return thrown;
  if (typeof thrown !== 'object' || thrown === null) return `the value ${String(thrown)}`;
  return `the value ${JSON.stringify(thrown) ?? 'of an object'}`;
}
