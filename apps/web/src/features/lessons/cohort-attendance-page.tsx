import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, unwrap, useCan } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Code, DataTable, HelpText, Page, ProgressBar, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { CohortAttendancePage as Answer, CohortAttendanceRow } from './types.js';

const FULL = 10_000;

/** How far each trainee of a class has come, in class hours. */
export function CohortAttendancePage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const { percent } = useFormat();
  const { id = '' } = useParams();
  const cohort = useQuery({
    queryKey: ['cohorts', 'one', id],
    queryFn: () =>
      unwrap<{ code: string; nameZh: string; nameUg: string | null; nameEn: string | null }>(
        api.GET('/api/v1/cohorts/{id}', { params: { path: { id } } }),
      ),
  });
  const rate = ({ rateHundredths }: CohortAttendanceRow): string =>
    rateHundredths === null ? '—' : percent(rateHundredths / FULL, 2);
  const columns: Column<CohortAttendanceRow>[] = [
    { id: 'nameZh', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    { id: 'held', label: t('held'), isNumeric: true, render: (row) => row.heldClassHours },
    {
      id: 'attendedClassHours',
      label: t('attended'),
      isSortable: true,
      isNumeric: true,
      render: (row) => row.attendedClassHours,
    },
    {
      id: 'rateHundredths',
      label: t('rate'),
      isSortable: true,
      isNumeric: true,
      render: (row) => <bdi>{rate(row)}</bdi>,
      text: rate,
    },
    {
      id: 'isOnCourse',
      label: t('onCourse'),
      render: (row) =>
        row.rateHundredths === null ? (
          <Badge>{t('notBegun')}</Badge>
        ) : (
          <Badge tone={row.isOnCourse ? 'good' : 'bad'}>{t(row.isOnCourse ? 'isOnCourse' : 'isBehind')}</Badge>
        ),
    },
    {
      id: 'planned',
      label: t('ofPlanned'),
      render: (row) => (
        <ProgressBar
          label={t('hoursOf', { attended: row.attendedClassHours, planned: row.plannedClassHours })}
          value={row.attendedClassHours}
          max={row.plannedClassHours}
        />
      ),
    },
  ];
  return (
    <Page
      title={t('attendanceTitle')}
      breadcrumbs={[
        { label: t('cohorts'), to: '/console/cohorts' },
        ...(cohort.data ? [{ label: nameOf(cohort.data), to: `/console/cohorts/${id}` }] : []),
      ]}
      intro={cohort.data && <Code>{cohort.data.code}</Code>}
    >
      <HelpText summary={t('attendanceHelpTitle')}>{t('attendanceHelp')}</HelpText>
      <DataTable<CohortAttendanceRow>
        name="cohort-attendance"
        label={t('attendanceTitle')}
        queryKey={['cohort-attendance', id]}
        load={(query) =>
          unwrap<Answer>(
            api.GET('/api/v1/cohorts/{cohortId}/attendance', { params: { path: { cohortId: id }, query } }),
          )
        }
        columns={columns}
        rowKey={(row) => row.enrollmentId}
        rowLink={(row) => (can('trainee:read') ? `/console/trainees/${row.traineeId}` : undefined)}
        isSearchable
        searchLabel={t('searchPeople')}
        xlsx={
          can('enrollment:read')
            ? {
                path: `/api/v1/cohorts/${id}/enrollments.xlsx`,
                fileName: `${cohort.data?.code ?? 'cohort'}-attendance.xlsx`,
              }
            : undefined
        }
        empty={{ title: t('nobody'), text: t('nobodyHelp'), icon: 'people' }}
      />
    </Page>
  );
}
