import { visible, visibleLines } from '../../../kernel/visible.ts';
import { sequenceDiagram } from '../../../report/diagram/sequence-diagram.ts';
import { countsOf } from './counts.ts';
import { remarksOf, type Remark } from './remarks.ts';
import type { CaseFinding, PlayedCase } from './played-case.ts';
import type { Report, Reporter } from './report.ts';

/** So many messages of a run are drawn, so many columns wide, of so many remarks: a job summary may have a megabyte. */
const [longest, width, mostPictures] = [120, 120, 20];

/** A page for the summary of a job: a table of the cases, and what was found, with the run folded below it. */
export const markdown: Reporter = (report) => {
  const remarks = remarksOf(report);
  const told = report.cases.filter((each) => remarks.get(each)!.length > 0);
  const pictures = new Set(told.filter((each) => remarks.get(each)!.some(isError)).slice(0, mostPictures));
  return [
    `## ${text(report.command)}: ${text(report.verdict)}`,
    '',
    tableOf(report),
    '',
    text(countsOf(report)),
    ...told.flatMap((each) => sectionOf(each, remarks.get(each)!, pictures.has(each))),
    '',
    madeHere,
  ].join('\n');
};

/** By it a page is known to be from here. */
const madeHere = '<!-- made by routeproof -->';

const isError = ({ level }: Remark): boolean => level === 'error';

function tableOf({ cases }: Report): string {
  const titles = [...new Set(cases.flatMap(({ counts }) => Object.keys(counts)))];
  const head = ['case', 'verdict', 'findings', ...titles];
  const rows = cases.map(({ name, verdict, findings, counts }) =>
    [text(name), text(verdict), String(findings.length), ...titles.map((title) => text(counts[title] ?? ''))].join(
      ' | ',
    ),
  );
  const line = head.map((_, column) => (column < 2 ? '---' : '---:')).join(' | ');
  return [`| ${head.join(' | ')} |`, `| ${line} |`, ...rows.map((row) => `| ${row} |`)].join('\n');
}

function sectionOf(one: PlayedCase, remarks: readonly Remark[], isDrawn: boolean): readonly string[] {
  return [
    '',
    `### ${text(one.name)}`,
    ...remarks.flatMap((remark) => [
      '',
      itemOf(remark),
      ...(isDrawn ? pictureOf(remark.of ?? {}, 'the run that shows it') : []),
    ]),
    ...(isDrawn ? pictureOf(one, 'the run') : []),
  ];
}

const itemOf = ({ level, kind, code, sentence, place, of }: Remark): string => {
  const { file, line } = place ?? {};
  const where = line === undefined ? file : `${file}:${line}`;
  const facts = [where, code].filter((fact) => fact !== undefined).map(text);
  const said = [sentence, ...(of?.race ?? [])].map(text).join('<br>');
  const again = of?.replay === undefined ? '' : `<br>${text(`Play it again: npx ${of.replay}`)}`;
  return `${level === 'error' ? '❌' : '⚠️'} **${text(kind)}** ${facts.join(' · ')}<br>${said}${again}`;
};

function pictureOf(
  { messages = [], notes = [] }: Pick<CaseFinding, 'messages' | 'notes'>,
  title: string,
): readonly string[] {
  if (messages.length === 0) return [];
  const picture = visibleLines(sequenceDiagram(messages, { colour: false, width, longest, notes }));
  const fence = '`'.repeat(Math.max(2, ...[...picture.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return [
    '',
    `<details><summary>${text(title)}</summary>`,
    '',
    `${fence}text`,
    picture.trimEnd(),
    fence,
    '',
    '</details>',
  ];
}

/** Text that is nothing but text, in Markdown and in the HTML that it may have. */
const text = (plain: string): string =>
  visible(plain)
    .replaceAll(/[&<>"'\\`*_{}[\]#|~@$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//');
