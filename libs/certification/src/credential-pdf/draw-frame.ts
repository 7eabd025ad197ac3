/** A4 landscape in points. */
export const PAGE = { width: 841.89, height: 595.28 } as const;

export const INK = { text: '#23302f', soft: '#5b6665', silk: '#0f6b66', gold: '#b08a3e', red: '#b3261e' } as const;

const OUTER = 24;
const BAND = 20;
const TILE = 20;

/**
 * The frame: between two gold lines a band of lozenges in the manner of etles silk (艾德莱斯绸), an eight-pointed star
 * in each corner.
 */
export function drawFrame(doc: PDFKit.PDFDocument): void {
  const inner = OUTER + BAND;
  doc.lineWidth(1.6).strokeColor(INK.gold);
  doc.rect(OUTER, OUTER, PAGE.width - 2 * OUTER, PAGE.height - 2 * OUTER).stroke();
  doc.lineWidth(0.8);
  doc.rect(inner, inner, PAGE.width - 2 * inner, PAGE.height - 2 * inner).stroke();
  doc.lineWidth(0.4);
  doc.rect(inner + 4, inner + 4, PAGE.width - 2 * inner - 8, PAGE.height - 2 * inner - 8).stroke();

  const middle = OUTER + BAND / 2;
  drawBand(doc, inner, PAGE.width - inner, (at) => [
    [at, middle],
    [at, PAGE.height - middle],
  ]);
  drawBand(doc, inner, PAGE.height - inner, (at) => [
    [middle, at],
    [PAGE.width - middle, at],
  ]);
  for (const x of [middle, PAGE.width - middle]) {
    for (const y of [middle, PAGE.height - middle]) drawStar(doc, x, y, BAND / 2 - 2);
  }
}

/** Lozenges at whole tiles between two corners, stretched so that they come out even. */
function drawBand(
  doc: PDFKit.PDFDocument,
  from: number,
  until: number,
  centers: (at: number) => [x: number, y: number][],
): void {
  const count = Math.round((until - from) / TILE);
  const tile = (until - from) / count;
  for (let index = 0; index < count; index += 1) {
    for (const [x, y] of centers(from + (index + 0.5) * tile)) {
      const [outside, inside] = index % 2 === 0 ? [INK.silk, INK.gold] : [INK.gold, INK.silk];
      fillLozenge(doc, x, y, tile / 2 - 0.6, outside);
      fillLozenge(doc, x, y, tile / 2 - 3.6, '#ffffff');
      fillLozenge(doc, x, y, tile / 2 - 6, inside);
    }
  }
}

/** The color is set first: between a path and its painting PDF allows no other operator. */
function fillLozenge(doc: PDFKit.PDFDocument, x: number, y: number, half: number, color: string): void {
  doc.fillColor(color);
  doc
    .moveTo(x - half, y)
    .lineTo(x, y - half)
    .lineTo(x + half, y)
    .lineTo(x, y + half)
    .closePath()
    .fill();
}

function drawStar(doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void {
  const side = radius * Math.SQRT1_2;
  doc.fillColor(INK.silk);
  doc.rect(x - side, y - side, 2 * side, 2 * side).fill();
  fillLozenge(doc, x, y, radius, INK.silk);
  doc.fillColor(INK.gold);
  doc.circle(x, y, radius * 0.42).fill();
}
