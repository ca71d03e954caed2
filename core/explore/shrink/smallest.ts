/**
 * Leaves out of a list all that is not needed, as delta debugging does: large pieces first, then smaller ones, then single things
 * until none of them can go. `isEnough` is asked about what would be left.
 */
export async function smallest<T>(
  all: readonly T[],
  isEnough: (left: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let left = all;
  for (let size = Math.ceil(left.length / 2); size >= 1;) {
    const before = left.length;
    for (let from = 0; from < left.length;) {
      const rest = [...left.slice(0, from), ...left.slice(from + size)];
      if (await isEnough(rest)) left = rest;
      else from += size;
    }
    // What could not go alone may go now that another is gone.
    if (size > 1) size = Math.ceil(size / 2);
    else if (left.length === before) break;
  }
  return left;
}
