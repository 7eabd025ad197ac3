import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '../access/role-permissions.policy.js';
import { mayGrant } from './role-grant.policy.js';

const role = fc.constantFrom(...ROLES);
const held = fc.array(fc.record({ role, covers: fc.boolean() }), { maxLength: 4 });

describe('mayGrant', () => {
  it('lets a coordinator give every role but ADMIN, inside the subtree', () => {
    const own = [{ role: 'COORDINATOR', covers: true }];
    expect(ROLES.filter((given) => mayGrant(own, given))).toEqual(['COORDINATOR', 'INSTRUCTOR', 'TRAINEE']);
    expect(ROLES.some((given) => mayGrant([{ role: 'COORDINATOR', covers: false }], given))).toBe(false);
  });

  it('does not add up a high role elsewhere and a low one here', () => {
    const own = [
      { role: 'ADMIN', covers: false },
      { role: 'COORDINATOR', covers: true },
    ];
    expect(mayGrant(own, 'ADMIN')).toBe(false);
  });

  it('lets nobody give themselves the own rank, only one below', () => {
    const admin = [{ role: 'ADMIN', covers: true }];
    const coordinator = [{ role: 'COORDINATOR', covers: true }];
    expect(ROLES.filter((given) => mayGrant(admin, given, 'SELF'))).toEqual(['COORDINATOR', 'INSTRUCTOR', 'TRAINEE']);
    expect(ROLES.filter((given) => mayGrant(coordinator, given, 'SELF'))).toEqual(['INSTRUCTOR', 'TRAINEE']);
  });

  it('gives nothing to the hands of instructors and trainees, and ADMIN only to an ADMIN who covers the place', () => {
    fc.assert(
      fc.property(held, role, (own, given) => {
        const here = own.filter(({ covers }) => covers).map((one) => one.role);
        const expected = here.includes('ADMIN') || (here.includes('COORDINATOR') && given !== 'ADMIN');
        expect(mayGrant(own, given)).toBe(expected);
      }),
    );
  });
});
