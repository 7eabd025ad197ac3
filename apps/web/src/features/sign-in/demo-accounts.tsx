import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Card, ProblemNotice } from '../../ui/index.js';
import { useEnter } from './enter.js';
import { login, type Credentials } from './password-form.js';
import styles from './sign-in-page.module.css';
import { useStrings } from './strings.js';

interface DemoAccount extends Credentials {
  role: string;
  displayName: string;
}

/** The trainee first: most people come to see what a trainee sees. */
const ROLES = ['TRAINEE', 'INSTRUCTOR', 'COORDINATOR', 'ADMIN'] as const;

/** One press per role, in the demonstration only. */
export function DemoAccounts(): ReactElement | null {
  const t = useStrings();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => unwrap<{ items: DemoAccount[] }>(api.GET('/api/v1/public/demo-accounts')),
    staleTime: Infinity,
  });
  const enter = useEnter(login);
  if (!data || data.items.length === 0) return null;
  const accounts = ROLES.flatMap((role) =>
    data.items.filter((account) => account.role === role).map((account) => ({ ...account, role })),
  );
  return (
    <Card title={t('demoTitle')}>
      <p>{t('demoHelp')}</p>
      <ProblemNotice error={enter.error} />
      <div className={styles.demo}>
        {accounts.map(({ role, displayName, mobile, password }) => (
          <button
            key={mobile}
            type="button"
            className={styles.demoCard}
            aria-disabled={enter.isPending}
            onClick={() => {
              if (!enter.isPending) enter.mutate({ mobile, password });
            }}
          >
            <strong>{t(role)}</strong>
            <small>
              <bdi>{displayName}</bdi>
            </small>
          </button>
        ))}
      </div>
    </Card>
  );
}
