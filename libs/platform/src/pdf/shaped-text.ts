import type { ParsedFont, PdfFonts } from './pdf-fonts.js';
import { type TextRun, visualRuns } from './text-runs.rules.js';

export interface ShapedRun extends TextRun {
  font: ParsedFont;
  /** At one point. */
  width: number;
}

export interface LineOfText {
  /** Where `align` holds the line, in points from the left. */
  x: number;
  /** The line stands on this, in points from the top. */
  baseline: number;
  align: 'left' | 'center' | 'right';
  /** Points. */
  size: number;
  color: string;
}

/** The runs of a line with the font of each, from left to right. */
export function shapeText(fonts: PdfFonts, text: string, isBold: boolean, isInRightToLeftText = false): ShapedRun[] {
  return visualRuns(text, isInRightToLeftText).map((run) => {
    const font = run.isArabic ? (isBold ? fonts.arabicBold : fonts.arabic) : isBold ? fonts.hanBold : fonts.han;
    return { ...run, font, width: font.layout(run.text, []).advanceWidth / font.unitsPerEm };
  });
}

/** At one point. */
export const widthOfRuns = (runs: readonly ShapedRun[]): number => runs.reduce((sum, { width }) => sum + width, 0);

/** Draws the runs of a line; the text itself lies beneath for readers and for copying. */
export function drawRuns(
  doc: PDFKit.PDFDocument,
  text: string,
  runs: readonly ShapedRun[],
  { x, baseline, align, size, color }: LineOfText,
): void {
  const width = widthOfRuns(runs) * size;
  let at = align === 'left' ? x : x - (align === 'right' ? width : width / 2);
  // Glyphs of joined letters do not lead back to the letters; the text is said beside them (PDF 32000-1, 14.9.4).
  doc.markContent('Span', { actual: text.replace(/[\u2066-\u2069]/gu, '') });
  doc.fillColor(color).fontSize(size);
  for (const run of runs) {
    doc.font(run.font as never).text(run.text, at, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      // With features PDFKit shapes the run as a whole; without, word by word from left to right.
      features: [],
    });
    at += run.width * size;
  }
  doc.endMarkedContent();
}
