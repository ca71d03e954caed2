import { packageVersion } from '../../../kernel/package-version.ts';
import { visibleJson } from '../../../kernel/visible.ts';
import { remarksOf, type Remark } from './remarks.ts';
import type { Reporter } from './report.ts';
import { ruleOf, type Rule } from './rules.ts';

/** SARIF 2.1.0, for code scanning: each remark with its rule, its line and a fingerprint by which it is known again. */
export const sarif: Reporter = (report) => {
  const remarks = [...remarksOf(report).values()].flat();
  const rules = [...new Map(remarks.map((each) => [ruleOf(each).id, ruleOf(each)])).values()];
  const ids = rules.map(({ id }) => id);
  const isExecuted = report.cases.every(({ verdict }) => verdict !== 'could not run');
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Routeproof', semanticVersion: packageVersion(), rules: rules.map(descriptorOf) } },
        automationDetails: { id: `${report.command.replaceAll(' ', '/')}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: isExecuted }],
        results: remarks.map((remark) => resultOf(remark, ids)),
      },
    ],
  };
  return visibleJson(JSON.stringify(document, null, 2));
};

const descriptorOf = ({ id, name, means, help, level }: Rule): object => ({
  ...{ id, name },
  shortDescription: { text: means },
  fullDescription: { text: means },
  help: { text: help },
  defaultConfiguration: { level },
});

function resultOf(remark: Remark, ids: readonly string[]): object {
  const { level, sentence, place, fingerprint, of } = remark;
  const { id } = ruleOf(remark);
  const again = of?.replay === undefined ? '' : ` Play it again: ${of.replay}`;
  return {
    ...{ ruleId: id, ruleIndex: ids.indexOf(id), level },
    message: { text: plain(`${[sentence, ...(of?.race ?? [])].join(' ')}${again}`) },
    locations: place === undefined ? [] : [locationOf(place)],
    partialFingerprints: { 'routeproofCause/v1': fingerprint },
    ...(of && {
      occurrenceCount: of.finding.count,
      properties: { kind: of.finding.kind, interaction: of.finding.interaction, at: of.finding.at },
    }),
  };
}

const locationOf = ({ file, line, column }: NonNullable<Remark['place']>): object => ({
  physicalLocation: {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    ...(line !== undefined && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } }),
  },
});

/** In a message `[…](…)` would be a link, and `{0}` would stand for something else. */
const plain = (text: string): string =>
  text.replaceAll(/\[(?=[^\]]*\]\()/g, String.raw`\[`).replaceAll(/\{(\d+)\}/g, '{{$1}}');
