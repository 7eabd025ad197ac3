import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

/** The part of a parsed font that drawing needs. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  /** Shapes one run: letters joined, marks placed, from right to left for Arabic script. */
  layout(text: string, features: string[]): { readonly advanceWidth: number };
}

export interface PdfFonts {
  han: ParsedFont;
  hanBold: ParsedFont;
  arabic: ParsedFont;
  arabicBold: ParsedFont;
}

const FILES: Record<keyof PdfFonts, string> = {
  han: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  hanBold: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  arabic: 'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  arabicBold: 'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
};

const require = createRequire(import.meta.url);
let loaded: PdfFonts | undefined;

/**
 * Parsed once in a process: 20 MB of Chinese fonts take too long to read for each paper. Embedded are subsets only.
 * PDFKit comes from whoever prints: every process loads this lib, few print.
 */
export function pdfFonts(pdfKit: typeof PDFDocument): PdfFonts {
  loaded ??= {
    han: parse(pdfKit, FILES.han),
    hanBold: parse(pdfKit, FILES.hanBold),
    arabic: parse(pdfKit, FILES.arabic),
    arabicBold: parse(pdfKit, FILES.arabicBold),
  };
  return loaded;
}

/** PDFKit parses with its own font reader and takes the parsed font back in later documents. */
function parse(pdfKit: typeof PDFDocument, file: string): ParsedFont {
  const reader = new pdfKit({ autoFirstPage: false, font: null as unknown as string });
  reader.font(readFileSync(require.resolve(`@expo-google-fonts/${file}`)));
  return (reader as unknown as { _font: { font: ParsedFont } })._font.font;
}
