import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, Form, PasswordField, TextField } from '../../ui/index.js';
import { useEnter } from './enter.js';
import { useStrings } from './strings.js';

export interface Credentials {
  mobile: string;
  password: string;
}

export const login = (credentials: Credentials): Promise<{ accessToken: string }> =>
  unwrap<{ accessToken: string }>(api.POST('/api/v1/auth/login', { body: credentials }));

/** Mobile and password. What was typed stays whatever happens; nothing of it is kept on the device. */
export function PasswordForm(): ReactElement {
  const t = useStrings();
  const [mobile, setMobile] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter(login);
  return (
    <Form onSubmit={() => enter.mutate({ mobile: mobile.trim(), password })} problem={enter.error} label={t('title')}>
      <TextField
        label={t('mobile')}
        name="mobile"
        type="tel"
        autoComplete="username"
        help={t('mobileHelp')}
        value={mobile}
        onChange={setMobile}
        maxLength={30}
        isLatin
        isRequired
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
      />
      <Button type="submit" kind="primary" isBlock isPending={enter.isPending}>
        {t('submit')}
      </Button>
    </Form>
  );
}
