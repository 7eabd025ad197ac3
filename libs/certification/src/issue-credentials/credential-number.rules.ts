export type CourseTier = 'ENTRY' | 'INTERMEDIATE' | 'ADVANCED';

const TIER_LETTER: Record<CourseTier, string> = { ENTRY: 'E', INTERMEDIATE: 'I', ADVANCED: 'A' };
const SERIAL_DIGITS = 6;

/** The series in which numbers run on: issuing org unit, year of issue and tier, such as `XH-2024-E` (handbook §2.2). */
export function credentialPrefix(orgUnitCode: string, issuedOn: string, tier: CourseTier): string {
  return `${orgUnitCode}-${issuedOn.slice(0, 4)}-${TIER_LETTER[tier]}`;
}

/** `XH-2024-E-000123`. Throws RangeError when the series is full. */
export function credentialNumber(prefix: string, serial: number): string {
  const digits = String(serial).padStart(SERIAL_DIGITS, '0');
  if (digits.length > SERIAL_DIGITS) throw new RangeError(`the series ${prefix} is full`);
  return `${prefix}-${digits}`;
}
