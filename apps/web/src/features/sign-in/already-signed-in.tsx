import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { afterSignIn, signOut, type Me } from '../../api/index.js';
import { Button, Card, forgetDrafts, LinkButton, ProblemNotice, Row } from '../../ui/index.js';
import { useStrings } from './strings.js';

/** Whose session this device has, and the way to another: phones are shared. */
export function AlreadySignedIn({ me }: { me: Me }): ReactElement {
  const t = useStrings();
  const [params] = useSearchParams();
  const leave = useMutation({ mutationFn: signOut, onSuccess: forgetDrafts });
  return (
    <Card title={t('alreadyTitle')}>
      <p>{t('alreadyText', { name: me.displayName })}</p>
      <ProblemNotice error={leave.error} />
      <Row>
        <LinkButton to={afterSignIn(me, params.get('next'))} kind="primary">
          {t('goOn')}
        </LinkButton>
        <Button isPending={leave.isPending} onPress={() => leave.mutate()}>
          {t('switchAccount')}
        </Button>
      </Row>
    </Card>
  );
}
