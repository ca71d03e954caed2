import { errors } from '../../kernel/errors.ts';
import { cut } from '../../kernel/text-width.ts';

/** Bytes in a key-value list. In traces and JSON they are `{ "binary": "01ff" }`, also where they have come from another thread. */
export class Binary {
  /** Two hex digits for each byte. */
  readonly binary: string;

  constructor(hex: string) {
    this.binary = hex;
    Object.freeze(this);
  }

  /** How many bytes. */
  get length(): number {
    return this.binary.length / 2;
  }

  /** A copy of the bytes. */
  get bytes(): Uint8Array {
    return Uint8Array.from(this.binary.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  }

  /** Whether both have the same bytes. */
  equals(other: unknown): boolean {
    return other instanceof Binary && other.binary === this.binary;
  }

  /** As sentences and pictures show it: `binary 0a1b`. */
  toString(): string {
    return `binary ${this.binary}`;
  }
}

/** Bytes for a key-value list, from bytes, or from hex digits as a trace has them: `binary([1, 255])`, `binary('01ff')`. */
export function binary(of: string | Iterable<number>): Binary {
  if (typeof of === 'string') {
    if (!/^(?:[0-9a-f]{2})*$/i.test(of)) throw errors.notBinary(`'${cut(of, 41)}'`);
    return new Binary(of.toLowerCase());
  }
  const given: unknown = of;
  if (typeof given !== 'object' || given === null || !(Symbol.iterator in given)) throw errors.notBinary(String(given));
  const bytes = [...of];
  for (const byte of bytes) if (!Number.isInteger(byte) || byte < 0 || byte > 255) throw errors.notBinary(String(byte));
  return new Binary(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
