import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Blob, Buffer as ShapingBuffer, Face, Font, shape } from 'harfbuzzjs';
import PDFDocument from 'pdfkit';
import { pdfFonts, visualRuns } from '#platform';
import { create } from 'qrcode';
import type { PrintedCredential } from '../printed-credential.query.js';
import { CREDENTIAL_LOCALES, CREDENTIAL_WORDS, REVOKED, TITLES } from './credential-words.js';
import { renderCredentialPdf } from './render-credential-pdf.js';
import { drawnText, readPdf, type ReadPdf } from './testing.js';

const credential: PrintedCredential = {
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'COMPLETION',
  number: 'XH-2024-E-000123',
  verifyCode: '0123456789abcdef0123456789abcdef',
  holderNameZh: '阿依古丽·买买提',
  holderNameUg: 'ئايگۈل مەمەت',
  holderNameLatin: 'Aygül Memet',
  holderIdMasked: '6529**********0012',
  courseTitleZh: '电商直播入门班',
  courseTitleUg: 'نەق مەيدان باشلانغۇچ كۇرسى',
  courseTitleEn: 'Live commerce (entry)',
  cohortId: '00000000-0000-4000-8000-000000000001',
  cohortNameZh: '新和县2024年第3期',
  issuer: { nameZh: '新和县团队', nameUg: 'توقسۇ گۇرۇپپىسى', nameEn: 'Xinhe County Team' },
  classHours: 48,
  startsOn: '2024-06-06',
  endsOn: '2024-06-20',
  issuedOn: '2024-06-21',
  status: 'VALID',
  revokedOn: null,
  revokeReasonClass: null,
};
const url = `http://silkcast.test/verify/${credential.verifyCode}`;
const render = async (
  overrides: Partial<PrintedCredential> = {},
  locale: (typeof CREDENTIAL_LOCALES)[number] = 'zh-CN',
): Promise<ReadPdf> => readPdf(await renderCredentialPdf({ ...credential, ...overrides }, url, locale));

/** The modules of the code as they are drawn, row by row. */
function drawnModules({ content }: ReadPdf, size: number): string[] {
  const [, bars = ''] = /\n0 0 0 scn\n((?:[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ re\n)+)f\n/.exec(content) ?? [];
  const rectangles = bars
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  const left = Math.min(...rectangles.map(([x = 0]) => x));
  const top = Math.min(...rectangles.map(([, y = 0]) => y));
  const module = rectangles[0]?.[3] ?? 1;
  const grid = Array.from({ length: size }, () => Array<string>(size).fill(' '));
  for (const [x = 0, y = 0, width = 0] of rectangles) {
    const row = grid[Math.round((y - top) / module)];
    row?.fill('#', Math.round((x - left) / module), Math.round((x - left + width) / module));
  }
  return grid.map((row) => row.join(''));
}

function expectedModules(text: string): string[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const columns = [...Array(modules.size).keys()];
  return columns.map((row) => columns.map((column) => (modules.get(row, column) ? '#' : ' ')).join(''));
}

describe('renderCredentialPdf', () => {
  it.each(CREDENTIAL_LOCALES)('%s: one page of A4 landscape, every font embedded as a subset', async (locale) => {
    const bytes = await renderCredentialPdf(credential, url, locale);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const pdf = readPdf(bytes);
    expect(pdf.pages).toBe(1);
    expect(pdf.mediaBox).toEqual([0, 0, 841.89, 595.28]);
    const fonts = [...pdf.fonts.values()];
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const { name, isEmbedded } of fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+Noto(SansSC|NaskhArabic)-(Regular|Bold)$/);
      expect(isEmbedded).toBe(true);
    }
    expect(bytes.length).toBeLessThan(100_000);
  });

  it.each(CREDENTIAL_LOCALES)('%s: says who, what, when, by whom, and what it does not prove', async (locale) => {
    const words = CREDENTIAL_WORDS[locale];
    const { lines } = await render({}, locale);
    const plain = (text: string): string => text.replace(/[\u2066\u2069]/gu, '');
    const names = { 'zh-CN': '新和县团队', ug: 'توقسۇ گۇرۇپپىسى', en: 'Xinhe County Team' };
    const courses = { 'zh-CN': '电商直播入门班', ug: 'نەق مەيدان باشلانغۇچ كۇرسى', en: 'Live commerce (entry)' };
    const expected = [
      ...Object.values(TITLES),
      '阿依古丽·买买提',
      words.number('XH-2024-E-000123'),
      words.idNumber('6529**********0012'),
      words.period('2024-06-06', '2024-06-20'),
      courses[locale],
      words.result(48),
      words.cohort('新和县2024年第3期'),
      names[locale],
      words.issuedOn('2024-06-21'),
      words.disclaimer,
      words.scan,
    ].map(plain);
    expect(lines).toEqual(expect.arrayContaining(expected));
    expect(lines.some((line) => line === REVOKED.en)).toBe(false);
  });

  it('draws the name with U+00B7 as glyphs that lead back to it', async () => {
    const drawn = drawnText(await render());
    expect(drawn).toContain('阿依古丽\u00b7买买提');
    expect(drawn).toContain('于2024年6月6日至2024年6月20日参加培训课程');
    expect(drawn).not.toContain('\u0000');
  });

  it('draws Uyghur words from right to left: the last word leftmost, the first letter rightmost', async () => {
    const [, between = ''] = /结业证书(.*?)Certificate/u.exec(drawnText(await render())) ?? [];
    const [lastWord = '', , firstWord = ''] = between.split(' ');
    expect([...lastWord].length).toBeGreaterThan([...firstWord].length);
    expect(firstWord.endsWith('\u0643')).toBe(true);
  });

  it('has the QR code of its own address, drawn as vectors', async () => {
    const pdf = await render();
    const expected = expectedModules(url);
    expect(drawnModules(pdf, expected.length)).toEqual(expected);
    expect(drawnModules(pdf, expected.length)).not.toEqual(expectedModules(url.replace('0123', '0124')));
  });

  it.each([
    ['zh-CN', '阿卜杜热西提江·'.repeat(7).slice(0, 50)],
    ['en', 'W'.repeat(50)],
  ] as const)('%s: makes a name of 50 characters small enough for the page', async (locale, name) => {
    const { content } = await render({ holderNameZh: name, holderNameLatin: name, holderNameUg: null }, locale);
    const lines = [...content.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm\n\/F\d+ ([\d.]+) Tf/g)];
    expect(lines.length).toBeGreaterThan(8);
    expect(Math.min(...lines.map(([, x]) => Number(x)))).toBeGreaterThanOrEqual(66);
    const short = await render({}, locale);
    expect(short.content).toMatch(/\/F\d+ 36 Tf/);
    if (locale === 'zh-CN') expect(content).not.toMatch(/\/F\d+ 36 Tf/);
  });

  it.each(CREDENTIAL_LOCALES)('%s: says across the page that it was revoked, and since when', async (locale) => {
    const { lines } = await render({ status: 'REVOKED', revokedOn: '2024-07-01' }, locale);
    expect(lines).toEqual(expect.arrayContaining([...Object.values(REVOKED)]));
    expect(lines).toContain(CREDENTIAL_WORDS[locale].revokedOn('2024-07-01'));
  });

  it('falls back to Chinese where a translation is missing, also for somebody erased', async () => {
    const bare = { holderNameUg: null, holderNameLatin: null, holderIdMasked: null, holderNameZh: '阿**' };
    const titles = { courseTitleUg: null, courseTitleEn: null };
    for (const locale of CREDENTIAL_LOCALES) {
      const { lines } = await render({ ...bare, ...titles }, locale);
      expect(lines).toEqual(expect.arrayContaining(['阿**', '电商直播入门班']));
    }
  });

  it('is the same file every time, and its properties name nobody', async () => {
    const bytes = await renderCredentialPdf(credential, url, 'zh-CN');
    expect(await renderCredentialPdf(credential, url, 'zh-CN')).toEqual(bytes);
    const { outside } = readPdf(bytes);
    expect(outside).toContain('XH-2024-E-000123');
    const name = Buffer.from('阿依', 'utf16le').swap16().toString('latin1');
    for (const personal of [name, 'Aygül', '6529']) expect(outside).not.toContain(personal);
  });
});

