import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { downloadFile, useCan } from '../../api/index.js';
import { Button, Page, QueryView, ReasonDialog, Stack } from '../../ui/index.js';
import { FilterBar } from './filter-bar.js';
import { GettingStarted } from './getting-started.js';
import { Headline } from './headline.js';
import { overviewQuery, searchOf, useOverviewFilter, type OverviewFilter } from './overview-filter.js';
import { ProgrammeTable } from './programme-table.js';
import { Published } from './published.js';
import { useStrings } from './strings.js';
import { TodayLessons } from './today-lessons.js';
import type { Overview } from './types.js';
import { UnitTable } from './unit-table.js';
import { WorkList } from './work-list.js';

/** The coordinators' home: how the year stands, what needs them today, and the same figures by county team and base. */
export function OverviewPage(): ReactElement {
  const t = useStrings();
  const can = useCan();
  const [filter, change] = useOverviewFilter();
  const query = useQuery(overviewQuery(filter));
  const overview = query.data;
  // The server chose the year when the address names none; links must carry it.
  const shown: OverviewFilter = { ...filter, year: filter.year ?? overview?.year };
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={overview && can('outcome:export') && <ExportButton filter={shown} />}
    >
      <FilterBar filter={filter} year={shown.year} onChange={change} />
      <QueryView query={query}>{(found) => <Sections overview={found} filter={shown} />}</QueryView>
    </Page>
  );
}

function Sections({ overview, filter }: { overview: Overview; filter: OverviewFilter }): ReactElement {
  const t = useStrings();
  const can = useCan();
  const isFiltered = filter.orgUnitId !== undefined || filter.baseId !== undefined;
  const isNew = !isFiltered && overview.byTeam.length === 0 && overview.year >= Math.max(0, ...overview.years);
  const mayWork = can('cohort:read');
  // Where nothing has been held, empty tables would only hide what to do first.
  if (isNew && mayWork) {
    return (
      <Stack gap={5}>
        <GettingStarted />
        <Headline overview={overview} filter={filter} />
        <Published rows={overview.reported} year={overview.year} />
      </Stack>
    );
  }
  return (
    <Stack gap={5}>
      <Headline overview={overview} filter={filter} />
      {mayWork && <WorkList />}
      {can('lesson:read') && <TodayLessons />}
      <UnitTable
        title={t('byTeam')}
        unitLabel={t('team')}
        note={t('byTeamNote')}
        rows={overview.byTeam}
        filter={filter}
        part="orgUnitId"
      />
      <UnitTable
        title={t('byBase')}
        unitLabel={t('base')}
        note={t('byBaseNote')}
        rows={overview.byBase}
        filter={filter}
        part="baseId"
      />
      {can('programme:read') && <ProgrammeTable year={overview.year} />}
      <Published rows={overview.reported} year={overview.year} />
    </Stack>
  );
}

/** The year's report as a workbook; the server keeps the reason. */
function ExportButton({ filter }: { filter: OverviewFilter }): ReactElement {
  const t = useStrings();
  const [isAsking, setAsking] = useState(false);
  const download = useMutation({
    mutationFn: (reason: string) =>
      downloadFile(`/api/v1/outcomes/overview.xlsx${searchOf(filter)}`, {
        reason,
        fileName: `${t('exportName')}-${filter.year}.xlsx`,
      }),
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Button icon="download" isPending={download.isPending} onPress={() => setAsking(true)}>
        {t('export')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('export')}
          text={t('exportHelp')}
          confirmLabel={t('export')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={(reason) => download.mutate(reason)}
          isPending={download.isPending}
          problem={download.error}
        />
      )}
    </>
  );
}
