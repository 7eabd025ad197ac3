import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { request } from '../../api/index.js';
import { Button, Code, DescriptionList, Masked, Notice, ReasonDialog, Row, Stack } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Account } from './types.js';

interface Numbers {
  idNumber: string | null;
  mobile: string | null;
}

/** Full numbers for a stated reason. They live in the open window only, never in the cache. */
export function Unmask({ account }: { account: Account }): ReactElement {
  const t = useStrings();
  const [isAsking, setAsking] = useState(false);
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const unmask = useMutation({
    mutationFn: (reason: string) =>
      request<Numbers>('POST', `/api/v1/persons/${account.personId}/unmasking`, { reason }),
    gcTime: 0,
    onSuccess: (full) => {
      setNumbers(full);
      setAsking(false);
    },
  });
  return (
    <Stack gap={3}>
      {numbers ? (
        <Notice tone="warn">
          <DescriptionList
            items={[
              { label: t('idNumber'), value: numbers.idNumber ? <Code>{numbers.idNumber}</Code> : t('none') },
              { label: t('mobile'), value: numbers.mobile ? <Code>{numbers.mobile}</Code> : t('none') },
            ]}
          />
          <p>{t('unmasked')}</p>
        </Notice>
      ) : (
        <Row>
          <Masked>{account.mobileMasked}</Masked>
          <Button isSmall onPress={() => setAsking(true)}>
            {t('unmaskTitle')}
          </Button>
        </Row>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('unmaskTitle')}
          text={t('unmaskText')}
          confirmLabel={t('unmask')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={(reason) => unmask.mutate(reason)}
          isPending={unmask.isPending}
          problem={unmask.error}
        />
      )}
    </Stack>
  );
}
