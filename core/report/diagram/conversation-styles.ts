import pc from 'picocolors';
import { plain, type Style } from './styled-line.ts';
import type { TraceLine } from '../trace-line.ts';

/** How each message of a trace is coloured: a request like its answer, what is only reported quieter than the rest. */
export const conversationStyles = (
  trace: readonly TraceLine[],
  {
    cyan,
    green,
    magenta,
    yellow,
    blue,
    dim,
  }: Pick<typeof pc, 'cyan' | 'green' | 'magenta' | 'yellow' | 'blue' | 'dim'>,
): ReadonlyMap<TraceLine, Style> => {
  const palette: readonly Style[] = [cyan, green, magenta, yellow, blue];
  const conversations = new Map<string, Style>();
  const styles = new Map<TraceLine, Style>();
  for (const message of trace) {
    const { from, to, ref, type, protocol } = message;
    const asks = type.startsWith('Request');
    const key = JSON.stringify(asks ? [from, to, ref] : [to, from, ref]);
    if (asks && !isQuiet(protocol)) conversations.set(key, palette[conversations.size % palette.length]!);
    styles.set(message, isQuiet(protocol) ? dim : (ref !== undefined && conversations.get(key)) || plain);
  }
  return styles;
};

const isQuiet = (protocol: TraceLine['protocol']): boolean => protocol === 'Reporting' || protocol === 'Statistics';
