import type { Reported } from '../../contract/finding.ts';
import { errors } from '../../kernel/errors.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';

/** What a plugin reports; throws a sentence that names the plugin where it is no finding. */
export function checkedFinding(given: Reported, plugin: string): Reported {
  const finding: unknown = given;
  if (typeof finding !== 'object' || finding === null)
    throw errors.badFinding(plugin, 'it', `${valueInWords(finding)}, and must have \`kind\` and \`sentence\``);
  const { kind, sentence, interaction, where, severity } = finding as Readonly<Record<string, unknown>>;
  const refuse = (name: string, value: unknown, must: string) =>
    errors.badFinding(plugin, `\`${name}\``, `${valueInWords(value)}, and must be ${must}`);
  if (typeof kind !== 'string' || kind === '') throw refuse('kind', kind, 'a text');
  if (typeof sentence !== 'string' || sentence === '') throw refuse('sentence', sentence, 'a text');
  if (!isTextOrNothing(interaction)) throw refuse('interaction', interaction, 'a text or left out');
  if (!isTextOrNothing(where)) throw refuse('where', where, 'a text or left out');
  if (severity !== undefined && severity !== 'failure' && severity !== 'warning')
    throw refuse('severity', severity, "'failure' or 'warning'");
  return given;
}

const isTextOrNothing = (value: unknown): boolean => value === undefined || typeof value === 'string';
