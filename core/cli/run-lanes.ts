import { verdictOn } from '../contract/verdict.ts';
import { recordLanes } from '../testing/record-lanes.ts';
import { findingsText } from '../report/findings-text.ts';
import { droppedInFiles } from '../loader/reading/dropped-in-files.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { loadFile } from '../loader/load-file.ts';
import { playable } from './ready-made/playable.ts';
import { print } from '../process/print.ts';
import type { RunOptions } from './run-options.ts';

/** Plays an author's file and prints the run as lanes to paste into a test; what was found goes beside them. */
export const runLanes = async (file: string, { seed, strict }: Pick<RunOptions, 'seed' | 'strict'>): Promise<void> => {
  const loaded = await loadFile(file);
  const { scenario, options: how } = await playable(loaded, file, seed === undefined ? {} : { seed });
  const { text, findings: ofRun } = await recordLanes(scenario, how);
  const findings = [...ofRun, ...droppedInFiles(loaded.sources.files)];
  if (findings.length > 0) process.stderr.write(findingsText(findings, { colour: false }));
  print(text);
  process.exitCode = exitCodeOf([verdictOn(findings)], { strict });
};
