import { visible, visibleLines } from '../../../kernel/visible.ts';
import { endOf, remarksOf, type CaseEnd, type Remark } from './remarks.ts';
import type { PlayedCase } from './played-case.ts';
import type { Report, Reporter } from './report.ts';

/** The XML of JUnit, as build servers read it. It has no times: those of a run are virtual, and stand among the properties. */
export const junit: Reporter = (report) => {
  const remarks = remarksOf(report);
  const ends = report.cases.map((each) => endOf(each, report));
  const sum = (end: CaseEnd) => ends.filter((each) => each === end).length;
  const counts = attributes({
    name: report.command,
    tests: ends.length,
    failures: sum('failed'),
    errors: sum('error'),
    skipped: sum('skipped'),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    `  <testsuite${counts}>`,
    ...report.cases.map((each) => caseElement(each, remarks.get(each)!, report)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
};

function caseElement(one: PlayedCase, remarks: readonly Remark[], report: Report): string {
  const { name, title, file, counts, verdict } = one;
  const end = endOf(one, report);
  const failing = remarks.filter(({ level }) => level === 'error');
  const warnings = remarks.filter(({ level }) => level === 'warning');
  const [first] = failing;
  const properties = Object.entries({ ...(title !== undefined && { scenario: title }), verdict, ...counts }).map(
    ([key, value]) => `        <property${attributes({ name: key, value })}/>`,
  );
  const parts = [
    `      <properties>\n${properties.join('\n')}\n      </properties>`,
    ...(end === 'skipped' ? ['      <skipped message="neither a strategy nor a scenario"/>'] : []),
    ...(first === undefined || end === 'skipped' || end === 'passed'
      ? []
      : [
          `      <${end === 'error' ? 'error' : 'failure'}${attributes({ message: first.sentence, type: first.code ?? first.kind })}>` +
            `${element(failing.map(textOf).join('\n'))}</${end === 'error' ? 'error' : 'failure'}>`,
        ]),
    ...(warnings.length === 0 ? [] : [`      <system-out>${element(warnings.map(textOf).join('\n'))}</system-out>`]),
  ];
  const head = attributes({
    classname: report.command,
    name,
    ...(file !== undefined && { file: first?.place?.file ?? file }),
  });
  return `    <testcase${head}>\n${parts.join('\n')}\n    </testcase>`;
}

const textOf = ({ kind, code, sentence, place, of, level }: Remark): string => {
  const { file, line, column } = place ?? {};
  const where = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  const facts = [where, of?.finding.interaction, code].filter((fact) => fact !== undefined);
  const again = of?.replay === undefined ? [] : [`Play it again: ${of.replay}`];
  return [`${level} ${kind}  ${facts.join(' · ')}`, sentence, ...(of?.race ?? []), ...again, ''].join('\n');
};

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(visible(String(value)))}"`)
    .join('');

const element = (text: string): string => escaped(visibleLines(text));

/** Two characters that can be seen nowhere are refused by XML besides those that are no text. */
const escaped = (text: string): string =>
  text.replaceAll(
    /[&<>"'\ufffe\uffff]/g,
    (character) => names[character] ?? `\\u${character.charCodeAt(0).toString(16)}`,
  );

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
