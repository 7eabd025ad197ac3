import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Badge, Button, Card, ProblemNotice, QueryView, Row, toast } from '../../ui/index.js';
import styles from './account.module.css';
import { deviceName } from './device-name.js';
import { useStrings } from './strings.js';
import { SESSIONS_KEY, type MySession, type MySessions } from './types.js';

/** Where one is signed in, with the way to sign the others out: at once, their access included. */
export function Sessions(): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: () => unwrap<MySessions>(api.GET('/api/v1/me/sessions')),
  });
  const revoke = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await unwrap(api.POST('/api/v1/me/sessions/{id}/revocation', { params: { path: { id } } }));
    },
    onSuccess: () => toast(t('revoked')),
    // Some may have gone before the network broke.
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
  return (
    <Card title={t('sessions')}>
      <p>{t('sessionsHelp')}</p>
      <ProblemNotice error={revoke.error} />
      <QueryView query={sessions}>
        {({ items }) => {
          const others = items.filter((session) => !session.isCurrent).map(({ id }) => id);
          return (
            <>
              <ul className={styles.list}>
                {items.map((session) => (
                  <Session
                    key={session.id}
                    session={session}
                    isPending={revoke.isPending && revoke.variables.includes(session.id)}
                    onRevoke={() => revoke.mutate([session.id])}
                  />
                ))}
              </ul>
              {others.length > 1 && (
                <Row>
                  <Button isPending={revoke.isPending} onPress={() => revoke.mutate(others)}>
                    {t('revokeAll')}
                  </Button>
                </Row>
              )}
            </>
          );
        }}
      </QueryView>
    </Card>
  );
}

function Session(props: { session: MySession; isPending: boolean; onRevoke: () => void }): ReactElement {
  const { session, isPending, onRevoke } = props;
  const t = useStrings();
  const { dateTime } = useFormat();
  return (
    <li className={styles.session}>
      <div>
        <strong>
          <bdi>{deviceName(session.userAgent)}</bdi>
        </strong>
        <div className="field-help">{t('lastUsed', { time: dateTime(session.lastUsedAt) })}</div>
        <div className="field-help">{t('signedInAt', { time: dateTime(session.createdAt) })}</div>
      </div>
      {session.isCurrent ? (
        <Badge tone="good">{t('thisDevice')}</Badge>
      ) : (
        <Button isSmall isPending={isPending} onPress={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}