describe('Uyghur letters', () => {
  const require = createRequire(import.meta.url);
  const reference = (style: string): Font => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/noto-naskh-arabic/${style}.ttf`));
    return new Font(new Face(new Blob(new Uint8Array(bytes).buffer)));
  };
  const { number, idNumber, period, result, cohort, disclaimer, issuedOn, revokedOn, scan } = CREDENTIAL_WORDS.ug;
  const lines = [
    ...[TITLES.ug, REVOKED.ug, disclaimer, scan, number('X'), idNumber('6'), cohort('第3期'), result(48)],
    ...[period('2024-06-06', '2024-06-20'), issuedOn('2024-06-21'), revokedOn('2024-07-01')],
    'ې ۈ ۆ ۇ ۋ ڭ ە ھ گ چ پ ژ غ ئە ئې ئۈ ئۆ',
    'بېرىشتۈرۈش جۇڭگو ئۈرۈمچى گۆھەر چېچەك پەرھات ژۇرنال غۇنچە',
  ];

  it.each([
    ['400Regular/NotoNaskhArabic_400Regular', 'arabic'],
    ['700Bold/NotoNaskhArabic_700Bold', 'arabicBold'],
  ] as const)('of %s join as HarfBuzz joins them, from right to left', (style, weight) => {
    const font = reference(style);
    const parsed = pdfFonts(PDFDocument)[weight] as unknown as {
      layout(
        text: string,
        features: string[],
      ): {
        glyphs: { id: number }[];
        positions: { xAdvance: number; xOffset: number; yOffset: number }[];
      };
    };
    for (const { text } of lines.flatMap((line) => visualRuns(line)).filter(({ isArabic }) => isArabic)) {
      const buffer = new ShapingBuffer();
      // HarfBuzz mirrors brackets itself; here they are turned before.
      const unmirrored = text.replace(/[()]/gu, (sign) => (sign === '(' ? ')' : '('));
      buffer.addText(unmirrored);
      buffer.guessSegmentProperties();
      shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      const expected = buffer.getGlyphInfos().map(({ codepoint }, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
        return { id: codepoint, xAdvance, xOffset, yOffset };
      });
      const shaped = parsed.layout(text, []);
      const glyphs = shaped.glyphs.map(({ id }, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = shaped.positions[index] ?? {};
        return { id, xAdvance, xOffset, yOffset };
      });
      expect(glyphs).toEqual(expected);
      // No glyph 0: the font has every letter.
      expect(glyphs.every(({ id }) => id > 0)).toBe(true);
    }
  });
});
