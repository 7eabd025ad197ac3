import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, Card, EmptyState, Form, Notice, RadioGroup } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { type ConsentBasis, ROSTER_KEY, type RosterImport } from './types.js';

/** Starts the import, or goes on with one that was stopped; then the consent basis stays as it was. */
export function StartImport({ found }: { found: RosterImport }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const isResumed = found.rowsDone > 0;
  const [basis, setBasis] = useState<ConsentBasis>(found.consentBasis);
  const start = useMutation({
    mutationFn: () =>
      unwrap<{ jobId: string }>(
        api.POST('/api/v1/roster-imports/{id}/start', {
          params: { path: { id: found.id } },
          body: { consentBasis: isResumed ? found.consentBasis : basis },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: [ROSTER_KEY] }),
  });
  if (found.accepted === 0) {
    return (
      <Card>
        <EmptyState icon="warn" title={t('nothingToImport')} text={t('nothingToImportText')} />
      </Card>
    );
  }
  const isPaper = (isResumed ? found.consentBasis : basis) === 'PAPER';
  return (
    <Card title={t('start')}>
      <Form label={t('start')} problem={start.error} onSubmit={() => start.mutate()}>
        {isResumed ? (
          <Notice>{t('resumeText', { done: found.rowsDone, total: found.totalRows })}</Notice>
        ) : (
          <RadioGroup
            label={t('consentBasis')}
            name="consentBasis"
            help={t('consentBasisHelp')}
            value={basis}
            onChange={(value) => setBasis(value as ConsentBasis)}
            options={[
              { value: 'PENDING', label: t('PENDING'), help: t('pendingHelp') },
              { value: 'PAPER', label: t('PAPER'), help: t('paperHelp') },
            ]}
          />
        )}
        {isPaper && <Notice tone="warn">{t('paperWarning')}</Notice>}
        <Button type="submit" kind="primary" icon="check" isPending={start.isPending}>
          {isResumed ? t('resume') : t('startButton', { count: found.accepted })}
        </Button>
      </Form>
    </Card>
  );
}
