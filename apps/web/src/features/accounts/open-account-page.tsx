import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, Card, Form, FormErrors, LinkButton, Page, Row, Select, TextField } from '../../ui/index.js';
import { useGivableRoles } from './grant-form.js';
import { InitialPassword } from './initial-password.js';
import { OrgUnitSelect } from './org-unit-select.js';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, type RoleName } from './types.js';

const EMPTY = { nameZh: '', nameUg: '', mobile: '', role: '', orgUnitId: '' };
const SHOWN = Object.keys(EMPTY).map((name) => `/${name}`);

/** An account for staff. No draft is kept: there is a mobile number in it. */
export function OpenAccountPage(): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [given, setGiven] = useState(EMPTY);
  const change = (changes: Partial<typeof EMPTY>): void => setGiven((before) => ({ ...before, ...changes }));
  const roles = useGivableRoles().filter((role) => role !== 'TRAINEE');
  const open = useMutation({
    mutationFn: () =>
      unwrap<{ initialPassword: string }>(
        api.POST('/api/v1/accounts', {
          body: { ...given, role: given.role as RoleName, nameUg: given.nameUg.trim() || undefined },
        }),
      ),
    gcTime: 0,
    onSuccess: () => void queries.invalidateQueries({ queryKey: ACCOUNTS_KEY }),
  });
  const crumbs = [{ label: t('title'), to: '/console/accounts' }];
  if (open.data) {
    return (
      <Page title={t('opened')} breadcrumbs={crumbs} width="narrow">
        <Card>
          <p>{t('openedText', { name: given.nameZh.trim() })}</p>
          <InitialPassword password={open.data.initialPassword} />
          <Row>
            <LinkButton to="/console/accounts">{t('backToList')}</LinkButton>
            <Button
              onPress={() => {
                setGiven({ ...EMPTY, role: given.role, orgUnitId: given.orgUnitId });
                open.reset();
              }}
            >
              {t('openAnother')}
            </Button>
          </Row>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t('openTitle')} breadcrumbs={crumbs} intro={t('openHelp')} width="narrow">
      <Card>
        <Form onSubmit={() => open.mutate()} problem={open.error} label={t('openTitle')}>
          <TextField
            label={t('nameZh')}
            name="nameZh"
            help={t('nameZhHelp')}
            value={given.nameZh}
            onChange={(nameZh) => change({ nameZh })}
            maxLength={100}
            autoComplete="off"
            isRequired
          />
          <TextField
            label={t('nameUg')}
            name="nameUg"
            value={given.nameUg}
            onChange={(nameUg) => change({ nameUg })}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t('mobile')}
            name="mobile"
            type="tel"
            help={t('mobileHelp')}
            value={given.mobile}
            onChange={(mobile) => change({ mobile })}
            maxLength={30}
            autoComplete="off"
            isLatin
            isRequired
          />
          <Select
            label={t('role')}
            name="role"
            value={given.role}
            onChange={(role) => change({ role })}
            options={roles.map((value) => ({ value, label: t(value) }))}
            isRequired
          />
          <OrgUnitSelect value={given.orgUnitId} onChange={(orgUnitId) => change({ orgUnitId })} />
          <FormErrors shown={SHOWN} />
          <Row>
            <Button type="submit" kind="primary" isPending={open.isPending}>
              {t('open')}
            </Button>
            <LinkButton to="/console/accounts">{t('backToList')}</LinkButton>
          </Row>
        </Form>
      </Card>
    </Page>
  );
}
