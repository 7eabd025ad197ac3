import { create } from 'qrcode';
import { useMemo, type ReactElement } from 'react';

export interface QrCodeProps {
  text: string;
  /** What the code is for, read out instead of it. */
  label: string;
  /** Side in pixels. */
  size?: number;
}

/** A QR code as an SVG, with the quiet zone of four modules that phones need. */
export function QrCode({ text, label, size = 240 }: QrCodeProps): ReactElement {
  const { path, side } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    let d = '';
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) {
        if (modules.get(y, x)) d += `M${x + 4} ${y + 4}h1v1h-1z`;
      }
    }
    return { path: d, side: modules.size + 8 };
  }, [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
