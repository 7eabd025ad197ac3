import { drawRuns, type LineOfText, type PdfFonts, shapeText, widthOfRuns } from '#platform';

/** `size` is the largest: it shrinks when the line would be wider than `maxWidth`. */
export interface LineStyle extends LineOfText {
  maxWidth: number;
  isBold?: boolean;
}

/** Draws one line that never leaves its width. */
export function drawLine(doc: PDFKit.PDFDocument, fonts: PdfFonts, text: string, style: LineStyle): void {
  const runs = shapeText(fonts, text, style.isBold ?? false);
  const unit = widthOfRuns(runs);
  if (unit === 0) return;
  drawRuns(doc, text, runs, { ...style, size: Math.min(style.size, style.maxWidth / unit) });
}
