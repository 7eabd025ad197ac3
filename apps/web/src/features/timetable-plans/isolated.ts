/** Names in another script, and those that begin with a digit, keep their own direction within a sentence. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
