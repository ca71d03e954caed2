/** What was thrown, as part of a sentence: the message without its full stop. */
export const problemOf = (thrown: unknown): string => {
  const message = thrown instanceof Error ? thrown.message || thrown.name : `the value ${String(thrown)}`;
  return message.trim().replace(/\.$/, '');
};
