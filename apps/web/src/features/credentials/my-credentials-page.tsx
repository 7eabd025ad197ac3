import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import {
  Badge,
  Button,
  Card,
  Code,
  DateRangeText,
  DateText,
  DescriptionList,
  Dialog,
  EmptyState,
  HelpText,
  Notice,
  Page,
  QrCode,
  QueryView,
  Row,
  Stack,
} from '../../ui/index.js';
import { Downloads } from './downloads.js';
import styles from './paper.module.css';
import { useStrings } from './strings.js';
import { courseTitleOf, issuerOf, STATUS_TONES, type MyCredential, type MyCredentialPage } from './types.js';

const MOST_SHOWN = 100;

/** A trainee's own certificates: the paper in three languages, and the code to show to whoever wants to check it. */
export function MyCredentialsPage(): ReactElement {
  const t = useStrings();
  const [shown, setShown] = useState<MyCredential | null>(null);
  const query = useQuery({
    queryKey: ['me', 'credentials'],
    queryFn: () =>
      unwrap<MyCredentialPage>(
        api.GET('/api/v1/me/credentials', { params: { query: { page: 1, pageSize: MOST_SHOWN } } }),
      ),
  });
  return (
    <Page title={t('mineTitle')} intro={t('mineIntro')} width="narrow">
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="certificate" title={t('mineEmpty')} text={t('mineEmptyHelp')} />
          ) : (
            <Stack gap={5}>
              {items.map((row) => (
                <MyCard key={row.id} row={row} onShow={() => setShown(row)} />
              ))}
              <HelpText summary={t('aboutTitle')}>{t('aboutText')}</HelpText>
            </Stack>
          )
        }
      </QueryView>
      {shown && <CodeDialog row={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function MyCard({ row, onShow }: { row: MyCredential; onShow: () => void }): ReactElement {
  const t = useStrings();
  return (
    <Card title={courseTitleOf(row)} actions={<Badge tone={STATUS_TONES[row.status]}>{t(row.status)}</Badge>}>
      {row.status === 'REVOKED' && (
        <Notice tone="bad" title={t('mineRevoked')}>
          <p>
            {row.revokeReasonClass && t(row.revokeReasonClass)} · <DateText value={row.revokedOn} />
          </p>
          <p>{t('mineRevokedHelp')}</p>
        </Notice>
      )}
      <DescriptionList
        items={[
          { label: t('number'), value: <Code>{row.number}</Code> },
          { label: t('holderZh'), value: <bdi lang="zh-CN">{row.holderNameZh}</bdi> },
          { label: t('dates'), value: <DateRangeText from={row.startsOn} to={row.endsOn} /> },
          { label: t('classHours'), value: t('hours', { count: row.classHours }) },
          { label: t('issuer'), value: issuerOf(row) },
          { label: t('issuedOn'), value: <DateText value={row.issuedOn} /> },
        ]}
      />
      <Row>
        <Button kind="primary" icon="qr" onPress={onShow}>
          {t('showCode')}
        </Button>
      </Row>
      <div>
        <p className="field-help">{t('downloadHelp')}</p>
        <Downloads path={`/api/v1/me/credentials/${row.id}/file.pdf`} number={row.number} />
      </div>
    </Card>
  );
}

/** The code, large enough for the phone of whoever checks the paper. */
function CodeDialog({ row, onClose }: { row: MyCredential; onClose: () => void }): ReactElement {
  const t = useStrings();
  return (
    <Dialog title={t('codeTitle')} isOpen onClose={onClose}>
      <div className={styles['code']}>
        <QrCode text={row.verifyUrl} label={t('qr')} size={280} />
        <p className={styles['number']}>
          <Code>{row.number}</Code>
        </p>
        <p>{t('codeHelp')}</p>
        <p>
          <a href={row.verifyUrl}>
            <Code>{row.verifyUrl}</Code>
          </a>
        </p>
      </div>
    </Dialog>
  );
}
