/** Tables so that each comes after those it refers to; a reference to itself does not count. Throws on a cycle. */
export function orderTables(tables: readonly string[], references: readonly { from: string; to: string }[]): string[] {
  const ordered: string[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (table) => !references.some(({ from, to }) => from === table && to !== table && waiting.has(to)),
    );
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    for (const table of ready.sort()) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}
