import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from './role-permissions.policy.js';

/**
 * A role held for a time over an org unit's subtree. Roles are added and ended, never rewritten (handbook §0.7). Both days
 * count; an end on the day before the beginning is a role that was given and ended on one day, and overlaps nothing.
 */
@Entity('role_assignment')
@Check('ck_role_assignment_role', `role in ('ADMIN','COORDINATOR','INSTRUCTOR','TRAINEE')`)
@Check('ck_role_assignment_validity', `valid_until is null or valid_until >= valid_from - 1`)
@Exclusion(
  'ex_role_assignment_overlap',
  `USING gist (person_id WITH =, role WITH =, org_unit_id WITH =, daterange(valid_from, valid_until + 1) WITH &&)`,
)
@Index('ix_role_assignment_person', ['personId'])
@Index('ix_role_assignment_org_unit', ['orgUnitId'])
export class RoleAssignment {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_role_assignment' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_role_assignment_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('text')
  role: Role;

  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_role_assignment_org_unit' })
  orgUnitId: string;

  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
