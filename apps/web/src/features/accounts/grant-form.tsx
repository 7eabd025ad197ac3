import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, hasRole, unwrap, useMe } from '../../api/index.js';
import { beijingDate } from '../../i18n/index.js';
import { Button, DateField, Form, Row, Select, toast } from '../../ui/index.js';
import styles from './accounts.module.css';
import { OrgUnitSelect } from './org-unit-select.js';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, ROLES, type Account, type AccountPage, type RoleName } from './types.js';

export interface GrantFormProps {
  account: Account;
  onChange: (account: Account) => void;
}

/** Roles that the signed-in person may give: none above the own one. The server decides again, with the place. */
export function useGivableRoles(): readonly RoleName[] {
  const { data: me } = useMe();
  return me && hasRole(me, 'ADMIN') ? ROLES : ROLES.filter((role) => role !== 'ADMIN');
}

/** A dated role over a place and all below it. */
export function GrantForm({ account, onChange }: GrantFormProps): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const today = beijingDate(new Date());
  const [role, setRole] = useState('');
  const [orgUnitId, setOrgUnit] = useState('');
  const [validFrom, setFrom] = useState(today);
  const [validUntil, setUntil] = useState('');
  const roles = useGivableRoles();
  const grant = useMutation({
    mutationFn: async () => {
      await unwrap(
        api.POST('/api/v1/role-assignments', {
          body: {
            personId: account.personId,
            role: role as RoleName,
            orgUnitId,
            validFrom,
            validUntil: validUntil || null,
          },
        }),
      );
      // The list knows the place's name and whether the role is in view; a failure here would not undo the grant.
      return findAgain(account).catch(() => account);
    },
    onSuccess: (fresh) => {
      toast(t('granted'));
      setRole('');
      setOrgUnit('');
      void queries.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      onChange(fresh);
    },
  });
  return (
    <Form onSubmit={() => grant.mutate()} problem={grant.error} label={t('grantTitle')}>
      <p className="field-help">{t('grantHelp')}</p>
      <div className={styles.pair}>
        <Select
          label={t('role')}
          name="role"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: t(value) }))}
          isRequired
        />
        <OrgUnitSelect value={orgUnitId} onChange={setOrgUnit} />
        <DateField
          label={t('validFrom')}
          name="validFrom"
          value={validFrom}
          onChange={setFrom}
          min={today}
          isRequired
        />
        <DateField
          label={t('validUntil')}
          name="validUntil"
          help={t('validUntilHelp')}
          value={validUntil}
          onChange={setUntil}
          min={validFrom || today}
        />
      </div>
      <Row>
        <Button type="submit" isPending={grant.isPending}>
          {t('grant')}
        </Button>
      </Row>
    </Form>
  );
}

async function findAgain(account: Account): Promise<Account> {
  const { items } = await unwrap<AccountPage>(
    api.GET('/api/v1/accounts', { params: { query: { page: 1, pageSize: 100, search: account.displayName } } }),
  );
  return items.find(({ personId }) => personId === account.personId) ?? account;
}
