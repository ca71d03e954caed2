import pc from 'picocolors';
import type { Verdict } from '../../contract/verdict.ts';
import { colour } from '../../process/print.ts';

const { green, red, yellow, bold } = pc.createColors(colour);

const paints: Readonly<Record<Verdict, (text: string) => string>> = {
  pass: green,
  'pass with warnings': yellow,
  fail: red,
  inconclusive: yellow,
};

/** A verdict in its colour. */
export const verdictText = (verdict: Verdict): string => bold(paints[verdict](verdict));
