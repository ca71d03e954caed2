/** The sizes of a picture, in pixels of the page. */
export const sizes = {
  /** Letters of labels and heads, and of what stands beside them. */
  letters: 12,
  small: 11,
  margin: 16,
  head: 34,
  /** Between two heads, and within one beside its name. */
  betweenHeads: 14,
  headPadding: 10,
  narrowestHead: 44,
  widestHead: 150,
  /** A row is so high above its arrow and below it, and with what it stands for. */
  above: 19,
  below: 6,
  belowStandsFor: 18,
  /** What an arrow needs beside its label: its head and some air. */
  besideLabel: 30,
  widestLabel: 300,
  betweenColumns: 24,
  widestFacts: 420,
  pause: 34,
  folded: 26,
  /** Beside the text of a mark, and how narrow a mark may be. */
  markPadding: 12,
  narrowestMark: 420,
  noteLine: 16,
  notePadding: 10,
  widestNote: 520,
  heads: 30,
} as const;
