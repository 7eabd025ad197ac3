import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { downloadFile } from '../../api/index.js';
import { currentLocale } from '../../i18n/index.js';
import { Button, ProblemNotice, Row } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { CalendarState } from './use-calendar-state.js';

/** The calendar on paper: the grid as the browser prints it, or all lessons as a PDF. */
export function PrintButtons({ state }: { state: CalendarState }): ReactElement {
  const t = useStrings();
  const { view, from, to, filters } = state;
  const file = useMutation({
    mutationFn: () => {
      const search = new URLSearchParams({
        from,
        to,
        view: view === 'week' ? 'week' : 'list',
        locale: currentLocale(),
        ...filters,
      });
      return downloadFile(`/api/v1/calendar/file.pdf?${search.toString()}`);
    },
  });
  return (
    <>
      <Row>
        {(view === 'week' || view === 'day') && <Button onPress={() => window.print()}>{t('print')}</Button>}
        <Button icon="download" isPending={file.isPending} onPress={() => file.mutate()}>
          {t('pdf')}
        </Button>
      </Row>
      <ProblemNotice error={file.error} />
    </>
  );
}
