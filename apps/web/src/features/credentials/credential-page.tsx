import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { currentLocale, LOCALE_NAMES, LOCALES, type Locale } from '../../i18n/index.js';
import {
  Badge,
  Button,
  Card,
  Code,
  DateRangeText,
  DateText,
  DateTimeText,
  DescriptionList,
  Masked,
  Notice,
  Page,
  QueryView,
  Stack,
  Tabs,
  TextLink,
} from '../../ui/index.js';
import { Downloads } from './downloads.js';
import { Paper } from './paper.js';
import { RevokeDialog } from './revoke-dialog.js';
import { useStrings } from './strings.js';
import { courseTitleOf, issuerOf, STATUS_TONES, type Credential } from './types.js';

/** One certificate: what it says, the paper in three languages, and its revocation. */
export function CredentialPage(): ReactElement {
  const t = useStrings();
  const { id = '' } = useParams();
  const [isRevoking, setRevoking] = useState(false);
  const query = useQuery({
    queryKey: ['credentials', 'one', id],
    queryFn: () => unwrap<Credential>(api.GET('/api/v1/credentials/{id}', { params: { path: { id } } })),
  });
  const credential = query.data;
  return (
    <Page
      title={credential ? credential.number : t('title')}
      breadcrumbs={[{ label: t('title'), to: '/console/credentials' }]}
      intro={credential && <Badge tone={STATUS_TONES[credential.status]}>{t(credential.status)}</Badge>}
      actions={
        credential?.allowedActions.includes('revoke') && (
          <Button kind="danger" onPress={() => setRevoking(true)}>
            {t('revoke')}
          </Button>
        )
      }
    >
      <QueryView query={query}>
        {(found) => (
          <Stack gap={5}>
            <Revocation credential={found} />
            <Preview credential={found} />
            <Facts credential={found} />
          </Stack>
        )}
      </QueryView>
      {isRevoking && credential && <RevokeDialog credential={credential} onClose={() => setRevoking(false)} />}
    </Page>
  );
}

function Revocation({ credential }: { credential: Credential }): ReactElement | null {
  const t = useStrings();
  const { revocation, replacedBy } = credential;
  if (!revocation) return null;
  return (
    <Notice tone="bad" title={t('revokedTitle')}>
      <DescriptionList
        items={[
          { label: t('revokedAt'), value: <DateTimeText value={revocation.revokedAt} withZone /> },
          { label: t('reasonClass'), value: t(revocation.reasonClass) },
          { label: t('note'), value: revocation.note && <bdi>{revocation.note}</bdi> },
          ...(replacedBy
            ? [
                {
                  label: t('replacedBy'),
                  value: (
                    <TextLink to={`/console/credentials/${replacedBy.id}`}>
                      <Code>{replacedBy.number}</Code>
                    </TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Notice>
  );
}

function Preview({ credential }: { credential: Credential }): ReactElement {
  const t = useStrings();
  const [locale, setLocale] = useState<Locale>(currentLocale);
  return (
    <Card title={t('paper')}>
      <Tabs
        label={t('paperLanguage')}
        selected={locale}
        onChange={(id) => setLocale(LOCALES.find((value) => value === id) ?? 'zh-CN')}
        tabs={LOCALES.map((value) => ({
          id: value,
          label: <bdi lang={value}>{LOCALE_NAMES[value]}</bdi>,
          content: <Paper credential={credential} locale={value} />,
        }))}
      />
      <p className="field-help">{t('downloadHelp')}</p>
      <Downloads path={`/api/v1/credentials/${credential.id}/file.pdf`} number={credential.number} />
    </Card>
  );
}

function Facts({ credential }: { credential: Credential }): ReactElement {
  const t = useStrings();
  const row = credential;
  return (
    <Card title={t('facts')}>
      {row.isHolderErased && <Notice tone="info">{t('holderErased')}</Notice>}
      <DescriptionList
        items={[
          { label: t('number'), value: <Code>{row.number}</Code> },
          { label: t('kind'), value: t(row.kind) },
          { label: t('holderZh'), value: <bdi lang="zh-CN">{row.holderNameZh}</bdi> },
          { label: t('holderUg'), value: row.holderNameUg && <bdi lang="ug">{row.holderNameUg}</bdi> },
          { label: t('holderLatin'), value: row.holderNameLatin && <bdi>{row.holderNameLatin}</bdi> },
          { label: t('idNumber'), value: <Masked>{row.holderIdMasked}</Masked> },
          { label: t('course'), value: courseTitleOf(row) },
          { label: t('classHours'), value: t('hours', { count: row.classHours }) },
          {
            label: t('cohort'),
            value: (
              <TextLink to={`/console/cohorts/${row.cohortId}`}>
                <bdi lang="zh-CN">{row.cohortNameZh}</bdi>
              </TextLink>
            ),
          },
          { label: t('dates'), value: <DateRangeText from={row.startsOn} to={row.endsOn} /> },
          { label: t('issuer'), value: issuerOf(row) },
          { label: t('issuedOn'), value: <DateText value={row.issuedOn} /> },
          {
            label: t('verifyUrl'),
            value: (
              <a href={row.verifyUrl}>
                <Code>{row.verifyUrl}</Code>
              </a>
            ),
          },
        ]}
      />
    </Card>
  );
}
