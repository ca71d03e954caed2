import type { Role } from '../protocol/values.ts';

/** Bytes as logs show them: how many there are, and the first four. */
export interface ShownBytes {
  readonly length: number;
  readonly first: readonly number[];
}

/** What a line says: a text, a number, bytes, or the members of a list. */
export type LogValue = string | number | ShownBytes | readonly LogField[];

/** One attribute as a log has it, or one member of a list; names may come twice. */
export interface LogField {
  readonly name: string;
  /** Written in quotes: a key of a list. */
  readonly isKey: boolean;
  /** As what it is printed, where the form says so: `str`, `int`, `long`, `float`, `list`, `bin`. */
  readonly type: string;
  readonly value: LogValue;
}

/** One message in a log, as it was read. */
export interface LogRecord {
  /** Of the file, beginning with 1. */
  readonly line: number;
  /** Milliseconds since the time in the header; without a header, since the first time stamp. */
  readonly at: number;
  /** Whose log it is, or the other end of the connection; undefined where the log does not say. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What the other end is, where the log says so. */
  readonly peer?: Role;
  readonly name: string;
  readonly number?: number;
  readonly ref?: number;
  /** 16 hex digits. */
  readonly connId?: string;
  /** Its own, or that of its ConnID as far as it was read before. */
  readonly interactionId?: string;
  readonly attributes: readonly LogField[];
}

/** Whose logs there are: of an Interaction Server, or of URS. */
export type LogForm = 'ixn' | 'urs';

/** What was read of a log. */
export interface ReadLog {
  readonly header: Readonly<Record<string, string>>;
  /** The time in the header, in milliseconds since 1970; of a log without one, undefined. */
  readonly starts: number | undefined;
  readonly records: readonly LogRecord[];
  /** Lines that no rule knows, and attribute lines of no message; never a reason to stop. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[];
  /** How many lines there are, those of the header among them. */
  readonly lines: number;
}
