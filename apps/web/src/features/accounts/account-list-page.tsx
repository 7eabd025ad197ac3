import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import {
  Badge,
  Button,
  DataTable,
  DateTimeText,
  LinkButton,
  Masked,
  Page,
  Select,
  type Column,
  type Tone,
} from '../../ui/index.js';
import { ManageDialog } from './manage-dialog.js';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, ROLES, type Account, type AccountPage, type RoleName } from './types.js';

const TONES: Record<Account['accountStatus'], Tone> = {
  NONE: 'neutral',
  WAITING: 'warn',
  ACTIVE: 'good',
  LOCKED: 'bad',
  DISABLED: 'neutral',
};

/** People with a role in the reader's area, and what the reader may do for them. */
export function AccountListPage(): ReactElement {
  const t = useStrings();
  const [params, setParams] = useSearchParams();
  const [managed, setManaged] = useState<Account | null>(null);
  const role = ROLES.find((each) => each === params.get('role'));
  const chooseRole = (chosen: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (chosen) next.set('role', chosen);
        else next.delete('role');
        next.delete('page');
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      title={t('title')}
      intro={t('help')}
      actions={
        <LinkButton to="/console/accounts/new" kind="primary" icon="plus">
          {t('openTitle')}
        </LinkButton>
      }
    >
      <DataTable<Account>
        name="accounts"
        label={t('title')}
        queryKey={[...ACCOUNTS_KEY, role ?? 'all']}
        load={(query) =>
          unwrap<AccountPage>(
            api.GET('/api/v1/accounts', { params: { query: { ...query, ...(role ? { role } : {}) } } }),
          )
        }
        columns={useColumns(setManaged)}
        rowKey={(row) => row.personId}
        isSearchable
        searchLabel={t('search')}
        filters={<RoleFilter value={role ?? ''} onChange={chooseRole} />}
        empty={{ title: t('empty'), text: t('emptyHelp'), icon: 'people' }}
      />
      {managed && <ManageDialog account={managed} onChange={setManaged} onClose={() => setManaged(null)} />}
    </Page>
  );
}

function useColumns(onManage: (account: Account) => void): Column<Account>[] {
  const t = useStrings();
  return [
    { id: 'displayName', label: t('name'), isSortable: true, isPrimary: true, render: (row) => row.displayName },
    { id: 'mobile', label: t('mobile'), render: (row) => <Masked>{row.mobileMasked}</Masked> },
    {
      id: 'roles',
      label: t('roles'),
      render: (row) =>
        row.roles.length === 0
          ? t('noRole')
          : row.roles.map((held) => (
              <div key={held.id}>
                {t(held.role)} · <bdi>{held.orgUnitName}</bdi>
              </div>
            )),
    },
    {
      id: 'status',
      label: t('status'),
      render: (row) => <Badge tone={TONES[row.accountStatus]}>{t(row.accountStatus)}</Badge>,
    },
    {
      id: 'lastSignInAt',
      label: t('lastSignIn'),
      isSortable: true,
      render: (row) => (row.lastSignInAt ? <DateTimeText value={row.lastSignInAt} /> : t('never')),
    },
    {
      id: 'manage',
      label: t('manage'),
      render: (row) => (
        <Button isSmall aria-label={t('manageName', { name: row.displayName })} onPress={() => onManage(row)}>
          {t('manage')}
        </Button>
      ),
    },
  ];
}

function RoleFilter({ value, onChange }: { value: RoleName | ''; onChange: (role: string) => void }): ReactElement {
  const t = useStrings();
  return (
    <Select
      label={t('filterRole')}
      name="role"
      value={value}
      onChange={onChange}
      placeholder={t('anyRole')}
      options={ROLES.map((role) => ({ value: role, label: t(role) }))}
      isRequired
    />
  );
}
