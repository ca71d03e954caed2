import { visibleLines } from '../../../kernel/visible.ts';
import { countsOf } from './counts.ts';
import { remarksOf, type Remark } from './remarks.ts';
import type { Reporter } from './report.ts';

/** Workflow commands of GitHub Actions: each remark is shown at its line of a pull request. */
export const github: Reporter = (report) =>
  [
    ...[...remarksOf(report).values()].flat().map(commandOf),
    command('notice', { title: report.command }, `${report.verdict}: ${countsOf(report)}`),
  ].join('\n');

const commandOf = ({ level, kind, code, sentence, place, of }: Remark): string => {
  const properties = {
    file: place?.file,
    line: place?.line,
    col: place?.column,
    title: code === undefined ? kind : `${kind} (${code})`,
  };
  const again = of?.replay === undefined ? '' : `\nPlay it again: ${of.replay}`;
  return command(level, properties, `${sentence}${again}`);
};

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(name: string, properties: Properties, text: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => `${key}=${property(String(value))}`).join(',');
  return `::${name} ${list}::${data(text)}`;
}

/** What would end the command or begin another one, by the escapes that the runner reads. */
const data = (text: string): string =>
  visibleLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
