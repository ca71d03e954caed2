import type { StaffingDocument } from '../../simulate/staffing/staffing-document.ts';
import { exitCodeOf } from '../../process/exit-codes.ts';
import { print, printJson } from '../../process/print.ts';
import { staffingCsv, staffingText } from '../text/staffing-text.ts';

/** Prints a staffing as it was asked for, and tells the shell how it turned out. */
export function staffingReport(
  staffing: StaffingDocument,
  { json, csv }: { readonly json?: boolean; readonly csv?: boolean },
): void {
  if (json) printJson(staffing);
  else print(csv ? staffingCsv(staffing) : staffingText(staffing));
  process.exitCode = exitCodeOf([staffing.verdict]);
}
