import type { Attribute } from './attributes.ts';
import type { Protocol, Role } from '../values.ts';

/** One row of a protocol's table. Types, factories, checks, pictures and reference pages all come from it. */
export interface MessageRow {
  /** The number on the wire; absent where no public source names one. */
  readonly number?: number;
  /** Usually one; the party events travel as Interaction Management and as Reporting. */
  readonly protocols: readonly [Protocol, ...Protocol[]];
  /** Who may send it. */
  readonly from: readonly Role[];
  /** Who may get it. */
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
/** One object with all keys: an editor shows them, and not how the type was made. */
type Shown<T> = { readonly [K in keyof T]: T[K] } & {};

/** What a factory takes: every attribute by its name on the wire; a ReferenceId is given by the link when it is left out. */
export type AttributesOf<R extends MessageRow> = GivenFields<R['attributes']>;
type GivenFields<A> = Shown<
  { readonly [K in Exclude<keyof A, OptionalKey<A> | 'ReferenceId'>]: GivenOf<A[K]> } & {
    readonly [K in Exclude<OptionalKey<A>, 'ReferenceId'>]?: GivenOf<A[K]> | undefined;
  } & { readonly [K in 'ReferenceId' & keyof A]?: number | undefined }
>;

/** A message of which nothing is known yet but its shape: from a file, or from a codec. */
export interface RawMessage {
  /** The name of a protocol, if it is one. */
  readonly protocol: string;
  /** Its name on the wire. */
  readonly type: string;
  /** The ReferenceId; `undefined` where it has none. */
  readonly ref: number | undefined;
  /** The InteractionId of what it is about, or a mark of the bench. */
  readonly interaction: string | undefined;
  /** The other attributes, by their names on the wire. */
  readonly body: object;
}

/** A message on a link. */
export interface TypedMessage<P, T, Body> {
  /** In which protocol it crosses; some types travel in two. */
  readonly protocol: P;
  /** Its name on the wire. */
  readonly type: T;
  /** Ties an answer to its request. */
  readonly ref: number | undefined;
  /** The interaction that it is about. */
  readonly interaction: string | undefined;
  /** Its attributes by their names on the wire. */
  readonly body: Body;
}

/** Holds the body of a row's message. A body has no name of its own, which an editor would show in place of the attributes. */
export interface BodyOf<R extends MessageRow> {
  readonly body: {
    readonly [K in Exclude<keyof R['attributes'], OptionalKey<R['attributes']> | Envelope>]: ValueOf<
      R['attributes'][K]
    >;
  } & { readonly [K in Exclude<OptionalKey<R['attributes']>, Envelope>]?: ValueOf<R['attributes'][K]> | undefined };
}

/** By type and then by protocol, so that a message that travels as two protocols is a union told apart by `protocol`. */
export type MessagesOf<M extends MessageTable> = {
  readonly [T in keyof M & string]: {
    readonly [P in M[T]['protocols'][number]]: TypedMessage<P, T, BodyOf<M[T]>['body']>;
  };
};

/** Types a table; the table itself is the value. */
export const defineMessages = <const M extends MessageTable>(rows: M): M => rows;
