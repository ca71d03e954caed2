import type { Reporter } from './report.ts';

/** A format in which others read reports. */
interface Format {
  /** Who reads it, as the help says. */
  readonly for: string;
  /** Loaded where it is asked for. */
  readonly load: () => Promise<Reporter>;
  /** By which a file is known to be from here. */
  readonly isOurs: (text: string) => boolean;
}

/** The formats, by the names that `--reporter` takes. */
export const reporters = {
  junit: {
    for: 'build servers such as GitLab and Jenkins',
    load: async () => (await import('./junit.ts')).junit,
    isOurs: (text) => /^<\?xml [^>]*>\s*<testsuites name="routeproof /.test(text),
  },
  github: {
    for: 'annotations of GitHub Actions',
    load: async () => (await import('./github.ts')).github,
    isOurs: (text) =>
      /^::(?:error|warning|notice) (?:[^\n]*\n::\w+ )*/.test(text) && text.includes('title=routeproof '),
  },
  sarif: {
    for: 'code scanning',
    load: async () => (await import('./sarif.ts')).sarif,
    isOurs: (text) => text.startsWith('{') && /"driver": \{\s*"name": "Routeproof"/.test(text),
  },
  tap: {
    for: 'whoever reads TAP 14',
    load: async () => (await import('./tap.ts')).tap,
    isOurs: (text) => text.startsWith('TAP version 14\n') && /^# routeproof /m.test(text),
  },
  markdown: {
    for: 'the summary of a job',
    load: async () => (await import('./markdown.ts')).markdown,
    isOurs: (text) => text.startsWith('## routeproof ') && text.trimEnd().endsWith('<!-- made by routeproof -->'),
  },
} as const satisfies Readonly<Record<string, Format>>;

/** A name that `--reporter` takes. */
export type ReporterName = keyof typeof reporters;
