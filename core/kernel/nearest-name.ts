/** The name that somebody most likely meant, for errors; undefined where nothing is near. */
export const nearestName = (given: string, names: Iterable<string>): string | undefined => {
  let nearest: string | undefined;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const steps = distance(given.toLowerCase(), name.toLowerCase());
    if (steps < least) [nearest, least] = [name, steps];
  }
  return nearest ?? nameWithin(given.toLowerCase(), [...names]);
};

/** So much of what was given must be in a name, where the two are not near as a whole: `handling` for `handled`, `runs` for `maxRuns`. */
const [fewest, share] = [4, 2 / 3];

/** The one name that begins as what was given, or is in it; undefined where several are. */
function nameWithin(given: string, names: readonly string[]): string | undefined {
  const least = Math.max(fewest, given.length * share);
  const alike = names.filter((name) => {
    const text = name.toLowerCase();
    return text.startsWith(given.slice(0, Math.ceil(least))) || (text.length >= fewest && given.includes(text));
  });
  return alike.length === 1 && given.length >= fewest ? alike[0] : undefined;
}

/** How many letters must be put in, left out or exchanged to make one text of the other (Levenshtein). */
const distance = (one: string, other: string): number => {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const exchanged = previous[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(exchanged, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[other.length]!;
};
