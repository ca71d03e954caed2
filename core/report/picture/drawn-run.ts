import type { PictureMark, PictureMessage } from './picture.ts';
import type { Note } from '../trace-line.ts';

/** What stands in a picture of a run beside its messages. */
export interface BesideMessages {
  /** What stands over it. */
  readonly title?: string | undefined;
  /** Said in a line below the title. */
  readonly about?: string | undefined;
  /** What the author's code wrote to the console, drawn where it was written. */
  readonly notes?: readonly Note[] | undefined;
  /** What is marked, such as findings. */
  readonly marks?: readonly PictureMark[] | undefined;
  /** So many messages at the beginning are one line that counts them. */
  readonly setUp?: number | undefined;
}

/** A run as a picture shows it; a picture may show several, one below the other. */
export interface DrawnRun extends BesideMessages {
  readonly messages: readonly PictureMessage[];
  /** Which messages are left out; a line counts those that are. */
  readonly leftOut?: ((message: PictureMessage, index: number) => boolean) | undefined;
}
