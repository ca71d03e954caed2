import type { Severity } from '../../contract/finding.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Role } from '../../protocol/values.ts';
import type { TraceDocument } from '../trace-document.ts';
import type { Note, TraceLine } from '../trace-line.ts';

/** A message as a picture takes it: one of a trace, or of the documents that `--json` prints. */
export type PictureMessage = TraceLine | TraceDocument;

/** Something that is marked in a picture, such as a finding. */
export interface PictureMark {
  /** How many messages the trace has before it. */
  readonly after: number;
  /** When it was. */
  readonly at: Milliseconds;
  /** What stands there, in a few words. */
  readonly text: string;
  /** A failure marks the message before it, too. */
  readonly severity: Severity;
}

/** What of a trace is drawn, and how. */
export interface PictureOptions {
  /** What stands beside the messages. */
  readonly notes?: readonly Note[] | undefined;
  /** What is marked, in the order of the trace. */
  readonly marks?: readonly PictureMark[] | undefined;
  /** So many messages at the beginning are one row. Default: 0. */
  readonly setUp?: number | undefined;
  /** Only what lies between two places of the trace, without a word of the rest. Default: all. */
  readonly between?: readonly [from: number, to: number] | undefined;
  /** Which messages are left out; where some are, a row says how many. */
  readonly leftOut?: ((message: PictureMessage, index: number) => boolean) | undefined;
  /** A time without messages that is as long as this, or longer, is folded. Default: 1000. */
  readonly pause?: Milliseconds | undefined;
  /** How long a second is that is not folded. Default: 64. */
  readonly perSecond?: number | undefined;
  /** The heads of the actors stand again after so much of the picture. Default: never. */
  readonly headsEvery?: number | undefined;
}

/** An actor and its lifeline. */
export interface PictureActor {
  readonly name: string;
  readonly role: Role;
  /** The name as there is room for it. */
  readonly head: string;
  /** Where its lifeline stands. */
  readonly x: number;
  /** How wide its head is. */
  readonly width: number;
}

/** What kind of message an arrow is, as it is told apart by its look. */
export type ArrowLook = 'request' | 'event' | 'refusal' | 'report' | 'statistics';

/** What stands where: `height` from `top`. */
interface Placed {
  readonly top: number;
  readonly height: number;
}

/** An arrow, from where its message was sent to where it was delivered. */
export interface ArrowRow extends Placed {
  readonly kind: 'arrow';
  /** Its place in the trace. */
  readonly index: number;
  readonly message: PictureMessage;
  readonly look: ArrowLook;
  readonly fromX: number;
  /** Above `y` where the message was under way for a while. */
  readonly fromY: number;
  readonly toX: number;
  /** Where it was delivered. */
  readonly y: number;
  /** The time of delivery, where it is another than in the row before. */
  readonly time: string | undefined;
  readonly label: PlacedText;
  /** In whose place a substitution put it. */
  readonly standsFor: string | undefined;
  /** What the interaction is called in the picture, and which of those it is; absent where there is only one. */
  readonly interaction: { readonly name: string; readonly number: number } | undefined;
  /** Whom and what it is about. */
  readonly facts: readonly string[];
  /** A failure stands at it. */
  readonly isFailing: boolean;
}

/** A text, turned by `angle` degrees around its point, which is its `anchor`. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly angle: number;
}

/** What was written to the console, or a fault, on the lifeline of whoever it was. */
export interface NoteRow extends Placed {
  readonly kind: 'note';
  readonly x: number;
  readonly time: string | undefined;
  readonly lines: readonly string[];
  readonly note: Note;
}

/** A mark across the picture. */
export interface MarkRow extends Placed {
  readonly kind: 'mark';
  readonly x: number;
  readonly width: number;
  readonly time: string | undefined;
  readonly lines: readonly string[];
  readonly mark: PictureMark;
}

/** Time that was folded. */
export interface PauseRow extends Placed {
  readonly kind: 'pause';
  /** How long nothing was sent or delivered: `45 s`. */
  readonly text: string;
}

/** Messages that are not drawn. */
export interface FoldedRow extends Placed {
  readonly kind: 'folded';
  /** The place of the first of them in the trace. */
  readonly first: number;
  readonly count: number;
  readonly isSetUp: boolean;
}

/** The heads once more. */
export interface HeadsRow extends Placed {
  readonly kind: 'heads';
}

/** One row of a picture. */
export type PictureRow = ArrowRow | NoteRow | MarkRow | PauseRow | FoldedRow | HeadsRow;

/** A sequence diagram as plain geometry: whoever draws it needs to measure nothing. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly actors: readonly PictureActor[];
  /** The heads stand above this. */
  readonly top: number;
  /** From top to bottom. */
  readonly rows: readonly PictureRow[];
  /** Where times end, and where facts begin. */
  readonly timeX: number;
  readonly factsX: number;
  /** How far above its row an arrow may begin, at most. */
  readonly reach: number;
  /** What the whole picture is about, where it is one interaction. */
  readonly interaction: string | undefined;
}
