import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An office held: one person may hold several at once (handbook §1, row 6). */
@Entity('appointment')
@Index('ix_appointment_person', ['personId'])
@Index('ix_appointment_org_unit', ['orgUnitId'])
export class Appointment {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_appointment' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_appointment_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_appointment_org_unit' })
  orgUnitId: string;

  @Column('text')
  title: string;

  @Column('date', { name: 'starts_on', nullable: true })
  startsOn: string | null;

  @Column('text', { name: 'starts_precision', nullable: true })
  startsPrecision: 'DAY' | 'MONTH' | 'YEAR' | null;

  @Column('date', { name: 'ends_on', nullable: true })
  endsOn: string | null;
}
