import { InvalidArgumentError, Option } from 'commander';
import { errors } from '../../kernel/errors.ts';
import { visibleLines } from '../../kernel/visible.ts';
import { print } from '../../process/print.ts';
import type { DrawnRun } from '../../report/picture/drawn-run.ts';
import { svgRuns } from '../../report/picture/svg/svg-diagram.ts';
import { mermaidRuns } from '../../report/picture/written/mermaid.ts';
import { plantUmlRuns } from '../../report/picture/written/plantuml.ts';
import { OutputFile, outputKinds } from './output-file.ts';

/** In what a picture can be written. */
const forms = { svg: svgRuns, mermaid: mermaidRuns, plantuml: plantUmlRuns } as const;
type Form = keyof typeof forms;
const names: Readonly<Record<Form, string>> = {
  svg: 'as SVG',
  mermaid: 'as Mermaid text',
  plantuml: 'as PlantUML text',
};

/** What `--svg`, `--mermaid` and `--plantuml` say: a file, or `true` for standard output. */
export type PicturesAsked = { readonly [Each in Form]?: string | true };

/** One of the three options. */
export const drawnAs = (form: Form): Option =>
  new Option(`--${form} [FILE]`, `write the diagram ${names[form]}, to a file or alone on standard output`).argParser(
    (file: string) => pictureFile(file),
  );

/** A dash is standard output. An author's file there would be the one to play, behind an option that takes it for its own. */
const pictureFile = (file: string): string | true => {
  if (/\.[cm]?[jt]sx?$/.test(file))
    throw new InvalidArgumentError('That is a program and no picture: the files to play come before this option');
  return file === '-' ? true : file;
};

/** The pictures that a command was asked for. */
export interface PicturesOut {
  /** Standard output has a picture and nothing else; all else that is told goes to standard error. */
  readonly isOutput: boolean;
  /** Prints that picture, and what goes beside it. */
  readonly print: (runs: readonly DrawnRun[], beside: string) => void;
  /** Writes the pictures that go to files. */
  readonly write: (runs: readonly DrawnRun[], loaded: readonly string[]) => void;
}

/** Refuses what does not fit each other, and tries the files before work begins. `others` want standard output for themselves. */
export function picturesOut(
  command: string,
  asked: PicturesAsked & { readonly force?: boolean },
  others: Readonly<Record<string, unknown>>,
): PicturesOut {
  const [printed, second] = (Object.keys(forms) as Form[]).filter((form) => asked[form] === true);
  const other = second === undefined ? Object.keys(others).find((each) => Boolean(others[each])) : `--${second}`;
  if (printed !== undefined && other !== undefined)
    throw errors.badCommand(command, `option '--${printed}' cannot be used with option '${other}'`);
  const files = (Object.keys(forms) as Form[]).flatMap((form) => {
    const file = asked[form];
    return typeof file === 'string' ? [{ form, file: new OutputFile(file, outputKinds[form], asked.force) }] : [];
  });
  return {
    isOutput: printed !== undefined,
    print: (runs, beside) => {
      if (printed === undefined) return;
      if (runs.length > 0) print(drawn(printed, runs));
      process.stderr.write(visibleLines(runs.length > 0 ? beside : `${nothingDrawn}${beside}`));
    },
    write: (runs, loaded) => {
      for (const { form, file } of files)
        if (runs.length > 0) file.write(drawn(form, runs), loaded);
        else process.stderr.write(visibleLines(`Nothing failed, so '${file.name}' was not written.\n`));
    },
  };
}

const nothingDrawn = 'Nothing failed, so nothing was drawn.\n';

/** Mermaid refuses to draw more, unless it is told otherwise. */
const mostMermaid = 50_000;

const drawn = (form: Form, runs: readonly DrawnRun[]): string => {
  const text = forms[form](runs);
  if (form === 'mermaid' && text.length > mostMermaid)
    process.stderr.write(
      `This Mermaid text has ${text.length} characters, and Mermaid draws no more than ${mostMermaid} unless its option maxTextSize says so; --svg has no such bound.\n`,
    );
  return text;
};
