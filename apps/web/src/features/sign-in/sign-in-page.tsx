import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, safeNext, unwrap, useVisitor } from '../../api/index.js';
import { Card, HelpText, LinkButton, Notice, Page, Stack, TextLink } from '../../ui/index.js';
import { AlreadySignedIn } from './already-signed-in.js';
import { DemoAccounts } from './demo-accounts.js';
import { PasswordForm } from './password-form.js';
import styles from './sign-in-page.module.css';
import { useStrings } from './strings.js';

/** The door: what Silkcast is, the ways in, and what to do when none works. */
export function SignInPage(): ReactElement {
  const t = useStrings();
  const me = useVisitor();
  const [params] = useSearchParams();
  return (
    <Page title={t('title')}>
      <div className={styles.columns}>
        <div className={styles.lead}>
          <p>{t('introWhat')}</p>
          <p>{t('introOpen')}</p>
          <p>
            {t('verifyLead')} <TextLink to="/verify">{t('verifyLink')}</TextLink>
          </p>
        </div>
        <Stack gap={5}>
          {params.get('oidc') === 'refused' && <Notice tone="warn">{t('oidcRefused')}</Notice>}
          {me ? <AlreadySignedIn me={me} /> : <WaysIn />}
        </Stack>
      </div>
    </Page>
  );
}

function WaysIn(): ReactElement {
  const t = useStrings();
  const [params] = useSearchParams();
  const isReturning = safeNext(params.get('next')) !== '/';
  return (
    <>
      <Card>
        {isReturning && <p className="field-help">{t('returnHint')}</p>}
        <PasswordForm />
        <OidcButton next={safeNext(params.get('next'))} />
      </Card>
      <div className={styles.first}>
        <span>{t('firstTime')}</span>
        <LinkButton to={`/activate${params.size > 0 ? `?${params.toString()}` : ''}`}>{t('activateLink')}</LinkButton>
      </div>
      <DemoAccounts />
      <Stack gap={3}>
        <HelpText summary={t('forgotSummary')}>
          <Stack gap={2}>
            <p>{t('forgotTrainee')}</p>
            <p>{t('forgotStaff')}</p>
            <p>
              <strong>{t('forgotWarn')}</strong>
            </p>
          </Stack>
        </HelpText>
        <HelpText summary={t('sharedSummary')}>{t('sharedText')}</HelpText>
      </Stack>
    </>
  );
}

/** Only where the installation has such a provider; the browser leaves the page, hence no router link. */
function OidcButton({ next }: { next: string }): ReactElement | null {
  const t = useStrings();
  const { data } = useQuery({
    queryKey: ['sign-in-methods'],
    queryFn: () => unwrap<{ oidc: { label: string } | null }>(api.GET('/api/v1/public/sign-in-methods')),
    staleTime: Infinity,
  });
  if (!data?.oidc) return null;
  return (
    <>
      <p className={styles.or}>{t('or')}</p>
      <a
        className="button button-secondary button-block"
        href={`/api/v1/auth/oidc/start?next=${encodeURIComponent(next)}`}
      >
        {t('oidcWith', { label: data.oidc.label })}
      </a>
    </>
  );
}
