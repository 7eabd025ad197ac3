import type { ReactElement } from 'react';
import { directionOf, formatsOf, type Locale } from '../../i18n/index.js';
import { Code, QrCode } from '../../ui/index.js';
import { PAPER_WORDS } from './paper-words.js';
import styles from './paper.module.css';
import { useStrings } from './strings.js';
import { courseTitleOf, issuerOf, printedHolderOf, type Credential } from './types.js';

/** The paper as it is printed in one language, whatever the language of the page; a revoked one says so across it. */
export function Paper({ credential, locale }: { credential: Credential; locale: Locale }): ReactElement {
  const t = useStrings();
  const words = PAPER_WORDS[locale];
  const { date } = formatsOf(locale);
  const holder = printedHolderOf(credential, locale);
  return (
    <article className={styles['paper']} lang={locale} dir={directionOf(locale)} aria-label={t('preview')}>
      {credential.status === 'REVOKED' && (
        <div className={styles['stamp']} aria-hidden="true">
          {words.revoked}
        </div>
      )}
      <h3 className={styles['title']}>{words.title}</h3>
      <p className={styles['holder']}>
        <strong>{holder}</strong>
        {holder !== credential.holderNameZh && <bdi lang="zh-CN">{credential.holderNameZh}</bdi>}
      </p>
      <p className={styles['text']}>
        {words.text({
          from: date(credential.startsOn),
          to: date(credential.endsOn),
          course: courseTitleOf(credential, locale),
          hours: credential.classHours,
        })}
      </p>
      <div className={styles['foot']}>
        <div>
          <p>
            {words.number} <Code>{credential.number}</Code>
          </p>
          <p>{issuerOf(credential, locale)}</p>
          <p>{date(credential.issuedOn)}</p>
        </div>
        <QrCode text={credential.verifyUrl} label={t('qr')} size={96} />
      </div>
    </article>
  );
}
