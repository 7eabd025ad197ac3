import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A resource taken for a time. The exclusion constraint is what makes a double booking impossible. */
@Entity('booking')
@Check('ck_booking_status', `status in ('HELD','CONFIRMED')`)
@Check(
  'ck_booking_during',
  'not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)',
)
@Exclusion('ex_booking_resource_during', 'USING gist (resource_id WITH =, during WITH &&)')
@Index('ix_booking_subject', ['subjectType', 'subjectId'])
@Index('ix_booking_place', ['placeOrgUnitId'])
export class Booking {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_booking' })
  id: string;

  @Column('uuid', { name: 'resource_id' })
  @ForeignKey('Resource', { name: 'fk_booking_resource', onDelete: 'CASCADE' })
  resourceId: string;

  /** `[start, end)` in UTC. */
  @Column('tstzrange')
  during: string;

  @Column('text')
  status: 'HELD' | 'CONFIRMED';

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  /** Where the resource is meanwhile: the travel rule needs it. */
  @Column('uuid', { name: 'place_org_unit_id', nullable: true })
  @ForeignKey('OrgUnit', { name: 'fk_booking_place' })
  placeOrgUnitId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
