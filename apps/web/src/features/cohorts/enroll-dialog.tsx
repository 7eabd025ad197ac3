import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Button, ComboBox, Dialog, Form, toast, type ComboOption } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Cohort, EnrollmentStatus } from './types.js';

/** Adds one known trainee; the server decides between a seat, a held seat and the waiting list. */
export function EnrollDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [person, setPerson] = useState<ComboOption | null>(null);
  const enroll = useMutation({
    mutationFn: () =>
      unwrap<{ status: EnrollmentStatus }>(
        api.POST('/api/v1/cohorts/{cohortId}/enrollments', {
          params: { path: { cohortId: cohort.id } },
          body: { traineeId: person?.value ?? '' },
        }),
      ),
    onSuccess: ({ status }) => {
      toast(t('enrolledAs', { status: t(status) }));
      void queries.invalidateQueries({ queryKey: ['enrollments', cohort.id] });
      void queries.invalidateQueries({ queryKey: ['cohorts'] });
      onClose();
    },
  });
  return (
    <Dialog title={t('enrollTitle')} isOpen onClose={onClose}>
      <Form onSubmit={() => enroll.mutate()} problem={enroll.error} label={t('enrollTitle')}>
        <ComboBox
          label={t('enrollPerson')}
          name="traineeId"
          help={t('enrollHelp')}
          isRequired
          value={person}
          onChange={setPerson}
          queryKey={['trainees', 'choices']}
          load={findTrainees}
        />
        <Button type="submit" kind="primary" isPending={enroll.isPending} isDisabled={person === null}>
          {t('enroll')}
        </Button>
      </Form>
    </Dialog>
  );
}

interface TraineeChoice {
  id: string;
  nameZh: string;
  nameUg: string | null;
  idNumberMasked: string | null;
}

/** Trainees by name; the masked number tells people of one name apart. */
async function findTrainees(search: string): Promise<ComboOption[]> {
  const query = { page: 1, pageSize: 20, ...(search ? { search } : {}) };
  const { items } = await unwrap<{ items: TraineeChoice[] }>(api.GET('/api/v1/trainees', { params: { query } }));
  return items.map((row) => ({
    value: row.id,
    label: nameOf(row),
    description: row.idNumberMasked ?? undefined,
  }));
}
