import { create } from 'qrcode';

/** Draws the code as filled squares, sharp at any size of print. The caller leaves four modules of white around it. */
export function drawQrCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = size / modules.size;
  doc.fillColor('#000000');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size;) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      // One bar for neighboring modules: single squares show hairlines between them on screens.
      if (length > 0) doc.rect(x + column * module, y + row * module, length * module, module);
      column += length + 1;
    }
  }
  doc.fill();
}
