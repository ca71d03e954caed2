import type { ReporterName } from '../../options/reporter-option.ts';
import type { Reporter } from './report.ts';

/** A format in which others read reports. */
interface Format {
  /** Loaded where it is asked for. */
  readonly load: () => Promise<Reporter>;
  /** By which a file is known to be from here. */
  readonly isOurs: (text: string) => boolean;
}

/** The formats, by the names that `--reporter` takes. */
export const reporters: Readonly<Record<ReporterName, Format>> = {
  junit: {
    load: async () => (await import('./junit.ts')).junit,
    isOurs: (text) => /^<\?xml [^>]*>\s*<testsuites name="routeproof /.test(text),
  },
  github: {
    load: async () => (await import('./github.ts')).github,
    isOurs: (text) =>
      /^::(?:error|warning|notice) (?:[^\n]*\n::\w+ )*/.test(text) && text.includes('title=routeproof '),
  },
  sarif: {
    load: async () => (await import('./sarif.ts')).sarif,
    isOurs: (text) => text.startsWith('{') && /"driver": \{\s*"name": "Routeproof"/.test(text),
  },
  tap: {
    load: async () => (await import('./tap.ts')).tap,
    isOurs: (text) => text.startsWith('TAP version 14\n') && /^# routeproof /m.test(text),
  },
  markdown: {
    load: async () => (await import('./markdown.ts')).markdown,
    isOurs: (text) => text.startsWith('## routeproof ') && text.trimEnd().endsWith('<!-- made by routeproof -->'),
  },
};
