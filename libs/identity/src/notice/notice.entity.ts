import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A message to one person inside the product; the page words it by `kind` and `params` in their language. */
@Entity('notice')
@Unique('uq_notice_dedupe', ['personId', 'dedupeKey'])
@Index('ix_notice_person', ['personId', 'createdAt'])
export class Notice {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_notice' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  @ForeignKey('Person', { name: 'fk_notice_person', onDelete: 'CASCADE' })
  personId: string;

  @Column('text')
  kind: string;

  @Column('jsonb', { default: {} })
  params: Record<string, string | number>;

  @Column('text', { nullable: true })
  link: string | null;

  /** The same thing is said once, however often the job runs. */
  @Column('text', { name: 'dedupe_key' })
  dedupeKey: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
