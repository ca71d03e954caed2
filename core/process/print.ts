import pc from 'picocolors';
import { visibleJson, visibleLines, visibleOutput } from '../kernel/visible.ts';

const isForced = !['', '0', 'false', undefined].includes(process.env['FORCE_COLOR']);

/** Whether what goes to standard output may be coloured: a terminal's, and what somebody wants coloured by force. */
export const colour: boolean = pc.isColorSupported && (process.stdout.isTTY || isForced);

/** How many rows of a diagram are shown; `--trace` has them all. */
export const longest = 400;

/** How wide a picture may be: as the terminal, or what suits a file. */
export const width = (): number => Math.max(80, process.stdout.columns ?? 120);

/** How wide the window is in which it is read; nothing where it goes to a file or a pipe, whose lines are not broken. */
export const windowWidth = (): number | undefined => process.stdout.columns;

/** Writes a text to standard output; what would steer a terminal is shown as an escape. */
export const print = (text: string): void => {
  const shown = colour ? visibleOutput(text) : visibleLines(text);
  process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
};

/** Writes one JSON document to standard output. */
export const printJson = (document: unknown): void => print(visibleJson(JSON.stringify(document, null, 2)));
