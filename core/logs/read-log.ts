import { endOfText, readAttributes } from './read-attributes.ts';
import { readHead, type LogHead } from './read-head.ts';
import { readHeader, type LogHeader } from './log-header.ts';
import { isFields } from './plain-field.ts';
import type { LogField, LogRecord, ReadLog } from './log-record.ts';
import { StampReader } from './time-stamp.ts';

/**
 * Reads the log of an Interaction Server or of URS: every message in it, with its attributes. Lines that no rule knows are
 * given back and never stop it. What a real log says otherwise than this is known by patterns of public programs alone.
 */
export const readLog = (text: string): ReadLog => new LogReader(text).read();

/** Lines that say nothing of messages, and are known: standard messages, trace lines of URS, ends of messages. */
const known =
  /^(?: ?(?:Dbg|Trc|Int|Std|Alr|Unk|Debug|Trace|Interaction|Standard|Alarm|None|Non) \d{5} |\s*_\w_\w_|\.\.sent to |$)/;

/** Standard messages of the Interaction Server that open a message: one that is not understood is no line like others. */
const opening = /^ ?\w+ (?:2410[12]|2601[569]|26020|2620[12]|3000[46]|3001[03]) /;

/** A line below the head of a message, or the rest of a text in it. */
const isBelow = (line: string): boolean => /^[\s"]/.test(line) && !/^\s+_\w_\w_/.test(line);

class LogReader {
  readonly #lines: readonly string[];
  readonly #header: LogHeader;
  readonly #stamps: StampReader;
  readonly #records: LogRecord[] = [];
  readonly #unknown: { readonly line: number; readonly text: string }[] = [];
  readonly #interactions = new Map<string, string>();
  #first: number | undefined;

  constructor(text: string) {
    this.#lines = text.split(/\r?\n/);
    this.#header = readHeader(this.#lines);
    this.#stamps = new StampReader(this.#header.local);
    this.#first = this.#header.local;
  }

  read(): ReadLog {
    const lines = this.#lines;
    for (let index = this.#header.lines; index < lines.length;) index = this.#readAt(index);
    return {
      header: this.#header.rows,
      starts: this.#header.utc,
      records: this.#records,
      unknown: this.#unknown,
      lines: lines.at(-1) === '' ? lines.length - 1 : lines.length,
    };
  }

  /** Gives where to go on. */
  #readAt(index: number): number {
    const line = this.#lines[index]!;
    const said = this.#stamps.read(line);
    this.#first ??= this.#stamps.now;
    const head = readHead(said.trimStart(), this.#header.isEscaped);
    if (head === undefined) {
      if (!known.test(said) || opening.test(said)) this.#unknown.push({ line: index + 1, text: line });
      return index + 1;
    }
    const end = this.#endOfMessage(index + 1);
    const { fields, unknown } = readAttributes(this.#lines.slice(index + 1, end), this.#header.isEscaped);
    for (const each of unknown) this.#unknown.push({ line: index + 2 + each, text: this.#lines[index + 1 + each]! });
    this.#records.push(this.#recordOf(head, fields, index + 1));
    return end;
  }

  #endOfMessage(from: number): number {
    let end = from;
    while (end < this.#lines.length && isBelow(this.#lines[end]!))
      end = (this.#header.isEscaped ? end : endOfText(this.#lines, end)) + 1;
    return end;
  }

  #recordOf(
    { name, number, ref, isSent, peer, role }: LogHead,
    attributes: readonly LogField[],
    line: number,
  ): LogRecord {
    const { owner } = this.#header;
    const known = idsIn(attributes);
    const { connId } = known;
    const interactionId = known.interactionId ?? (connId === undefined ? undefined : this.#interactions.get(connId));
    if (connId !== undefined && interactionId !== undefined) this.#interactions.set(connId, interactionId);
    const reference = known.ref ?? ref;
    return {
      line,
      at: (this.#stamps.now ?? 0) - (this.#first ?? 0),
      from: isSent ? owner : peer,
      to: isSent ? peer : owner,
      ...(role !== undefined && { peer: role }),
      name,
      ...(number !== undefined && { number }),
      ...(reference !== undefined && { ref: reference }),
      ...(connId !== undefined && { connId }),
      ...(interactionId !== undefined && { interactionId }),
      attributes,
    };
  }
}

/** Lists of customers may have an 'Id' of their own. */
const isIdentifier = (value: LogField['value']): boolean => typeof value === 'string' && /^[\w~]{16}$/.test(value);

/** What ties a message to others, under any of the names that logs have for it. */
const idsIn = (fields: readonly LogField[]) => {
  const find = (...names: readonly string[]): LogField['value'] | undefined =>
    fields.find(({ name }) => names.includes(name))?.value;
  const ref = find('attr_ref_id', 'AttributeReferenceID');
  const connId = find('AttributeConnID');
  const lists = fields.flatMap(({ value }) => (isFields(value) ? value : []));
  const interactionId =
    find('attr_itx_id', 'AttributeCallUUID', 'AttributeCallUuid') ??
    lists.find(({ name, value }) => name === 'InteractionId' || (name === 'Id' && isIdentifier(value)))?.value;
  return {
    ref: typeof ref === 'number' ? ref : undefined,
    connId: typeof connId === 'string' || typeof connId === 'number' ? String(connId) : undefined,
    interactionId: typeof interactionId === 'string' ? interactionId : undefined,
  };
};
