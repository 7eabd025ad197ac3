import { CttParseError } from './ctt-parse-error.js';

/** A row of a file: its fields, between spaces or tabs, and where it stands. */
export class CttRow {
  constructor(
    readonly line: number,
    readonly fields: readonly string[],
  ) {}

  /** The text of a field; throws when the row is shorter. */
  text(index: number, field: string): string {
    const found = this.fields[index];
    if (found === undefined) throw new CttParseError('FIELD_MISSING', this.line, { field });
    return found;
  }

  /** A whole number of at least `least` and at most `most`. */
  number(index: number, field: string, least: number, most = LARGEST_NUMBER): number {
    const found = this.text(index, field);
    if (!/^[+-]?\d+$/.test(found)) throw new CttParseError('NUMBER_EXPECTED', this.line, { field, found });
    const value = Number(found);
    if (value < least) throw new CttParseError('NUMBER_TOO_SMALL', this.line, { field, found: value, expected: least });
    if (value > most) throw new CttParseError('NUMBER_TOO_LARGE', this.line, { field, found: value, expected: most });
    return value;
  }

  /** Throws when the row has more fields than that. */
  endsAfter(count: number): void {
    const found = this.fields[count];
    if (found !== undefined) throw new CttParseError('FIELD_SURPLUS', this.line, { found });
  }
}

/** Far above any real number of students, and far below where sums lose precision. */
const LARGEST_NUMBER = 1_000_000;

/** The rows of a file that are not blank; reads Windows and Unix line ends, a byte order mark, tabs and spaces. */
export class CttLines {
  private readonly rows: readonly CttRow[];
  private readonly end: number;
  private position = 0;

  constructor(text: string) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
    this.end = lines.length;
    this.rows = lines
      .map((line, index) => new CttRow(index + 1, line.split(/\s+/).filter(Boolean)))
      .filter(({ fields }) => fields.length > 0);
  }

  get isAtEnd(): boolean {
    return this.position >= this.rows.length;
  }

  /** Line of the next row, or of the end of the file. */
  get line(): number {
    return this.rows[this.position]?.line ?? this.end;
  }

  /** The next row without taking it. */
  peek(): CttRow | null {
    return this.rows[this.position] ?? null;
  }

  take(): CttRow | null {
    return this.rows[this.position++] ?? null;
  }
}
