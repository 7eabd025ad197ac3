/** Money in 分. 8.16 亿元 is 81,600,000,000 分, beyond 32 bits (handbook §0.5). */
export type Fen = bigint;

const YUAN = /^(\d{1,15})(?:\.(\d{1,2}))?$/;

/** Reads a decimal amount of 元 exactly; throws a RangeError on more than two decimals or any other form. */
export function fenFromYuan(yuan: string): Fen {
  const match = YUAN.exec(yuan);
  if (!match) throw new RangeError(`not an amount in yuan: ${yuan}`);
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0') || '0');
}

/** Writes 分 as 元 with two decimals, exactly. */
export function yuanFromFen(fen: Fen): string {
  const sign = fen < 0n ? '-' : '';
  const amount = fen < 0n ? -fen : fen;
  return `${sign}${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}
