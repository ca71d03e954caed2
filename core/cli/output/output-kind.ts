import { logMarks } from '../../logs/log-header.ts';
import { savedBy } from '../../explore/saved-scenario.ts';

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
