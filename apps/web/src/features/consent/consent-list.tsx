import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, ME_KEY, putOffConsent, unwrap } from '../../api/index.js';
import { isLocale, LOCALE_NAMES, useFormat } from '../../i18n/index.js';
import { Button, Card, Code, ConfirmDialog, DateTimeText, SimpleTable, toast, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { MyConsent } from './types.js';

/** What was agreed to: which text, in which language, when and how; with what was taken back. */
export function ConsentList({ items }: { items: readonly MyConsent[] }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  const [leaving, setLeaving] = useState<MyConsent | null>(null);
  const columns: Column<MyConsent>[] = [
    { id: 'purpose', label: t('purpose'), isPrimary: true, render: (row) => t(row.purpose) },
    { id: 'given', label: t('given'), render: (row) => <DateTimeText value={row.givenAt} /> },
    {
      id: 'language',
      label: t('language'),
      render: (row) => (isLocale(row.locale) ? LOCALE_NAMES[row.locale] : row.locale),
    },
    { id: 'version', label: t('versionName'), render: (row) => <Code>{row.version}</Code> },
    { id: 'via', label: t('via'), render: viaText },
    {
      id: 'state',
      label: t('state'),
      render: (row) =>
        row.withdrawnAt ? (
          <span>{t('withdrawnAt', { date: date(row.withdrawnAt) })}</span>
        ) : (
          <Button isSmall onPress={() => setLeaving(row)}>
            {t('withdraw')}
          </Button>
        ),
    },
  ];
  return (
    <Card title={t('listTitle')}>
      <p>{t('listHelp')}</p>
      <SimpleTable
        label={t('listTitle')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        empty={{ title: t('empty'), icon: 'shield' }}
      />
      {leaving && <WithdrawDialog consent={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

function viaText({ givenVia }: MyConsent): string {
  const t = useStrings.now;
  return givenVia === 'SELF' || givenVia === 'PAPER' || givenVia === 'GUARDIAN' ? t(givenVia) : givenVia;
}

function WithdrawDialog({ consent, onClose }: { consent: MyConsent; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/me/consents/{id}/withdrawal', { params: { path: { id: consent.id } } })),
    onSuccess: () => {
      // Whoever has just taken it back is not asked for it on the next page.
      if (consent.purpose === 'ENROLLMENT') putOffConsent();
      toast(t('withdrawnToast'));
      void queries.invalidateQueries({ queryKey: ME_KEY });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('withdrawTitle', { purpose: t(consent.purpose) })}
      text={t(`withdraw${consent.purpose}`)}
      confirmLabel={t('withdraw')}
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={() => withdraw.mutate()}
      isPending={withdraw.isPending}
      problem={withdraw.error}
    >
      <p>{t('withdrawFree')}</p>
    </ConfirmDialog>
  );
}
