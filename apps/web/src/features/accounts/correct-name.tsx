import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { request } from '../../api/index.js';
import { Button, Form, Row, TextField, toast } from '../../ui/index.js';
import styles from './accounts.module.css';
import { useStrings } from './strings.js';
import { ACCOUNTS_KEY, type Account } from './types.js';

export interface CorrectNameProps {
  account: Account;
  onChange: (account: Account) => void;
}

/** Puts a legal name right, with the ID card in view; whoever could rename themselves could earn for somebody else. */
export function CorrectName({ account, onChange }: CorrectNameProps): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [nameZh, setName] = useState(account.displayName);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      request<{ nameZh: string }>('POST', `/api/v1/persons/${account.personId}/name-correction`, {
        body: { nameZh },
        reason: reason.trim(),
      }),
    onSuccess: (corrected) => {
      toast(t('nameSaved'));
      setName(corrected.nameZh);
      setReason('');
      void queries.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      onChange({ ...account, displayName: corrected.nameZh });
    },
  });
  return (
    <Form onSubmit={() => save.mutate()} problem={save.error} label={t('nameTitle')}>
      <p className="field-help">{t('nameHelp')}</p>
      <div className={styles.pair}>
        <TextField label={t('nameZh')} name="nameZh" value={nameZh} onChange={setName} maxLength={100} isRequired />
        <TextField
          label={t('nameReason')}
          name="reason"
          help={t('nameReasonHelp')}
          value={reason}
          onChange={setReason}
          minLength={4}
          maxLength={200}
          isRequired
        />
      </div>
      <Row>
        <Button type="submit" isPending={save.isPending}>
          {t('nameSave')}
        </Button>
      </Row>
    </Form>
  );
}
