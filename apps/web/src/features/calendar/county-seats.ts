/**
 * The ten county seats on a sheet of 760 × 360: approximate coordinates, planning data for a drawing and for nothing else.
 * Aksu city and Wensu lie 12 km apart and are drawn further from each other than they are.
 */
const SEATS: Readonly<Record<string, { east: number; north: number; dx?: number; dy?: number }>> = {
  '652901': { east: 80.26, north: 41.17, dx: 6, dy: 20 },
  '652902': { east: 82.96, north: 41.72, dx: 8, dy: -8 },
  '652922': { east: 80.24, north: 41.27, dx: 2, dy: -24 },
  '652924': { east: 82.78, north: 41.22 },
  '652925': { east: 82.61, north: 41.55, dx: -12 },
  '652926': { east: 81.87, north: 41.8 },
  '652927': { east: 79.22, north: 41.21 },
  '652928': { east: 80.38, north: 40.64 },
  '652929': { east: 79.05, north: 40.51 },
  '659002': { east: 81.28, north: 40.55 },
};

export const MAP = { width: 760, height: 360 } as const;
const WEST = 78.65;
const TOP = 42.1;
/** Points to a degree; one of longitude is shorter by the cosine of 41°. */
const ACROSS = 161;
const DOWN = 190;

export const COUNTIES: readonly string[] = Object.keys(SEATS);

export interface Point {
  x: number;
  y: number;
}

/** Where a county seat is drawn; null for a code that is not in the prefecture. */
export function seatOf(code: string): Point | null {
  const seat = SEATS[code];
  if (!seat) return null;
  const { east, north, dx = 0, dy = 0 } = seat;
  return { x: (east - WEST) * ACROSS + dx, y: (TOP - north) * DOWN + dy };
}
