import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { api, unwrap } from '../../api/index.js';
import { type Formats, nameOf, useFormat } from '../../i18n/index.js';
import {
  Badge,
  Button,
  DataTable,
  DateText,
  LinkButton,
  Masked,
  ReasonDialog,
  Select,
  TextLink,
  toast,
  type Column,
} from '../../ui/index.js';
import { EnrollDialog } from './enroll-dialog.js';
import { useStrings } from './strings.js';
import {
  ENROLLMENT_STATUSES,
  ENROLLMENT_TONES,
  type Cohort,
  type EnrollmentPage,
  type EnrollmentRow,
  type EnrollmentStatus,
} from './types.js';

const ACTIVE: readonly string[] = ['INVITED', 'CONFIRMED', 'WAITLISTED'];

/** Who is in a class: masked numbers, attendance, and the way out with a reason. */
export function EnrollmentTable({ cohort }: { cohort: Cohort }): ReactElement {
  const t = useStrings();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [leaving, setLeaving] = useState<EnrollmentRow | null>(null);
  const [isEnrolling, setEnrolling] = useState(false);
  const status = params.get('status') ?? '';
  const roster = cohort.allowedActions.includes('import-roster') && (
    <LinkButton to={`/console/cohorts/${cohort.id}/roster`} icon="upload">
      {t('importRoster')}
    </LinkButton>
  );
  const exportPath = `/api/v1/cohorts/${cohort.id}/enrollments.xlsx${status ? `?status=${status}` : ''}`;
  return (
    <>
      <DataTable<EnrollmentRow>
        name="enrollments"
        label={t('enrollments')}
        queryKey={['enrollments', cohort.id, status]}
        load={(query) =>
          unwrap<EnrollmentPage>(
            api.GET('/api/v1/cohorts/{cohortId}/enrollments', {
              params: {
                path: { cohortId: cohort.id },
                query: { ...query, ...(status ? { status: status as EnrollmentStatus } : {}) },
              },
            }),
          )
        }
        columns={columnsOf(t, format, cohort.allowedActions.includes('withdraw') ? setLeaving : null)}
        rowKey={(row) => row.id}
        isSearchable
        searchLabel={t('searchPeople')}
        xlsx={{ path: exportPath, fileName: `enrollments-${cohort.code}.xlsx` }}
        actions={
          <>
            {cohort.allowedActions.includes('enroll') && (
              <Button icon="plus" onPress={() => setEnrolling(true)}>
                {t('enroll')}
              </Button>
            )}
            {roster}
          </>
        }
        filters={
          <Select
            label={t('status')}
            name="status"
            isRequired
            value={status}
            onChange={(value) =>
              setParams({ tab: 'enrollments', ...(value ? { status: value } : {}) }, { replace: true })
            }
            placeholder={t('anyStatus')}
            options={ENROLLMENT_STATUSES.map((value) => ({ value, label: t(value) }))}
          />
        }
        empty={
          status
            ? { title: t('noPeopleMatch'), text: t('noPeopleMatchHelp'), icon: 'search' }
            : { title: t('noPeople'), text: t('noPeopleHelp'), icon: 'people', action: roster }
        }
      />
      {isEnrolling && <EnrollDialog cohort={cohort} onClose={() => setEnrolling(false)} />}
      {leaving && <WithdrawDialog cohort={cohort} row={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function WithdrawDialog({
  cohort,
  row,
  onClose,
}: {
  cohort: Cohort;
  row: EnrollmentRow;
  onClose: () => void;
}): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      unwrap<{ promoted: number }>(
        api.POST('/api/v1/enrollments/{id}/withdrawal', {
          params: { path: { id: row.id } },
          body: { reason },
        }),
      ),
    onSuccess: ({ promoted }) => {
      toast(promoted > 0 ? t('withdrawnPromoted', { count: promoted }) : t('withdrawn'));
      void queries.invalidateQueries({ queryKey: ['enrollments', cohort.id] });
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('withdrawTitle', { name: nameOf(row) })}
      text={t('withdrawHelp')}
      confirmLabel={t('withdraw')}
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={(reason) => withdraw.mutate(reason)}
      isPending={withdraw.isPending}
      problem={withdraw.error}
    />
  );
}

function columnsOf(
  t: ReturnType<typeof useStrings>,
  format: Formats,
  onWithdraw: ((row: EnrollmentRow) => void) | null,
): Column<EnrollmentRow>[] {
  return [
    {
      id: 'nameZh',
      label: t('personName'),
      isSortable: true,
      isPrimary: true,
      render: (row) => <TextLink to={`/console/trainees/${row.traineeId}`}>{nameOf(row)}</TextLink>,
    },
    { id: 'idNumber', label: t('idNumber'), render: (row) => <Masked>{row.idNumberMasked}</Masked> },
    { id: 'mobile', label: t('mobile'), render: (row) => <Masked>{row.mobileMasked}</Masked> },
    {
      id: 'status',
      label: t('status'),
      isSortable: true,
      render: (row) => (
        <>
          <Badge tone={ENROLLMENT_TONES[row.status]}>{t(row.status)}</Badge>
          {row.waitingPosition !== null && (
            <div className="field-help">{t('waiting', { position: row.waitingPosition })}</div>
          )}
        </>
      ),
    },
    {
      id: 'attendedClassHours',
      label: t('attendance'),
      isSortable: true,
      isNumeric: true,
      render: (row) =>
        row.attendanceRateHundredths === null
          ? t('attendanceNone')
          : t('attendanceOf', {
              attended: row.attendedClassHours,
              held: row.heldClassHours,
              rate: format.percent(row.attendanceRateHundredths / 10_000),
            }),
    },
    {
      id: 'enrolledAt',
      label: t('enrolledAt'),
      isSortable: true,
      render: (row) => <DateText value={row.enrolledAt} />,
    },
    ...(onWithdraw
      ? [
          {
            id: 'withdraw',
            label: t('withdraw'),
            render: (row: EnrollmentRow) =>
              ACTIVE.includes(row.status) ? (
                <Button isSmall onPress={() => onWithdraw(row)}>
                  {t('withdraw')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
}
