import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { afterSignIn, api, ME_KEY, unwrap, useMe, type Me } from '../../api/index.js';
import { Button, Card, Form, LinkButton, Notice, Page, PasswordField, Row, toast } from '../../ui/index.js';
import { useStrings } from './strings.js';

/** A new own password. Whoever has a first password from staff comes here before anything else, and is then led on. */
export function PasswordPage(): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const { data: me } = useMe();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const isSame = newPassword !== '' && newPassword === currentPassword;
  const next = params.get('next');
  const save = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/me/password', { body: { currentPassword, newPassword } })),
    onSuccess: async () => {
      toast(t('passwordSaved'));
      // Roles open only now, and with them the home page.
      await queries.refetchQueries({ queryKey: ME_KEY, exact: true });
      const fresh = queries.getQueryData<Me | null>(ME_KEY);
      const goal = fresh && next !== null ? afterSignIn(fresh, next) : '/account';
      await navigate(goal, { replace: true });
    },
  });
  const isForced = me?.mustChangePassword ?? false;
  return (
    <Page
      title={t('passwordTitle')}
      breadcrumbs={isForced ? undefined : [{ label: t('title'), to: '/account' }]}
      intro={t('passwordHelp')}
      width="narrow"
    >
      {isForced && <Notice tone="warn">{t('passwordMust')}</Notice>}
      <Card>
        <Form
          onSubmit={() => {
            if (!isSame) save.mutate();
          }}
          problem={save.error}
          label={t('passwordTitle')}
        >
          <PasswordField
            label={t(isForced ? 'initialPassword' : 'currentPassword')}
            name="currentPassword"
            autoComplete="current-password"
            value={currentPassword}
            onChange={setCurrent}
            isRequired
          />
          <PasswordField
            label={t('newPassword')}
            name="newPassword"
            autoComplete="new-password"
            help={t('newPasswordHelp')}
            value={newPassword}
            onChange={setNew}
            minLength={8}
            error={isSame ? t('samePassword') : null}
            isRequired
          />
          <Row>
            <Button type="submit" kind="primary" isPending={save.isPending}>
              {t('save')}
            </Button>
            {!isForced && <LinkButton to="/account">{t('title')}</LinkButton>}
          </Row>
        </Form>
      </Card>
    </Page>
  );
}
