export type CttFault =
  | 'HEADER_EXPECTED'
  | 'SECTION_EXPECTED'
  | 'ROW_MISSING'
  | 'ROW_SURPLUS'
  | 'FIELD_MISSING'
  | 'FIELD_SURPLUS'
  | 'NUMBER_EXPECTED'
  | 'NUMBER_TOO_SMALL'
  | 'NUMBER_TOO_LARGE'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_COURSE'
  | 'UNKNOWN_ROOM'
  | 'END_EXPECTED';

/** A file that is not what it should be; says which line (from 1) and what was wrong there. */
export class CttParseError extends Error {
  constructor(
    readonly code: CttFault,
    /** From 1; the line after the last when something is missing at the end. */
    readonly line: number,
    /** What the texts of a caller may name: `field`, `found`, `expected`, `section`. */
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    const named = Object.entries(params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    super(`Line ${line}: ${code.toLowerCase().replaceAll('_', ' ')} (${named.join(', ')})`);
    this.name = 'CttParseError';
  }
}
