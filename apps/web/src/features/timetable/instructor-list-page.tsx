import { useState, type ReactElement } from 'react';
import { api, unwrap, useCan } from '../../api/index.js';
import { nameOf, useFormat } from '../../i18n/index.js';
import { Badge, Button, DataTable, Page, Row, type Column, today } from '../../ui/index.js';
import { AvailabilityDialog } from './availability-dialog.js';
import { InstructorDialog } from './instructor-dialog.js';
import { useStrings } from './strings.js';
import type { Instructor, InstructorPage } from './types.js';

type Opened = { what: 'availability'; instructor: Instructor } | { what: 'edit'; instructor: Instructor | null };

/** Who can teach what, and when. */
export function InstructorListPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const availabilityText = useAvailabilityText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayManage = can('instructor:manage');
  const add = mayManage && (
    <Button kind="primary" icon="plus" onPress={() => setOpened({ what: 'edit', instructor: null })}>
      {t('addInstructor')}
    </Button>
  );
  const columns: Column<Instructor>[] = [
    { id: 'name', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    {
      id: 'kind',
      label: t('kind'),
      isSortable: true,
      render: (row) => <Badge tone={row.kind === 'LOCAL' ? 'neutral' : 'info'}>{t(row.kind)}</Badge>,
    },
    { id: 'orgUnit', label: t('org'), isSortable: true, render: (row) => nameOf(row.orgUnit) },
    { id: 'teaches', label: t('teaches'), render: (row) => t('unitsCount', { count: row.competences.length }) },
    { id: 'availability', label: t('availability'), render: availabilityText },
    ...(mayManage
      ? [
          {
            id: 'edit',
            label: t('edit'),
            render: (row: Instructor) => (
              <Row gap={2}>
                <Button isSmall icon="calendar" onPress={() => setOpened({ what: 'availability', instructor: row })}>
                  {t('editAvailability')}
                </Button>
                <Button isSmall icon="edit" onPress={() => setOpened({ what: 'edit', instructor: row })}>
                  {t('editUnits')}
                </Button>
              </Row>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page title={t('instructorsTitle')} intro={t('instructorsHelp')} actions={add}>
      <DataTable<Instructor>
        name="instructors"
        label={t('instructorsTitle')}
        queryKey={['instructors']}
        load={(query) => unwrap<InstructorPage>(api.GET('/api/v1/instructors', { params: { query } }))}
        columns={columns}
        rowKey={(row) => row.id}
        isSearchable
        searchLabel={t('searchName')}
        empty={{ title: t('noInstructors'), text: t('noInstructorsHelp'), icon: 'person', action: add }}
      />
      {opened?.what === 'availability' && (
        <AvailabilityDialog instructor={opened.instructor} onClose={() => setOpened(null)} />
      )}
      {opened?.what === 'edit' && <InstructorDialog instructor={opened.instructor} onClose={() => setOpened(null)} />}
    </Page>
  );
}

const SHOWN_PERIODS = 2;

/** The periods to come in words; how many more there are. */
function useAvailabilityText(): (row: Instructor) => string {
  const t = useStrings();
  const { date } = useFormat();
  // The year is said only where it is another one.
  const day = (value: string): string => date(value, { year: value.slice(0, 4) !== today().slice(0, 4) });
  return ({ availability }) => {
    const coming = availability.filter(({ untilDate }) => untilDate >= today());
    // A stay that is over still means: not there on other days.
    if (coming.length === 0)
      return availability.some(({ isAvailable }) => isAvailable) ? t('noDaysAhead') : t('always');
    const texts = coming.slice(0, SHOWN_PERIODS).map(({ fromDate, untilDate, isAvailable }) =>
      t(isAvailable ? 'comesOn' : 'awayOn', {
        from: day(fromDate),
        until: day(untilDate),
      }),
    );
    const more = coming.length - SHOWN_PERIODS;
    return [...texts, ...(more > 0 ? [t('morePeriods', { count: more })] : [])].join(t('comma'));
  };
}
