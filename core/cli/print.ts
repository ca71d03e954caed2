import pc from 'picocolors';

/** Whether what goes to standard output may be coloured. */
export const colour: boolean = pc.isColorSupported && process.stdout.isTTY;

/** How many rows of a diagram are shown; `--trace` has them all. */
export const longest = 400;

/** How wide a picture may be: as the terminal, or what suits a file. */
export const width = (): number => Math.max(80, process.stdout.columns ?? 120);

/** Writes a text to standard output. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Writes one JSON document to standard output. */
export const printJson = (document: unknown): void => print(JSON.stringify(document, null, 2));
