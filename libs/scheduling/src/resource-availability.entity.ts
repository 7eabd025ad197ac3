import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Whole days (北京时间) on which a resource is there, or is not; a resource without rows is always there. */
@Entity('resource_availability')
@Check('ck_resource_availability_dates', 'until_date >= from_date')
@Index('ix_resource_availability_resource', ['resourceId'])
export class ResourceAvailability {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_resource_availability' })
  id: string;

  @Column('uuid', { name: 'resource_id' })
  @ForeignKey('Resource', { name: 'fk_resource_availability_resource', onDelete: 'CASCADE' })
  resourceId: string;

  @Column('date', { name: 'from_date' })
  fromDate: string;

  @Column('date', { name: 'until_date' })
  untilDate: string;

  @Column('boolean', { name: 'is_available', default: true })
  isAvailable: boolean;

  @Column('text', { nullable: true })
  note: string | null;
}
