import CliTable from 'cli-table3';

/** A table without lines between its rows. */
export const tableWith = (head: string[]): CliTable.Table =>
  new CliTable({
    head,
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
