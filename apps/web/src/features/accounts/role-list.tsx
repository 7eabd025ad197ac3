import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Button, ConfirmDialog, toast } from '../../ui/index.js';
import styles from './accounts.module.css';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, type Account, type HeldRole } from './types.js';

export interface RoleListProps {
  account: Account;
  onChange: (account: Account) => void;
}

/** Standing and future roles, each with the way to end it. */
export function RoleList({ account, onChange }: RoleListProps): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  const [ending, setEnding] = useState<HeldRole | null>(null);
  if (account.roles.length === 0) return <p>{t('noRole')}</p>;
  return (
    <>
      <ul className={styles.roles}>
        {account.roles.map((held) => (
          <li key={held.id}>
            <div>
              <strong>{t(held.role)}</strong> · <bdi>{held.orgUnitName}</bdi>
              <div className="field-help">
                {held.validUntil
                  ? t('sinceUntil', { from: date(held.validFrom), until: date(held.validUntil) })
                  : t('since', { from: date(held.validFrom) })}
              </div>
            </div>
            <Button isSmall onPress={() => setEnding(held)}>
              {t('end')}
            </Button>
          </li>
        ))}
      </ul>
      {ending && (
        <EndDialog
          account={account}
          held={ending}
          onClose={() => setEnding(null)}
          onEnded={() => {
            setEnding(null);
            onChange({ ...account, roles: account.roles.filter(({ id }) => id !== ending.id) });
          }}
        />
      )}
    </>
  );
}

function EndDialog(props: {
  account: Account;
  held: HeldRole;
  onClose: () => void;
  onEnded: () => void;
}): ReactElement {
  const { account, held, onClose, onEnded } = props;
  const t = useStrings();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/role-assignments/{id}/end', { params: { path: { id: held.id } } })),
    onSuccess: () => {
      toast(t('ended'));
      void queries.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      onEnded();
    },
  });
  return (
    <ConfirmDialog
      title={t('endAsk', { name: account.displayName, role: t(held.role) })}
      text={t('endText')}
      confirmLabel={t('end')}
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={() => end.mutate()}
      isPending={end.isPending}
      problem={end.error}
    />
  );
}
