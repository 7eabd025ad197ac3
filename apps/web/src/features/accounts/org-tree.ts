interface Placed {
  id: string;
  parentId: string | null;
}

/**
 * Units under the given roots, each after its parent, siblings as they came (the server orders by name). A root that lies
 * under another root is listed there and not again. A circle, which the server refuses, would end here too.
 */
export function orderAsTree<Unit extends Placed>(
  units: readonly Unit[],
  roots: readonly string[],
): { unit: Unit; depth: number }[] {
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.parentId === null) continue;
    below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  }
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const wanted = new Set(roots);
  const isUnderAnotherRoot = (id: string): boolean => {
    const seen = new Set<string>();
    for (let at = parentOf.get(id); at && !seen.has(at); at = parentOf.get(at)) {
      if (wanted.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const ordered: { unit: Unit; depth: number }[] = [];
  const placed = new Set<string>();
  const place = (unit: Unit, depth: number): void => {
    if (placed.has(unit.id)) return;
    placed.add(unit.id);
    ordered.push({ unit, depth });
    for (const child of below.get(unit.id) ?? []) place(child, depth + 1);
  };
  for (const unit of units) if (wanted.has(unit.id) && !isUnderAnotherRoot(unit.id)) place(unit, 0);
  return ordered;
}
