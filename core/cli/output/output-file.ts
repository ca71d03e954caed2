import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { authorFiles } from '../../author-files/author-file.ts';
import { savedBy } from '../../explore/explain/saved-scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { logMarks } from '../../logs/log-header.ts';
import { pageMark } from '../../page/page-file.ts';
import { svgBeginning } from '../../report/picture/svg/svg-diagram.ts';
import { isOpen, isStream, tryOut, writeOut } from '../../process/write-out.ts';

/** A file that an option asks for. It is tried when it is made, before work begins, and overwrites nothing but what the bench has written. */
export class OutputFile {
  /** As the author calls it. */
  readonly name: string;
  /** The author's code may go to another folder. */
  readonly #path: string;

  constructor(name: string, kind: OutputKind, force = false) {
    this.name = name;
    this.#path = resolve(name);
    this.#refuseOthers(kind, force);
    tryOut(this.#path, name);
  }

  /** What the file says now; undefined where there is none, or what is to be overwritten. */
  get text(): string | undefined {
    return existsSync(this.#path) && !isStream(this.#path) ? readFileSync(this.#path, 'utf8') : undefined;
  }

  /** Writes it whole or not at all, and never over one of the author's files: those that were loaded, and the tables that they read. */
  write(text: string, loaded: readonly string[] = []): void {
    if (existsSync(this.#path) && [...loaded, ...authorFiles()].some((file) => isSame(file, this.#path)))
      throw errors.fileIsSource(this.name);
    writeOut(this.#path, text, this.name);
  }

  #refuseOthers({ what, isOurs }: OutputKind, force: boolean): void {
    if (!existsSync(this.#path) || isOpen(this.#path)) return;
    const stat = statSync(this.#path);
    // Whoever opens a pipe waits until somebody reads it.
    if (stat.isFIFO() || stat.isSocket())
      throw errors.fileNotWritten(this.name, `it is a ${stat.isFIFO() ? 'pipe' : 'socket'}, and no file`);
    if (isStream(this.#path)) return;
    if (stat.isDirectory()) throw errors.fileNotWritten(this.name, 'it is a folder');
    const text = readFileSync(this.#path, 'utf8');
    if (text === '' || isOurs(text)) return;
    if (/\.[cm]?[jt]sx?$/.test(this.#path)) throw errors.fileIsSource(this.name);
    if (!force) throw errors.fileInTheWay(this.name, what);
  }
}

const isSame = (one: string, other: string): boolean => existsSync(one) && realpathSync(one) === realpathSync(other);

/** What an option writes, and by what it is recognised. */
export interface OutputKind {
  /** As it ends the sentence 'it is not …'. */
  readonly what: string;
  readonly isOurs: (text: string) => boolean;
}

/** The kinds of files that the command line writes. */
export const outputKinds = {
  trace: {
    what: 'a trace of `--trace`',
    isOurs: (text) => hasKeys(firstLine(text), ['at', 'from', 'to', 'type']) || isLog(text),
  },
  coverage: {
    what: 'a file of `--coverage`',
    isOurs: (text) => hasKeys(text, ['routeproof', 'runs', 'pairs', 'rows']),
  },
  page: { what: 'a page of `--html`', isOurs: (text) => text.slice(0, 2000).includes(pageMark) },
  svg: { what: 'a picture of `--svg`', isOurs: (text) => text.startsWith(svgBeginning) },
  mermaid: {
    what: 'a picture of `--mermaid`',
    isOurs: (text) => /^sequenceDiagram\n {4}(?:participant|actor) p1 as /.test(text),
  },
  plantuml: {
    what: 'a picture of `--plantuml`',
    isOurs: (text) => /^@startuml\nhide footbox\n(?:participant|actor) "/.test(text),
  },
  saved: { what: 'a counterexample of `--save`', isOurs: (text) => text.startsWith(savedBy) },
} as const satisfies Readonly<Record<string, OutputKind>>;

/** A log that was written here: those of real servers have no such header. */
const isLog = (text: string): boolean => {
  const header = text.slice(0, text.indexOf('\n\n'));
  return logMarks.every((mark) => header.includes(mark));
};

const firstLine = (text: string): string => text.slice(0, text.indexOf('\n') + 1);

const hasKeys = (json: string, keys: readonly string[]): boolean => {
  try {
    const document = JSON.parse(json) as unknown;
    return typeof document === 'object' && document !== null && keys.every((key) => key in document);
  } catch {
    return false;
  }
};
