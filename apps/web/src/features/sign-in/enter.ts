import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { afterSignIn, Problem, startSession } from '../../api/index.js';
import { toast } from '../../ui/index.js';
import { useStrings } from './strings.js';

/**
 * Signs in by whatever yields an access token, greets by name (phones are shared) and leads on. A lost network leaves
 * the form as it was.
 */
export function useEnter<Given>(
  ask: (given: Given) => Promise<{ accessToken: string }>,
): UseMutationResult<void, Error, Given> {
  const t = useStrings();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return useMutation({
    mutationFn: async (given: Given) => {
      const { accessToken } = await ask(given);
      const me = await startSession(accessToken);
      if (!me) throw new Problem('session-ended', 401);
      toast(t('welcome', { name: me.displayName }));
      await navigate(afterSignIn(me, params.get('next')), { replace: true });
    },
  });
}
