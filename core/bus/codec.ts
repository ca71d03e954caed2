import type { Message } from '../protocol/catalogue.ts';

/** One end of a connection on which messages travel as others: puts into the words of the wire what is sent, and reads what arrives. */
export interface Codec {
  /** The message that travels in place of this one, or the message itself. */
  readonly encode: (message: Message) => Message;
  /** Is told what leaves: the end knows it from then on. */
  readonly leaves: (message: Message, wire: Message) => void;
  /** What the receiver reads; `meant` is what the sender wanted to say, to compare. */
  readonly decode: (wire: Message, meant: Message | undefined) => Message;
}

/** The two ends of a connection. Neither sees into the other. */
export interface Codecs {
  readonly client: Codec;
  readonly server: Codec;
}
