import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  pages: number;
  /** Points. */
  mediaBox: number[];
  /** By resource name, such as `F1`. */
  fonts: Map<string, { name: string; isEmbedded: boolean; unicode: string[] }>;
  /** The decoded drawing operators of the page. */
  content: string;
  /** What each line says, as readers and copying get it. */
  lines: string[];
  /** Everything outside of the streams: what lists and search engines see without drawing. */
  outside: string;
}

/** Reads as much of PDFKit's own way of writing as the specs ask for; not a general reader. */
export function readPdf(bytes: Buffer): ReadPdf {
  const raw = bytes.toString('latin1');
  const objects = new Map<string, { head: string; stream: string | null }>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:stream\n|endobj)/g)) {
    const [all, id = '', head = ''] = match;
    const at = match.index + all.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const stream = all.endsWith('stream\n') ? bytes.subarray(at, at + length) : null;
    const plain = stream && (head.includes('/FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
    if (!objects.has(id)) objects.set(id, { head, stream: plain });
  }
  const heads = [...objects.values()];
  const page = heads.find(({ head }) => /\/Type \/Page\n/.test(head))?.head ?? '';
  const resources = objects.get(/\/Resources (\d+)/.exec(page)?.[1] ?? '')?.head ?? '';
  const content = objects.get(/\/Contents (\d+)/.exec(page)?.[1] ?? '')?.stream ?? '';
  const fonts: ReadPdf['fonts'] = new Map();
  for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objects.get(id)?.head ?? '';
    const map = objects.get(/\/ToUnicode (\d+)/.exec(font)?.[1] ?? '')?.stream ?? '';
    const descendant = objects.get(/\/DescendantFonts \[(\d+)/.exec(font)?.[1] ?? '')?.head ?? '';
    const descriptor = objects.get(/\/FontDescriptor (\d+)/.exec(descendant)?.[1] ?? '')?.head ?? '';
    const file = objects.get(/\/FontFile2 (\d+)/.exec(descriptor)?.[1] ?? '')?.stream;
    fonts.set(name, {
      name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '',
      isEmbedded: (file ?? '').length > 0,
      unicode: [...(/\[(.*)\]/.exec(map)?.[1] ?? '').matchAll(/<([^>]*)>/g)].map(([, hex = '']) => utf16(hex)),
    });
  }
  return {
    pages: heads.filter(({ head }) => /\/Type \/Page\n/.test(head)).length,
    mediaBox: (/\/MediaBox \[([^\]]*)\]/.exec(page)?.[1] ?? '').split(' ').map(Number),
    fonts,
    content,
    lines: [...content.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, text = '']) => textString(text)),
    outside: raw.replace(/stream\n[\s\S]*?endstream/g, ''),
  };
}

/** What the glyphs themselves lead back to, in the order in which they are drawn. */
export function drawnText({ content, fonts }: ReadPdf): string {
  let font = '';
  let text = '';
  for (const match of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
    if (match[1]) font = match[1];
    for (const code of match[2]?.match(/.{4}/g) ?? []) text += fonts.get(font)?.unicode[parseInt(code, 16)] ?? '?';
  }
  return text;
}

const utf16 = (hex: string): string => {
  const units = hex.replace(/\s/g, '').match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
};

/** A PDF text string: UTF-16 with a byte order mark, or Latin. */
function textString(escaped: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const plain = escaped.replace(/\\([\s\S])/g, (_, sign: string) => signs[sign] ?? sign);
  if (!plain.startsWith('\u00fe\u00ff')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}
