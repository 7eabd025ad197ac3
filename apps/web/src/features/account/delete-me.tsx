import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, endSession, unwrap } from '../../api/index.js';
import {
  Button,
  Card,
  Checkbox,
  Dialog,
  forgetDrafts,
  Form,
  Notice,
  PasswordField,
  Row,
  toast,
} from '../../ui/index.js';
import styles from './account.module.css';
import { useStrings } from './strings.js';

/** Erasure, with what goes and what stays and why, before anything is asked. */
export function DeleteMe(): ReactElement {
  const t = useStrings();
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={t('deleteTitle')}>
      <p>{t('deleteHelp')}</p>
      <ul className={styles.kept}>
        <li>{t('deletedWhat')}</li>
        <li>{t('keptHours')}</li>
        <li>{t('keptCredential')}</li>
        <li>{t('keptConsent')}</li>
        <li>{t('deleteFree')}</li>
      </ul>
      <Row>
        <Button icon="trash" onPress={() => setAsking(true)}>
          {t('delete')}
        </Button>
      </Row>
      {isAsking && <DeleteDialog onClose={() => setAsking(false)} />}
    </Card>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [isSure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/me', { body: { password } })),
    onSuccess: async () => {
      forgetDrafts();
      toast(t('deleted'));
      await navigate('/sign-in', { replace: true });
      endSession();
    },
  });
  return (
    <Dialog title={t('deleteAsk')} isOpen onClose={onClose} isAlert>
      <Form onSubmit={() => erase.mutate()} problem={erase.error} label={t('deleteAsk')}>
        <Notice tone="warn">{t('deleteHelp')}</Notice>
        <Checkbox label={t('deleteConfirmWord')} isSelected={isSure} onChange={setSure} isRequired />
        <PasswordField
          label={t('passwordConfirm')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t('deleteCancel')}</Button>
          <Button type="submit" kind="danger" isPending={erase.isPending}>
            {t('delete')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
