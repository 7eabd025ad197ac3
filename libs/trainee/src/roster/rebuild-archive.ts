import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { rosterFileTooLarge, rosterFileUnreadable } from './roster.problems.js';
import { ROSTER_LIMITS } from './roster-sheet.js';

const inflate = promisify(inflateRaw);
const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Parts that hold cells, texts and date formats. Pictures, comments, tables and macros stay behind. */
const NEEDED_PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i;
/** One downward merge longer than this is a formatting accident, not data. */
const MAX_MERGED_ROWS = 1_000;

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Unpacks the parts of an XLSX archive that a roster needs, never more than the limit however the sizes in the
 * archive lie, and packs them again without compression. The parser behind it so never meets a zip bomb, nor
 * names and merges over millions of cells, each of which it would visit. Throws a problem (422).
 */
export async function rebuildArchive(file: Buffer): Promise<Buffer> {
  const parts: Part[] = [];
  let left: number = ROSTER_LIMITS.inflatedBytes;
  for (const entry of listEntries(file)) {
    if (!NEEDED_PARTS.test(entry.name)) continue;
    const content = await unpack(entry, left);
    left -= content.byteLength;
    parts.push({ name: entry.name, content: trimPart(entry.name, content) });
  }
  return pack(parts);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

function listEntries(file: Buffer): Entry[] {
  try {
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || file.readUInt32LE(end) !== END_SIGNATURE) throw rosterFileUnreadable();
    const count = file.readUInt16LE(end + 10);
    if (count > ROSTER_LIMITS.archiveEntries) throw rosterFileTooLarge();
    const entries: Entry[] = [];
    let at = file.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      if (file.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw rosterFileUnreadable();
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => file.readUInt16LE(at + o)) as [
        number,
        number,
        number,
      ];
      const local = file.readUInt32LE(at + 42);
      if (file.readUInt32LE(local) !== LOCAL_SIGNATURE) throw rosterFileUnreadable();
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      entries.push({
        name: file.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
        method: file.readUInt16LE(at + 10),
        packed: file.subarray(start, start + file.readUInt32LE(at + 20)),
      });
      at += 46 + nameLength + extraLength + commentLength;
    }
    return entries;
  } catch (error) {
    // An offset outside the file: the archive is cut off or made up.
    throw (error as { code?: string }).code === 'ERR_OUT_OF_RANGE' ? rosterFileUnreadable() : error;
  }
}

async function unpack({ method, packed }: Entry, maxOutputLength: number): Promise<Buffer> {
  if (method !== STORED && method !== DEFLATED) throw rosterFileUnreadable();
  if (maxOutputLength < 1) throw rosterFileTooLarge();
  if (method === STORED) {
    if (packed.byteLength > maxOutputLength) throw rosterFileTooLarge();
    return packed;
  }
  try {
    return await inflate(packed, { maxOutputLength });
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? rosterFileTooLarge() : rosterFileUnreadable();
  }
}

function trimPart(name: string, content: Buffer): Buffer {
  if (/workbook\.xml$/i.test(name)) {
    return Buffer.from(content.toString('utf8').replace(/<definedNames>.*?<\/definedNames>/su, ''));
  }
  if (!/worksheets\//i.test(name) || !content.includes('<mergeCells')) return content;
  const xml = content.toString('utf8');
  const from = xml.indexOf('<mergeCells');
  const merges = xml.slice(from).replace(/<mergeCell\b[^>]*?(?:\/>|>\s*<\/mergeCell>)/gu, (merge) => {
    return isShortDownwardMerge(merge) ? merge : '';
  });
  return Buffer.from(xml.slice(0, from) + merges);
}

/** Titles are merged sideways: their text belongs to the first cell only, so that merge is forgotten. */
function isShortDownwardMerge(merge: string): boolean {
  const [, left, top, right, bottom] = /ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(merge) ?? [];
  return left !== undefined && left === right && Number(bottom) - Number(top) < MAX_MERGED_ROWS;
}

function pack(parts: readonly Part[]): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const encoded = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.byteLength, 14);
    shared.writeUInt32LE(content.byteLength, 18);
    shared.writeUInt16LE(encoded.byteLength, 22);
    const local = Buffer.concat([uint32(LOCAL_SIGNATURE), shared, encoded]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(uint32(CENTRAL_SIGNATURE), Buffer.from([20, 0]), shared, tail, encoded);
    body.push(local, content);
    offset += local.byteLength + content.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...body, central, uint32(END_SIGNATURE), end]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
