import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, ConfirmDialog, Row, Stack } from '../../ui/index.js';
import { InitialPassword } from './initial-password.js';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, type Account } from './types.js';

/** For somebody who forgot their password and stands before the coordinator. */
export function ResetPassword({ account }: { account: Account }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const reset = useMutation({
    mutationFn: () =>
      unwrap<{ initialPassword: string }>(
        api.POST('/api/v1/persons/{id}/password-reset', { params: { path: { id: account.personId } } }),
      ),
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries({ queryKey: ACCOUNTS_KEY });
    },
  });
  return (
    <Stack gap={2}>
      <p className="field-help">{t('resetHelp')}</p>
      {reset.data && <InitialPassword password={reset.data.initialPassword} />}
      <Row>
        <Button icon="key" onPress={() => setAsking(true)}>
          {t('reset')}
        </Button>
      </Row>
      {isAsking && (
        <ConfirmDialog
          title={t('resetAsk', { name: account.displayName })}
          text={t('resetHelp')}
          confirmLabel={t('reset')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={() => reset.mutate()}
          isPending={reset.isPending}
          problem={reset.error}
        />
      )}
    </Stack>
  );
}
