import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

export type ResourceKind = 'ROOM' | 'STUDIO' | 'LIVE_ROOM' | 'KIT' | 'ORCHARD' | 'INSTRUCTOR' | 'COHORT';

/** Whatever can be at one place only at a time: a room, a kit, an instructor, a cohort. */
@Entity('resource')
@Check('ck_resource_kind', `kind in ('ROOM','STUDIO','LIVE_ROOM','KIT','ORCHARD','INSTRUCTOR','COHORT')`)
@Check('ck_resource_capacity', 'capacity is null or capacity > 0')
@Index('ix_resource_org_unit', ['orgUnitId'])
@Index('uq_resource_place_name', ['orgUnitId', 'kind', 'name'], {
  unique: true,
  where: "kind <> all (array['INSTRUCTOR','COHORT'])",
})
export class Resource {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_resource' })
  id: string;

  @Column('text')
  kind: ResourceKind;

  /** Where it stands, or for people where they start from. */
  @Column('uuid', { name: 'org_unit_id' })
  @ForeignKey('OrgUnit', { name: 'fk_resource_org_unit' })
  orgUnitId: string;

  /** Of a place. An instructor's name is kept with the person. */
  @Column('text')
  name: string;

  /** Seats, for rooms. */
  @Column('integer', { nullable: true })
  capacity: number | null;

  @Column('text', { array: true, default: () => "'{}'" })
  equipment: string[];

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
