import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { Button, Card, Form, Page, PasswordField, TextField, TextLink } from '../../ui/index.js';
import { useEnter } from './enter.js';
import { useStrings } from './strings.js';

interface Activation {
  mobile: string;
  idNumber: string;
  joinCode: string;
  password: string;
}

/** First sign-in of somebody on a roster. The class code may come with the address (`?code=`), as from a poster. */
export function ActivatePage(): ReactElement {
  const t = useStrings();
  const [params] = useSearchParams();
  const [given, setGiven] = useState<Activation>({
    mobile: '',
    idNumber: '',
    joinCode: params.get('code') ?? '',
    password: '',
  });
  const change = (changes: Partial<Activation>): void => setGiven((before) => ({ ...before, ...changes }));
  const enter = useEnter((body: Activation) =>
    unwrap<{ accessToken: string }>(api.POST('/api/v1/auth/activation', { body })),
  );
  const next = params.get('next');
  return (
    <Page title={t('activateTitle')} intro={t('activateIntro')} width="narrow">
      <Card>
        <Form onSubmit={() => enter.mutate(given)} problem={enter.error} label={t('activateTitle')}>
          <TextField
            label={t('joinCode')}
            name="joinCode"
            help={t('joinCodeHelp')}
            value={given.joinCode}
            onChange={(joinCode) => change({ joinCode: joinCode.toUpperCase() })}
            maxLength={40}
            autoComplete="off"
            isLatin
            isRequired
          />
          <TextField
            label={t('mobile')}
            name="mobile"
            type="tel"
            autoComplete="username"
            help={t('mobileHelp')}
            value={given.mobile}
            onChange={(mobile) => change({ mobile })}
            maxLength={30}
            isLatin
            isRequired
          />
          <TextField
            label={t('idNumber')}
            name="idNumber"
            help={t('idNumberHelp')}
            value={given.idNumber}
            onChange={(idNumber) => change({ idNumber: idNumber.toUpperCase() })}
            maxLength={40}
            autoComplete="off"
            isLatin
            isRequired
          />
          <PasswordField
            label={t('newPassword')}
            name="password"
            autoComplete="new-password"
            help={t('newPasswordHelp')}
            value={given.password}
            onChange={(password) => change({ password })}
            minLength={8}
            isRequired
          />
          <Button type="submit" kind="primary" isBlock isPending={enter.isPending}>
            {t('activateSubmit')}
          </Button>
        </Form>
        <p>
          {t('haveAccount')}{' '}
          <TextLink to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>{t('signInLink')}</TextLink>
        </p>
      </Card>
    </Page>
  );
}
