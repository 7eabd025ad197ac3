import { drawRuns, type LineOfText, type PdfFonts, type ShapedRun, shapeText, widthOfRuns } from '#platform';

export interface TextStyle {
  /** Points. */
  size: number;
  isBold?: boolean;
  color?: string;
}

export const INK = { text: '#1c1c1c', soft: '#4a4a4a', line: '#8a8a8a', faint: '#c9c9c9', wash: '#f1f1f1' } as const;

/** Writes lines of Chinese, Uyghur and Latin text on a document; knows how wide they are. */
export class Pen {
  /** The same names and titles come again and again, and shaping is the slow part. */
  private readonly shaped = new Map<string, ShapedRun[]>();

  constructor(
    readonly doc: PDFKit.PDFDocument,
    private readonly fonts: PdfFonts,
    /** Of the sheet. */
    private readonly isRightToLeft: boolean,
  ) {}

  widthOf(text: string, { size, isBold = false }: TextStyle): number {
    return widthOfRuns(this.shape(text, isBold)) * size;
  }

  /** The text in at most so many lines of that width; what does not fit ends in an ellipsis. */
  wrap(text: string, style: TextStyle, maxWidth: number, mostLines = 1): string[] {
    const lines: string[] = [];
    let rest = text.trim();
    while (rest && lines.length < mostLines) {
      const isLast = lines.length === mostLines - 1;
      const end = this.fitting(rest, style, maxWidth, isLast);
      const isWhole = end >= rest.length;
      lines.push(isWhole ? rest : isLast ? `${rest.slice(0, end).trimEnd()}…` : rest.slice(0, end).trimEnd());
      rest = isWhole || isLast ? '' : rest.slice(end).trimStart();
    }
    return lines;
  }

  /** One line with its foot on `baseline`; `x` is where `align` holds it. */
  line(text: string, x: number, baseline: number, style: TextStyle & Partial<Pick<LineOfText, 'align'>>): void {
    const { size, isBold = false, color = INK.text, align = 'left' } = style;
    const runs = this.shape(text, isBold);
    if (widthOfRuns(runs) === 0) return;
    drawRuns(this.doc, text, runs, { x, baseline, align, size, color });
  }

  /** How many signs of the text go into the width; a line breaks after a space or sign rather than within a word. */
  private fitting(text: string, style: TextStyle, maxWidth: number, withEllipsis: boolean): number {
    if (this.widthOf(text, style) <= maxWidth) return text.length;
    const room = withEllipsis ? maxWidth - this.widthOf('…', style) : maxWidth;
    const signs = [...text];
    let [low, high] = [1, signs.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.widthOf(signs.slice(0, middle).join(''), style) <= room) low = middle;
      else high = middle - 1;
    }
    const end = signs.slice(0, low).join('').length;
    const isInWord = /[\p{L}\p{M}]/u.test(text[end] ?? '') && !/\p{Script=Han}/u.test(text[end] ?? '');
    const space = text.lastIndexOf(' ', end - 1);
    return isInWord && space > end / 3 ? space + 1 : end;
  }

  private shape(text: string, isBold: boolean): ShapedRun[] {
    const key = `${isBold ? 'b' : 'r'}${text}`;
    const known = this.shaped.get(key);
    if (known) return known;
    const runs = shapeText(this.fonts, text, isBold, this.isRightToLeft);
    this.shaped.set(key, runs);
    return runs;
  }
}
