import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, ME_KEY, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import {
  Badge,
  Button,
  Card,
  ConfirmDialog,
  DateRangeText,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  ProgressBar,
  QueryView,
  Row,
  Stack,
  toast,
} from '../../ui/index.js';
import { useStrings } from './strings.js';
import { baseNameOf, courseTitleOf, ENROLLMENT_TONES, type MyEnrollment, type MyEnrollmentPage } from './types.js';

const KEY = ['me', 'enrollments'] as const;

/** A trainee's own classes: agree to an invitation, or leave without a reason and without penalty. */
export function MyCohortsPage(): ReactElement {
  const t = useStrings();
  const [leaving, setLeaving] = useState<MyEnrollment | null>(null);
  const query = useQuery({
    queryKey: KEY,
    queryFn: () =>
      unwrap<MyEnrollmentPage>(api.GET('/api/v1/me/enrollments', { params: { query: { page: 1, pageSize: 100 } } })),
    // A seat is confirmed by the queue, a moment after the consent.
    refetchInterval: ({ state }) => (state.data?.items.some((row) => row.isBeingConfirmed) ? 1_000 : false),
  });
  return (
    <Page title={t('mineTitle')} intro={t('mineHelp')} width="narrow">
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="book" title={t('mineEmpty')} text={t('mineEmptyHelp')} />
          ) : (
            <Stack>
              {page.items.map((row: MyEnrollment) => (
                <MyCohort key={row.id} row={row} onLeave={() => setLeaving(row)} />
              ))}
            </Stack>
          )
        }
      </QueryView>
      {leaving && <LeaveDialog row={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function MyCohort({ row, onLeave }: { row: MyEnrollment; onLeave: () => void }): ReactElement {
  const t = useStrings();
  const status = row.status;
  return (
    <Card title={nameOf(row)} actions={<Badge tone={ENROLLMENT_TONES[status]}>{t(status)}</Badge>}>
      <Stack gap={3}>
        <p>
          {`${courseTitleOf(row)} · ${t(row.tier)}`}
          <br />
          {baseNameOf(row)}
          <br />
          <DateRangeText from={row.startsOn} to={row.endsOn} />
        </p>
        {status !== 'WITHDRAWN' && status !== 'WAITLISTED' && (
          <ProgressBar
            label={t('mineHours', { attended: row.attendedClassHours, planned: row.plannedClassHours })}
            value={row.attendedClassHours}
            max={row.plannedClassHours}
          />
        )}
        {row.needsConsent && <Notice tone="warn">{t('agreeHelp')}</Notice>}
        <Row>
          {row.needsConsent && (
            <LinkButton to="/consent" kind="primary">
              {t('agree')}
            </LinkButton>
          )}
          {row.mayWithdraw && <Button onPress={onLeave}>{t('leave')}</Button>}
        </Row>
      </Stack>
    </Card>
  );
}

function LeaveDialog({ row, onClose }: { row: MyEnrollment; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/me/enrollments/{id}/withdrawal', { params: { path: { id: row.id } } })),
    onSuccess: () => {
      toast(t('left'));
      void queries.invalidateQueries({ queryKey: ME_KEY });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('leaveTitle', { name: nameOf(row) })}
      text={t('leaveHelp')}
      confirmLabel={t('leave')}
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={() => leave.mutate()}
      isPending={leave.isPending}
      problem={leave.error}
    />
  );
}
