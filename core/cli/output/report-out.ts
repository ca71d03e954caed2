import { errors } from '../../kernel/errors.ts';
import { print } from '../../process/print.ts';
import { isPrinted, type ReporterAsked } from '../options/reporter-option.ts';
import { refuseSameFile } from '../options/refuse.ts';
import { worstOfFiles } from '../play/file-verdict.ts';
import { OutputFile } from './output-file.ts';
import { refusedCase, type PlayedCase } from './reporters/played-case.ts';
import type { Report, Reporter } from './reporters/report.ts';
import { reporters } from './reporters/reporters.ts';

/** What is asked beside reporters. */
interface Asked {
  readonly json?: boolean;
  readonly reporter?: readonly ReporterAsked[];
  readonly force?: boolean;
  readonly strict?: boolean;
}

/** Where reports go. */
export interface ReportOut {
  /** One of them takes the place of what is printed for people. */
  readonly isPrinted: boolean;
  /** Prints and writes them. */
  readonly give: (cases: readonly PlayedCase[], loaded?: readonly string[]) => void;
  /** Does work on one file, which is reported also where it cannot be played. */
  readonly during: <T>(file: string, work: () => Promise<T>) => Promise<T>;
}

/** Loads what was asked for with `--reporter`, and tries its files before work begins. */
export async function reportOut(command: string, asked: Asked): Promise<ReportOut> {
  const { json, reporter = [], force, strict = false } = asked;
  if (reporter.filter(({ file }) => file === undefined).length + Number(json ?? false) > 1)
    throw errors.badCommand(
      command,
      `one document can be printed${json ? ', and --json is one' : ''}; give --reporter a file, such as junit=report.xml`,
    );
  refuseSameFile(command, Object.fromEntries(reporter.map(({ name, file }) => [`--reporter ${name}`, file])));
  const outs = await Promise.all(
    reporter.map(async ({ name, file }) => {
      const { isOurs, load } = reporters[name];
      const kind = { what: `a report of \`--reporter ${name}\``, isOurs };
      return { file: file === undefined ? undefined : new OutputFile(file, kind, force), render: await load() };
    }),
  );
  const give: ReportOut['give'] = (cases, loaded = []) => {
    const verdict = worstOfFiles(
      cases.map((each) => each.verdict),
      strict,
    );
    const report: Report = { command, verdict, cases, isStrict: strict };
    for (const { file, render } of outs) giveOne(render(report), file, loaded);
  };
  return {
    isPrinted: isPrinted(reporter),
    give,
    during: async (file, work) => {
      try {
        return await work();
      } catch (thrown) {
        give([refusedCase(file, thrown)]);
        throw thrown;
      }
    },
  };
}

const giveOne = (text: ReturnType<Reporter>, file: OutputFile | undefined, loaded: readonly string[]): void =>
  file === undefined ? print(text) : file.write(text.endsWith('\n') ? text : `${text}\n`, loaded);
