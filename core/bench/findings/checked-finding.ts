import type { Reported } from '../../contract/finding.ts';
import { errors } from '../../kernel/errors.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';

/** What a plugin reports; throws a sentence that names the plugin where it is no finding. */
export function checkedFinding(given: Reported, plugin: string): Reported {
  const finding: unknown = given;
  if (typeof finding !== 'object' || finding === null)
    throw errors.badFinding(plugin, 'it', `${valueInWords(finding)}, and must have \`kind\` and \`sentence\``);
  const { kind, sentence, interaction, where, severity } = finding as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries({ kind, sentence }))
    if (typeof value !== 'string' || value === '')
      throw errors.badFinding(plugin, `\`${name}\``, `${valueInWords(value)}, and must be a text`);
  for (const [name, value] of Object.entries({ interaction, where }))
    if (value !== undefined && typeof value !== 'string')
      throw errors.badFinding(plugin, `\`${name}\``, `${valueInWords(value)}, and must be a text or left out`);
  if (severity !== undefined && severity !== 'failure' && severity !== 'warning')
    throw errors.badFinding(plugin, '`severity`', `${valueInWords(severity)}, and must be 'failure' or 'warning'`);
  return given;
}
