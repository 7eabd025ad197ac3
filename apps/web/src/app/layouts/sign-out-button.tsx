import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { problemOf, signOut } from '../../api/index.js';
import { Button, forgetDrafts, toast, useUiText } from '../../ui/index.js';

/** Ends the session and removes drafts: training phones and office computers are shared. */
export function SignOutButton(): ReactElement {
  const t = useUiText();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      forgetDrafts();
      void navigate('/sign-in', { replace: true });
    },
    onError: (error) => toast(problemOf(error).text, 'bad'),
  });
  return (
    <Button kind="quiet" icon="exit" isPending={leave.isPending} onPress={() => leave.mutate()}>
      {t('signOut')}
    </Button>
  );
}
