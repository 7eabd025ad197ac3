/** ID number for the screen: first 4 + 10 stars + last 4 (handbook §5.1). Anything else is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  return /^\d{17}[\dX]$/.test(idNumber)
    ? `${idNumber.slice(0, 4)}${'*'.repeat(10)}${idNumber.slice(-4)}`
    : '*'.repeat(18);
}

/** Mobile number for the screen: `138****1234` (handbook §5.1). Anything else is hidden whole. */
export function maskMobile(mobile: string): string {
  return /^\d{11}$/.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : '*'.repeat(11);
}

/** Name for the screen: first character + `**`, of fixed length so that it tells nothing more (handbook §5.1). */
export function maskName(name: string): string {
  const [first = ''] = name.trim();
  return `${first}**`;
}
