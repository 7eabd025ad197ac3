import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The running number of each prefix; locking its row is what makes numbers gapless and unique. */
@Entity('credential_series')
@Check('ck_credential_series_serial', 'last_serial between 0 and 999999')
export class CredentialSeries {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_credential_series' })
  prefix: string;

  @Column('integer', { name: 'last_serial', default: 0 })
  lastSerial: number;
}
