import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * A human being; roles are dated and added, never overwritten (handbook §0.7). ID number and mobile are sealed
 * (FieldCipher), found by HMAC, shown by their stored masks. No ethnic group, religion, politics: no such column.
 */
@Entity('person')
@Unique('uq_person_id_number_hmac', ['idNumberHmac'])
@Check('ck_person_sex', `sex in ('MALE','FEMALE')`)
@Check(
  'ck_person_erased',
  `erased_at is null or (id_number_cipher is null and id_number_hmac is null and mobile_cipher is null and mobile_hmac is null)`,
)
@Index('ix_person_mobile_hmac', ['mobileHmac'])
@Index('ix_person_name_search', { synchronize: false })
export class Person {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_person' })
  id: string;

  /** Legal name as on the ID; separator U+00B7 (handbook §5.3). */
  @Column('varchar', { name: 'name_zh', length: 100 })
  nameZh: string;

  /** As it was typed, kept when normalising changed it. */
  @Column('text', { name: 'name_raw', nullable: true })
  nameRaw: string | null;

  @Column('varchar', { name: 'name_ug', length: 100, nullable: true })
  nameUg: string | null;

  @Column('varchar', { name: 'name_latin', length: 100, nullable: true })
  nameLatin: string | null;

  /** Dot-insensitive key with pinyin, for search only. */
  @Column('text', { name: 'name_search' })
  nameSearch: string;

  @Column('date', { name: 'birth_date', nullable: true })
  birthDate: string | null;

  @Column('text', { nullable: true })
  sex: 'MALE' | 'FEMALE' | null;

  @Column('bytea', { name: 'id_number_cipher', nullable: true })
  idNumberCipher: Buffer | null;

  @Column('bytea', { name: 'id_number_hmac', nullable: true })
  idNumberHmac: Buffer | null;

  @Column('text', { name: 'id_number_masked', nullable: true })
  idNumberMasked: string | null;

  @Column('bytea', { name: 'mobile_cipher', nullable: true })
  mobileCipher: Buffer | null;

  /** Not unique: families share a phone (handbook §5.2). */
  @Column('bytea', { name: 'mobile_hmac', nullable: true })
  mobileHmac: Buffer | null;

  @Column('text', { name: 'mobile_masked', nullable: true })
  mobileMasked: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}
