import type { CredentialFonts, ParsedFont } from './credential-fonts.js';
import { type TextRun, visualRuns } from './text-runs.rules.js';

export interface LineStyle {
  /** Where `align` holds the line, in points from the left. */
  x: number;
  /** The line stands on this, in points from the top. */
  baseline: number;
  align: 'left' | 'center' | 'right';
  /** Points; smaller when the line would be wider than `maxWidth`. */
  size: number;
  maxWidth: number;
  color: string;
  isBold?: boolean;
}

interface ShapedRun extends TextRun {
  font: ParsedFont;
  /** At one point. */
  width: number;
}

/** Draws one line that never leaves its width, with the text itself beneath for readers and for copying. */
export function drawLine(doc: PDFKit.PDFDocument, fonts: CredentialFonts, text: string, style: LineStyle): void {
  const runs = visualRuns(text).map((run) => shape(fonts, run, style.isBold ?? false));
  const unit = runs.reduce((sum, { width }) => sum + width, 0);
  if (unit === 0) return;
  const size = Math.min(style.size, style.maxWidth / unit);
  const width = unit * size;
  let x = style.align === 'left' ? style.x : style.x - (style.align === 'right' ? width : width / 2);
  // Glyphs of joined letters do not lead back to the letters; the text is said beside them (PDF 32000-1, 14.9.4).
  doc.markContent('Span', { actual: text.replace(/[\u2066\u2069]/gu, '') });
  doc.fillColor(style.color).fontSize(size);
  for (const run of runs) {
    doc.font(run.font as never).text(run.text, x, style.baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      // With features PDFKit shapes the run as a whole; without, word by word from left to right.
      features: [],
    });
    x += run.width * size;
  }
  doc.endMarkedContent();
}

function shape(fonts: CredentialFonts, run: TextRun, isBold: boolean): ShapedRun {
  const font = run.isArabic ? (isBold ? fonts.arabicBold : fonts.arabic) : isBold ? fonts.hanBold : fonts.han;
  return { ...run, font, width: font.layout(run.text, []).advanceWidth / font.unitsPerEm };
}
