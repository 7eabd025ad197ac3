import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Button, Dialog, DraftNotice, Form, FormErrors, toast, useDraft } from '../../ui/index.js';
import { AffectedLessons, type AffectedLesson } from './affected-lessons.js';
import { AvailabilityFields } from './availability-fields.js';
import { useStrings } from './strings.js';
import type { AvailabilityPeriod, Instructor } from './types.js';

/** Changes the days of an instructor; lessons that this touches are listed, nothing is moved in secret. */
export function AvailabilityDialog({
  instructor,
  onClose,
}: {
  instructor: Instructor;
  onClose: () => void;
}): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [periods, setPeriods, clearDraft, wasRestored] = useDraft<AvailabilityPeriod[]>(
    `availability:${instructor.id}`,
    instructor.availability,
  );
  const [affected, setAffected] = useState<AffectedLesson[] | null>(null);
  const save = useMutation({
    mutationFn: () =>
      unwrap<{ affectedLessons: AffectedLesson[] }>(
        api.PUT('/api/v1/instructors/{instructorId}/availability', {
          params: { path: { instructorId: instructor.id } },
          body: { periods },
        }),
      ),
    onSuccess: ({ affectedLessons }) => {
      toast(t('saved'));
      clearDraft();
      void queries.invalidateQueries({ queryKey: ['instructors'] });
      void queries.invalidateQueries({ queryKey: ['timetable'] });
      if (affectedLessons.length === 0) onClose();
      else setAffected(affectedLessons);
    },
  });
  return (
    <Dialog title={t('availabilityOf', { name: nameOf(instructor) })} isOpen onClose={onClose}>
      {affected ? (
        <>
          <AffectedLessons lessons={affected} />
          <div className="dialog-foot">
            <Button onPress={onClose}>{t('close')}</Button>
          </div>
        </>
      ) : (
        <>
          <DraftNotice isShown={wasRestored} onDiscard={clearDraft} />
          <p className="field-help">{t('availabilityHelp')}</p>
          <Form onSubmit={() => save.mutate()} problem={save.error} label={t('availability')}>
            <AvailabilityFields
              name="periods"
              periods={periods}
              onChange={setPeriods}
              startsAvailable={instructor.kind === 'VISITING'}
            />
            <FormErrors shown={periods.flatMap((_, i) => [`/periods/${i}/fromDate`, `/periods/${i}/untilDate`])} />
            <div className="dialog-foot">
              <Button onPress={onClose}>{t('cancel')}</Button>
              <Button type="submit" kind="primary" isPending={save.isPending}>
                {t('save')}
              </Button>
            </div>
          </Form>
        </>
      )}
    </Dialog>
  );
}
