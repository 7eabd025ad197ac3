import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap, useMe } from '../../api/index.js';
import { Button, Card, Notice, ProblemNotice, Row, toast } from '../../ui/index.js';
import { useStrings } from './strings.js';

const LINK_KEY = ['me', 'oidc-link'] as const;

/**
 * The account's sign-in at another provider. Who came from there is asked here, after signing in by password, whether
 * the two belong together. Shown only where the installation has a provider.
 */
export function OtherSignIn(): ReactElement | null {
  const t = useStrings();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const methods = useQuery({
    queryKey: ['sign-in-methods'],
    queryFn: () => unwrap<{ oidc: { label: string } | null }>(api.GET('/api/v1/public/sign-in-methods')),
    staleTime: Infinity,
  });
  const label = methods.data?.oidc?.label;
  const { data: link } = useQuery({
    queryKey: LINK_KEY,
    queryFn: () => unwrap<{ isLinked: boolean; isWaiting: boolean }>(api.GET('/api/v1/auth/oidc/link')),
    enabled: label !== undefined,
  });
  const change = useMutation({
    mutationFn: (isLinked: boolean) =>
      isLinked ? unwrap(api.POST('/api/v1/auth/oidc/link')) : unwrap(api.DELETE('/api/v1/auth/oidc/link')),
    onSuccess: () => {
      toast(t('oidcDone'));
      return queries.invalidateQueries({ queryKey: LINK_KEY });
    },
  });
  if (label === undefined || !link) return null;
  return (
    <Card title={t('oidcTitle')}>
      <ProblemNotice error={change.error} />
      {link.isWaiting ? (
        <>
          <Notice tone="warn">{t('oidcWaiting', { label, name: me?.displayName })}</Notice>
          <Row>
            <Button kind="primary" isPending={change.isPending} onPress={() => change.mutate(true)}>
              {t('oidcLink')}
            </Button>
            <Button isPending={change.isPending} onPress={() => change.mutate(false)}>
              {t('oidcNot')}
            </Button>
          </Row>
        </>
      ) : (
        <>
          <p>{t(link.isLinked ? 'oidcLinked' : 'oidcNone', { label })}</p>
          {link.isLinked && (
            <Row>
              <Button isPending={change.isPending} onPress={() => change.mutate(false)}>
                {t('oidcUnlink')}
              </Button>
            </Row>
          )}
        </>
      )}
    </Card>
  );
}
