import type { Attribute } from './attributes.ts';
import type { Protocol, Role } from '../values.ts';

/** One row of a protocol's table. Types, factories, checks, pictures and reference pages all come from it. */
export interface MessageRow {
  /** The number on the wire; absent where no public source names one. */
  readonly number?: number;
  /** Usually one; the party events travel as Interaction Management and as Reporting. */
  readonly protocols: readonly [Protocol, ...Protocol[]];
  readonly from: readonly Role[];
  readonly to: readonly Role[];
  /** By their names on the wire. `ReferenceId` and `InteractionId` become `ref` and `interaction` of the message. */
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** What it is for, in one sentence. */
  readonly doc: string;
}

/** The messages of a protocol by their names on the wire. */
export type MessageTable = Readonly<Record<string, MessageRow>>;

type Envelope = 'ReferenceId' | 'InteractionId';
type ValueOf<A> = A extends { readonly value?: infer T } ? Exclude<T, undefined> : never;
type GivenOf<A> = A extends { readonly given?: infer G } ? Exclude<G, undefined> : never;
type OptionalKey<A> = { [K in keyof A]: A[K] extends { readonly optional: true } ? K : never }[keyof A];
type Fields<A, Skip extends string> = {
  readonly [K in Exclude<keyof A, OptionalKey<A> | Skip>]: ValueOf<A[K]>;
} & { readonly [K in Exclude<OptionalKey<A>, Skip>]?: ValueOf<A[K]> | undefined };
type GivenFields<A, Skip extends string> = {
  readonly [K in Exclude<keyof A, OptionalKey<A> | Skip>]: GivenOf<A[K]>;
} & { readonly [K in Exclude<OptionalKey<A>, Skip>]?: GivenOf<A[K]> | undefined };

/** What a factory takes: every attribute by its name on the wire; a ReferenceId is given by the link when it is left out. */
export type AttributesOf<R extends MessageRow> = GivenFields<R['attributes'], 'ReferenceId'> & {
  readonly ReferenceId?: ('ReferenceId' extends keyof R['attributes'] ? number : never) | undefined;
};

/** A message on a link. */
export type MessageOfRow<P extends Protocol, T extends string, R extends MessageRow> = {
  readonly protocol: P;
  readonly type: T;
  /** Ties an answer to its request. */
  readonly ref: number | undefined;
  /** The interaction that it is about. */
  readonly interaction: string | undefined;
  readonly body: Fields<R['attributes'], Envelope>;
};

/** By type and then by protocol, so that a message that travels as two protocols is a union told apart by `protocol`. */
export type MessagesOf<M extends MessageTable> = {
  readonly [T in keyof M & string]: { readonly [P in M[T]['protocols'][number]]: MessageOfRow<P, T, M[T]> };
};

/** Types a table; the table itself is the value. */
export const defineMessages = <const M extends MessageTable>(rows: M): M => rows;
