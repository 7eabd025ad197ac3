import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Problem, problemFrom, problemOf } from '../../api/index.js';
import {
  Button,
  Card,
  Code,
  DateRangeText,
  DateText,
  DateTimeText,
  DescriptionList,
  ErrorState,
  Icon,
  Loading,
  type IconName,
} from '../../ui/index.js';
import { useStrings } from './strings.js';
import { courseTitleOf, issuerOf, type PublicCredential, type Wanted } from './types.js';
import styles from './verify.module.css';

/** The answer in one word that nobody can mistake, and below it what the paper must say. */
export function Result({ wanted }: { wanted: Wanted }): ReactElement {
  const query = useQuery({
    queryKey: ['verify', wanted],
    queryFn: () => look(wanted),
    // A remembered answer would go on saying valid after a revocation.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <div role="status" className={styles['result']}>
      {query.isPending ? (
        <Loading />
      ) : query.data ? (
        <Known credential={query.data} checkedAt={new Date(query.dataUpdatedAt).toISOString()} />
      ) : problemOf(query.error).slug === 'credential-unknown' ? (
        <Unknown wanted={wanted} />
      ) : (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
    </div>
  );
}

/**
 * Asks without a session: the client for signed-in pages would first try to renew one, and where many phones share one
 * address (a job fair) that is soon refused as too many requests.
 */
async function look(wanted: Wanted): Promise<PublicCredential> {
  const path =
    'code' in wanted
      ? `credentials/${encodeURIComponent(wanted.code)}`
      : `credential-numbers/${encodeURIComponent(wanted.number)}`;
  const response = await fetch(`/api/v1/public/${path}`, { credentials: 'omit' }).catch(() => {
    throw new Problem('network-lost', 0);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemFrom(body, response.status);
  return body as PublicCredential;
}

function Verdict(props: {
  kind: 'valid' | 'revoked' | 'unknown';
  icon: IconName;
  title: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={`${styles['verdict']} ${styles[props.kind]}`}>
      <Icon name={props.icon} size={56} />
      <h2>{props.title}</h2>
      <div>{props.children}</div>
    </section>
  );
}

function Known({ credential, checkedAt }: { credential: PublicCredential; checkedAt: string }): ReactElement {
  const t = useStrings();
  const isValid = credential.status === 'VALID';
  return (
    <>
      {isValid ? (
        <Verdict kind="valid" icon="check" title={t('valid')}>
          <p>{t('validText')}</p>
        </Verdict>
      ) : (
        <Verdict kind="revoked" icon="close" title={t('revoked')}>
          <p>
            {t('revokedOn')} <DateText value={credential.revokedOn} />
          </p>
          {credential.revokeReasonClass && <p>{t('reason', { reason: t(credential.revokeReasonClass) })}</p>}
          <p>{t('revokedText')}</p>
        </Verdict>
      )}
      <Card title={t('compare')}>
        <DescriptionList
          items={[
            { label: t('number'), value: <Code>{credential.number}</Code> },
            { label: t('kind'), value: t(credential.kind) },
            {
              label: t('holder'),
              value: (
                <bdi dir="ltr" lang="zh-CN">
                  {credential.holderNameMasked}
                </bdi>
              ),
            },
            { label: t('course'), value: courseTitleOf(credential) },
            { label: t('cohort'), value: <bdi lang="zh-CN">{credential.cohortNameZh}</bdi> },
            { label: t('classHours'), value: t('hours', { count: credential.classHours }) },
            { label: t('dates'), value: <DateRangeText from={credential.startsOn} to={credential.endsOn} /> },
            { label: t('issuer'), value: issuerOf(credential) },
            { label: t('issuedOn'), value: <DateText value={credential.issuedOn} /> },
          ]}
        />
        <p className="field-help">{t('compareHelp')}</p>
        <p className="field-help">
          {t('checkedAt')} <DateTimeText value={checkedAt} withZone />
        </p>
        <div className={styles['form']}>
          <Button onPress={() => window.print()}>{t('print')}</Button>
        </div>
      </Card>
    </>
  );
}

function Unknown({ wanted }: { wanted: Wanted }): ReactElement {
  const t = useStrings();
  return (
    <Verdict kind="unknown" icon="warn" title={t('unknown')}>
      {'number' in wanted && (
        <p>
          {t('looked')} <Code>{wanted.number}</Code>
        </p>
      )}
      <p>{t('unknownText')}</p>
      <ul>
        <li>{'number' in wanted ? t('unknownNumber') : t('unknownCode')}</li>
        <li>{t('unknownIssuer')}</li>
        <li>{t('unknownKind')}</li>
      </ul>
    </Verdict>
  );
}
