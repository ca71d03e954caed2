import { Command } from 'commander';
import { analyseRules, type RuleAnalysis, type RuleRemark } from 'routeproof/plugins';
import { authorFile } from '../author-files/author-file.ts';
import { verdictOn, type Verdict } from '../contract/verdict.ts';
import { countOf } from '../kernel/count-of.ts';
import { visible } from '../kernel/visible.ts';
import { checkIsReadable } from '../process/check-is-file.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { print, printJson } from '../process/print.ts';
import type { RulesDocument } from './output/documents.ts';
import { verdictText } from './text/verdict-text.ts';

interface Asked {
  readonly results: readonly string[];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly full?: boolean;
}

/** So many remarks of a kind are printed. */
const mostOfKind = 20;

/** `routeproof rules FILE`: finds what is wrong with a rule table, without running anything. */
export const rules = (): Command =>
  new Command('rules')
    .description(
      'Finds rows of a rule table that never fire, contradict one another or leave gaps, without running anything.',
    )
    .argument('<FILE>', 'a table of CSV or YAML, as `ruleTable` reads it')
    .requiredOption('--results <NAMES>', 'the columns that say what comes of a rule, with commas between', namesIn)
    .option('--json', 'print one JSON document and nothing else')
    .option('--strict', 'let warnings fail')
    .option('--full', `print all, and not the first ${mostOfKind} of each kind`)
    .addHelpText(
      'after',
      '\nExample:\n  routeproof rules rules.csv --results target,patience\n\nAll other columns are conditions.\n\nExit: 0 pass, with warnings or without; 1 where a row never fires and another one does something else in its place, or warnings with --strict; 2 inconclusive; 3 could not run.',
    )
    .action((file: string, { results, json, strict, full }: Asked) => {
      checkIsReadable(file);
      const analysis = analyseRules({ name: file, text: authorFile(file) }, { results });
      const verdict = verdictOf(analysis);
      if (json) printJson({ verdict, file, ...analysis } satisfies RulesDocument);
      else print(rulesText(file, analysis, verdict, full === true));
      process.exitCode = exitCodeOf([verdict], { strict });
    });

function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function verdictOf({ remarks, unknown }: RuleAnalysis): Verdict {
  const verdict = verdictOn(remarks);
  return verdict !== 'fail' && unknown.length > 0 ? 'inconclusive' : verdict;
}

function rulesText(
  file: string,
  { rows, remarks, more, unknown }: RuleAnalysis,
  verdict: Verdict,
  full: boolean,
): string {
  const shown = new Map<RuleRemark['kind'], number>();
  const lines = remarks.flatMap(({ kind, severity, place, sentence }) => {
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    if (!full && count > mostOfKind) return [];
    return [`${severity === 'failure' ? '✗' : '!'} ${place === undefined ? '' : `${place}  `}${visible(sentence)}\n`];
  });
  const left = full ? 0 : remarks.length - lines.length;
  const never = remarks.filter(({ kind }) => kind !== 'gap' && kind !== 'order').length;
  const counts = [
    `${never} of ${countOf(rows, 'row')} never ${never === 1 ? 'fires' : 'fire'}`,
    `${more.gaps ? 'at least ' : ''}${countOf(shown.get('gap') ?? 0, 'gap')}`,
    `${more.order ? 'at least ' : ''}${countOf(shown.get('order') ?? 0, 'pair')} of rows whose order decides`,
  ];
  return [
    ...lines,
    ...(left > 0 ? [`… ${left} more (--full)\n`] : []),
    ...unknown.map((sentence) => `? ${sentence}\n`),
    ...(lines.length + unknown.length > 0 ? ['\n'] : []),
    `${verdictText(verdict)}  ${visible(file)}: ${counts.join(', ')}\n`,
  ].join('');
}
