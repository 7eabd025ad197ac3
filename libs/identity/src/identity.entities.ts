import { RoleAssignment } from './access/role-assignment.entity.js';
import { AccountIdentity } from './account/account-identity.entity.js';
import { Account } from './account/account.entity.js';
import { AuthSession } from './account/auth-session.entity.js';
import { RefreshToken } from './account/refresh-token.entity.js';
import { ConsentText } from './consent/consent-text.entity.js';
import { Consent } from './consent/consent.entity.js';
import { Notice } from './notice/notice.entity.js';
import { OrgUnit } from './org-unit/org-unit.entity.js';
import { AttemptLock } from './attempts/attempt-lock.entity.js';
import { Appointment } from './person/appointment.entity.js';
import { Person } from './person/person.entity.js';

export const identityEntities = [
  Account,
  AccountIdentity,
  Appointment,
  AttemptLock,
  AuthSession,
  Consent,
  ConsentText,
  Notice,
  OrgUnit,
  Person,
  RefreshToken,
  RoleAssignment,
];
