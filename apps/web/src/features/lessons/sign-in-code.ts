const DIGITS = 6;

/** The digits of what was typed or pasted: full-width and Arabic digits count, anything else is dropped. */
export const digitsOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\D/g, '')
    .slice(0, DIGITS);

export const isWholeCode = (code: string): boolean => code.length === DIGITS;
