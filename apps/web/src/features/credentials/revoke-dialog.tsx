import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, Code, Dialog, Form, Notice, RadioGroup, TextField, toast } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { REASON_CLASSES, type Credential, type ReasonClass } from './types.js';

/** Revokes a certificate for good: a class of reasons that everybody sees, and a note that only the staff sees. */
export function RevokeDialog({ credential, onClose }: { credential: Credential; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [reasonClass, setReasonClass] = useState<ReasonClass | ''>('');
  const [note, setNote] = useState('');
  const revoke = useMutation({
    mutationFn: (body: { reasonClass: ReasonClass; note: string }) =>
      unwrap<Credential>(
        api.POST('/api/v1/credentials/{id}/revocation', { params: { path: { id: credential.id } }, body }),
      ),
    onSuccess: (revoked) => {
      // The list first: its key is the beginning of the key of this one.
      void queries.invalidateQueries({ queryKey: ['credentials'] });
      queries.setQueryData(['credentials', 'one', credential.id], revoked);
      void queries.invalidateQueries({ queryKey: ['outcomes'] });
      void queries.invalidateQueries({ queryKey: ['completion'] });
      toast(t('revoked'));
      onClose();
    },
  });
  const isReady = reasonClass !== '' && note.trim() !== '';
  return (
    <Dialog title={t('revokeTitle')} isOpen isAlert onClose={onClose}>
      <Form
        problem={revoke.error}
        onSubmit={() => {
          if (reasonClass !== '') revoke.mutate({ reasonClass, note: note.trim() });
        }}
      >
        <p>
          <Code>{credential.number}</Code> · <bdi>{credential.holderNameZh}</bdi>
        </p>
        <Notice tone="warn">{t('revokeHelp')}</Notice>
        <RadioGroup
          label={t('reasonClass')}
          name="reasonClass"
          help={t('reasonClassHelp')}
          value={reasonClass}
          onChange={(value) => setReasonClass(REASON_CLASSES.find((known) => known === value) ?? '')}
          options={REASON_CLASSES.map((value) => ({ value, label: t(value), help: t(`${value}-help`) }))}
        />
        <TextField
          label={t('note')}
          name="note"
          help={t('noteHelp')}
          value={note}
          onChange={setNote}
          isMultiline
          isRequired
          maxLength={500}
        />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" kind="danger" isPending={revoke.isPending} isDisabled={!isReady}>
            {t('revoke')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
