import { readFileSync } from 'node:fs';

/** Where in a file the line of a lane stands, looked for from the call on: `vip.test.ts:14`; the call itself if it is not found. */
export function lineOfLane(call: string | undefined, line: string): string | undefined {
  const [, file, number] = /^(.*):(\d+):\d+$/.exec(call ?? '') ?? [];
  if (file === undefined || number === undefined) return call;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const found = lines.findIndex((each, index) => index + 1 >= Number(number) && each.startsWith(line));
    return found < 0 ? call : `${file}:${found + 1}`;
  } catch {
    return call;
  }
}
