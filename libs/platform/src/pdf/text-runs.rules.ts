/** A piece of a line that is shaped and drawn at once. */
export interface TextRun {
  /** In logical order; brackets already mirrored where the run goes from right to left. */
  text: string;
  isArabic: boolean;
}

type Kind = 'ARABIC' | 'DIGIT' | 'LATIN' | 'NEUTRAL';
interface Piece {
  text: string;
  kind: Kind;
}

const LRI = '\u2066';
const PDI = '\u2069';
const ISOLATED = new RegExp(`${LRI}[^${PDI}]*${PDI}`, 'u');
/** Numbers keep single separators inside, as `2024-06-06` and `1,000` do. */
const PIECES = new RegExp(
  [
    ISOLATED.source,
    '[\\p{Script=Arabic}\\p{Mn}]+',
    '\\d+(?:[-./:,]\\d+)*',
    '[^\\p{Script=Arabic}\\p{Mn}\\P{L}]+',
    '[^]',
  ].join('|'),
  'gu',
);
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '«': '»', '»': '«', '[': ']', ']': '[' };

/** Keeps a text with its own direction together inside a line of the other: numbers with signs, Latin codes. */
export const isolate = (text: string): string => `${LRI}${text}${PDI}`;

/**
 * The runs of one line from left to right. Covers what stands on a certificate or in a timetable: a line that begins in Arabic script runs
 * from right to left with numbers, Latin and Chinese inside it (a subset of UAX #9; what needs more is isolated). On a
 * Uyghur sheet also a line that begins with a code and goes on in Arabic script.
 */
export function visualRuns(line: string, isInRightToLeftText = false): TextRun[] {
  const pieces = resolve((line.match(PIECES) ?? []).map(pieceOf));
  const firstStrong = pieces.find(({ kind }) => kind === 'ARABIC' || kind === 'LATIN')?.kind;
  const hasArabic = pieces.some(({ kind }) => kind === 'ARABIC');
  const isRightToLeft = firstStrong === 'ARABIC' || (isInRightToLeftText && hasArabic);
  const runs = merge(isRightToLeft ? neutralsTo(pieces, 'ARABIC') : neutralsTo(pieces, 'LATIN'));
  return isRightToLeft ? runs.reverse() : runs;
}

function pieceOf(text: string): Piece {
  if (ISOLATED.test(text)) return { text: text.slice(1, -1), kind: 'LATIN' };
  if (/^[\p{Script=Arabic}\p{Mn}]*\p{L}/u.test(text) && /^[\p{Script=Arabic}\p{Mn}]+$/u.test(text)) {
    return { text, kind: 'ARABIC' };
  }
  if (/^\d/.test(text)) return { text, kind: 'DIGIT' };
  return { text, kind: /^\p{L}/u.test(text) ? 'LATIN' : 'NEUTRAL' };
}

/** A number after Latin or Chinese belongs to it; elsewhere it stands for itself (UAX #9, W7). */
function resolve(pieces: Piece[]): Piece[] {
  let strong: Kind = 'ARABIC';
  return pieces.map((piece) => {
    if (piece.kind === 'ARABIC' || piece.kind === 'LATIN') strong = piece.kind;
    return piece.kind === 'DIGIT' && strong === 'LATIN' ? { ...piece, kind: 'LATIN' } : piece;
  });
}

/** What stands between two of a kind follows them; everything else follows the line (UAX #9, N1 and N2). */
function neutralsTo(pieces: readonly Piece[], line: 'ARABIC' | 'LATIN'): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'NEUTRAL') return piece;
    const before = pieces.slice(0, index).findLast(({ kind }) => kind !== 'NEUTRAL')?.kind ?? line;
    const after = pieces.slice(index + 1).find(({ kind }) => kind !== 'NEUTRAL')?.kind ?? line;
    return { ...piece, kind: before === after && before !== 'DIGIT' ? before : line };
  });
}

function merge(pieces: readonly Piece[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const { text, kind } of pieces) {
    const isArabic = kind === 'ARABIC';
    const shown = isArabic ? text.replace(/[()«»[\]]/gu, (sign) => MIRRORED[sign] ?? sign) : text;
    const last = runs.at(-1);
    if (last?.isArabic === isArabic) last.text += shown;
    else runs.push({ text: shown, isArabic });
  }
  return runs;
}
