export type Role = 'ADMIN' | 'COORDINATOR' | 'INSTRUCTOR' | 'TRAINEE';

/** Whoever is signed in. */
export interface Me {
  personId: string;
  displayName: string;
  nameUg: string | null;
  locale: string;
  roles: {
    role: Role;
    orgUnitId: string;
    orgUnitName: string;
    orgUnitNameUg: string | null;
    validFrom: string;
    validUntil: string | null;
  }[];
  permissions: string[];
  needsEnrollmentConsent: boolean;
  /** Signed in with a password that staff made. */
  mustChangePassword: boolean;
}
