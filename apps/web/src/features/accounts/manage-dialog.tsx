import type { ReactElement } from 'react';
import { useCan } from '../../api/index.js';
import { Dialog, Stack } from '../../ui/index.js';
import { CorrectName } from './correct-name.js';
import { GrantForm } from './grant-form.js';
import { ResetPassword } from './reset-password.js';
import { RoleList } from './role-list.js';
import { useStrings } from './strings.js';
import type { Account } from './types.js';
import { Unmask } from './unmask.js';

export interface ManageDialogProps {
  account: Account;
  /** The same account after a change that was made here. */
  onChange: (account: Account) => void;
  onClose: () => void;
}

/** All that may be done for one person, in one window. */
export function ManageDialog({ account, onChange, onClose }: ManageDialogProps): ReactElement {
  const t = useStrings();
  const can = useCan();
  return (
    <Dialog title={account.displayName} isOpen onClose={onClose} size="wide">
      <Stack gap={5}>
        <section>
          <h3>{t('roles')}</h3>
          <RoleList account={account} onChange={onChange} />
        </section>
        <section>
          <h3>{t('grantTitle')}</h3>
          <GrantForm account={account} onChange={onChange} />
        </section>
        {account.accountStatus !== 'NONE' && (
          <section>
            <h3>{t('resetTitle')}</h3>
            <ResetPassword account={account} />
          </section>
        )}
        {can('person:unmask') && (
          <section>
            <h3>{t('unmaskTitle')}</h3>
            <Unmask account={account} />
          </section>
        )}
        {can('person:correct') && (
          <section>
            <h3>{t('nameTitle')}</h3>
            <CorrectName account={account} onChange={onChange} />
          </section>
        )}
      </Stack>
    </Dialog>
  );
}
