import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** The address from which a person's phone reads the own lessons; one for each person, a new one takes its place. */
@Entity('calendar_feed')
@Unique('uq_calendar_feed_token', ['tokenHash'])
export class CalendarFeed {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'pk_calendar_feed' })
  @ForeignKey('Person', { name: 'fk_calendar_feed_person', onDelete: 'CASCADE' })
  personId: string;

  /** SHA-256 of the token in the address. The token itself has 256 random bits and is shown once. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_read_at', nullable: true })
  lastReadAt: Date | null;
}
