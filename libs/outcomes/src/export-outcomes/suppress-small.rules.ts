/** Counts of people below this are not printed in a report (handbook §5.1). */
export const SMALLEST_PRINTED = 5;

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_PRINTED;

/**
 * Which counts of a column are left out of a report whose total is known: those of one to four people, and, where only
 * one would be left out, the smallest other as well, or a subtraction from the total would give it back. Nobody at all
 * is no person, so 0 is printed.
 */
export function suppressedOf(counts: readonly number[]): boolean[] {
  const suppressed = counts.map(isSmall);
  if (suppressed.filter(Boolean).length !== 1) return suppressed;
  let smallest = -1;
  counts.forEach((count, i) => {
    if (!suppressed[i] && count > 0 && (smallest < 0 || count < (counts[smallest] ?? 0))) smallest = i;
  });
  return suppressed.map((is, i) => is || i === smallest);
}
