/** Where anybody checks a credential; printed in its QR code. */
export function verifyUrl(publicUrl: string | undefined, verifyCode: string): string {
  return `${(publicUrl ?? '').replace(/\/+$/, '')}/verify/${verifyCode}`;
}
