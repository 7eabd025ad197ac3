import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, Card, Form, PasswordField, Row, TextField, toast } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { PROFILE_KEY } from './types.js';

/** Another number to sign in with; takes the password, or a borrowed phone would do. */
export function ChangeMobile(): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [mobile, setMobile] = useState('');
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () => unwrap(api.PATCH('/api/v1/me/profile', { body: { mobile: mobile.trim(), password } })),
    onSuccess: () => {
      setMobile('');
      setPassword('');
      toast(t('mobileSaved'));
      return queries.invalidateQueries({ queryKey: PROFILE_KEY });
    },
  });
  return (
    <Card title={t('mobileTitle')}>
      <p>{t('mobileHelp')}</p>
      <Form onSubmit={() => save.mutate()} problem={save.error} label={t('mobileTitle')}>
        <TextField
          label={t('newMobile')}
          name="mobile"
          type="tel"
          autoComplete="tel"
          value={mobile}
          onChange={setMobile}
          maxLength={30}
          isLatin
          isRequired
        />
        <PasswordField
          label={t('passwordConfirm')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        <Row>
          <Button type="submit" kind="primary" isPending={save.isPending}>
            {t('save')}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
