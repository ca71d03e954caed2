/** How many standard errors the mean of so many normal samples, less one, is from the truth with this chance, or more. */
export function studentLimit(chance: number, degrees: number): number {
  let [low, high] = [0, 1];
  while (chanceBeyond(high, degrees) > chance) [low, high] = [high, high * 2];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (chanceBeyond(middle, degrees) > chance) low = middle;
    else high = middle;
  }
  return high;
}

/** Both tails of Student's distribution, which for whole degrees of freedom is a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4). */
function chanceBeyond(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let sum = 0;
  let term = isOdd ? cosine : 1;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (cosine * cosine * (power + 1)) / (power + 2);
  }
  return 1 - (isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum);
}
