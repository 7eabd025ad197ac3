import PDFDocument from 'pdfkit';
import { pdfFonts, type PdfFonts } from '#platform';
import type { PrintedCredential } from '../printed-credential.query.js';
import { CREDENTIAL_WORDS, type CredentialLocale, REVOKED, TITLES } from './credential-words.js';
import { drawFrame, INK, PAGE } from './draw-frame.js';
import { drawLine, type LineStyle } from './draw-line.js';
import { drawQrCode } from './draw-qr-code.js';

const CENTER = PAGE.width / 2;
const SIDE = 84;
const QR_SIZE = 78;
/** The widest line, clear of the frame. */
const WIDEST = PAGE.width - 2 * SIDE;

type Draw = (text: string | null, style: Partial<LineStyle> & Pick<LineStyle, 'baseline' | 'size'>) => void;

/**
 * A credential on one page of A4 landscape, made to be framed. It is drawn from what was stored at issue and from nothing
 * else, so the same credential gives the same paper every time.
 * @param verifyUrl goes into the QR code.
 */
export function renderCredentialPdf(
  credential: PrintedCredential,
  verifyUrl: string,
  locale: CredentialLocale,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: null as unknown as string,
    lang: locale,
    displayTitle: true,
    // No name: metadata is what search engines and document lists show.
    info: { Title: credential.number, CreationDate: new Date(`${credential.issuedOn}T00:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  const content = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const fonts = pdfFonts(PDFDocument);
  const draw: Draw = (text, style) => {
    if (!text) return;
    drawLine(doc, fonts, text, { x: CENTER, align: 'center', maxWidth: WIDEST, color: INK.text, ...style });
  };
  drawFrame(doc);
  drawTitle(draw, locale);
  drawHolder(doc, draw, credential, locale);
  drawCourse(draw, credential, locale);
  drawFoot(doc, draw, credential, verifyUrl, locale);
  if (credential.status === 'REVOKED') drawRevoked(doc, fonts, credential, locale);
  doc.end();
  return content;
}

function drawTitle(draw: Draw, locale: CredentialLocale): void {
  const others = (['zh-CN', 'ug', 'en'] as const).filter((other) => other !== locale);
  const size = { 'zh-CN': 46, ug: 38, en: 36 }[locale];
  draw(TITLES[locale], { baseline: 138, size, isBold: true, color: INK.silk });
  others.forEach((other, index) =>
    draw(TITLES[other], { baseline: 170 + index * 24, size: other === 'ug' ? 17 : 14, color: INK.gold }),
  );
}

function drawHolder(
  doc: PDFKit.PDFDocument,
  draw: Draw,
  { holderNameZh, holderNameUg, holderNameLatin, holderIdMasked, number }: PrintedCredential,
  locale: CredentialLocale,
): void {
  const words = CREDENTIAL_WORDS[locale];
  const inOwnLanguage = { 'zh-CN': holderNameZh, ug: holderNameUg, en: holderNameLatin }[locale];
  const name = inOwnLanguage ?? holderNameZh;
  // The legal name is the Chinese one, so it stands on every paper (handbook §5.3).
  const second = name === holderNameZh ? holderNameUg : holderNameZh;
  const isRightToLeft = locale === 'ug';
  draw(words.number(number), {
    baseline: 76,
    size: 9.5,
    color: INK.soft,
    x: isRightToLeft ? SIDE - 18 : PAGE.width - SIDE + 18,
    align: isRightToLeft ? 'left' : 'right',
  });
  draw(name, { baseline: 256, size: 36, isBold: true });
  doc
    .lineWidth(0.8)
    .strokeColor(INK.gold)
    .moveTo(CENTER - 210, 272)
    .lineTo(CENTER + 210, 272)
    .stroke();
  draw(second, { baseline: 294, size: 15 });
  draw(holderIdMasked && words.idNumber(holderIdMasked), { baseline: 313, size: 9.5, color: INK.soft });
}

function drawCourse(draw: Draw, credential: PrintedCredential, locale: CredentialLocale): void {
  const words = CREDENTIAL_WORDS[locale];
  const title = { 'zh-CN': null, ug: credential.courseTitleUg, en: credential.courseTitleEn }[locale];
  draw(words.period(credential.startsOn, credential.endsOn), { baseline: 346, size: 14 });
  draw(title ?? credential.courseTitleZh, { baseline: 379, size: 22, isBold: true, color: INK.silk });
  draw(words.result(credential.classHours), { baseline: 410, size: 14 });
  draw(words.cohort(credential.cohortNameZh), { baseline: 432, size: 10.5, color: INK.soft });
}

/** QR code where reading ends, issuer and day where reading begins; between them room for the seal. */
function drawFoot(
  doc: PDFKit.PDFDocument,
  draw: Draw,
  { issuer, issuedOn }: PrintedCredential,
  verifyUrl: string,
  locale: CredentialLocale,
): void {
  const words = CREDENTIAL_WORDS[locale];
  const isRightToLeft = locale === 'ug';
  const qrX = isRightToLeft ? PAGE.width - SIDE - QR_SIZE : SIDE;
  drawQrCode(doc, verifyUrl, qrX, 434, QR_SIZE);
  draw(words.scan, { x: qrX + QR_SIZE / 2, baseline: 528, size: 8.5, maxWidth: QR_SIZE + 40, color: INK.soft });
  const name = { 'zh-CN': null, ug: issuer.nameUg, en: issuer.nameEn }[locale] ?? issuer.nameZh;
  const edge = isRightToLeft ? SIDE : PAGE.width - SIDE;
  const align = isRightToLeft ? 'left' : 'right';
  draw(name, { x: edge, align, baseline: 482, size: 15, maxWidth: 300 });
  draw(words.issuedOn(issuedOn), { x: edge, align, baseline: 506, size: 12, maxWidth: 300 });
  draw(words.disclaimer, { baseline: 528, size: 9.5, maxWidth: 400 });
}

function drawRevoked(
  doc: PDFKit.PDFDocument,
  fonts: PdfFonts,
  { revokedOn }: PrintedCredential,
  locale: CredentialLocale,
): void {
  const style = { x: CENTER, align: 'center', color: INK.red, isBold: true, maxWidth: 640 } as const;
  doc.save().opacity(0.22);
  doc.rotate(-24, { origin: [CENTER, PAGE.height / 2] });
  drawLine(doc, fonts, REVOKED['zh-CN'], { ...style, baseline: 262, size: 96 });
  drawLine(doc, fonts, REVOKED.en, { ...style, baseline: 372, size: 96 });
  drawLine(doc, fonts, REVOKED.ug, { ...style, baseline: 446, size: 58 });
  doc.restore();
  if (!revokedOn) return;
  drawLine(doc, fonts, CREDENTIAL_WORDS[locale].revokedOn(revokedOn), { ...style, baseline: 98, size: 11 });
}
