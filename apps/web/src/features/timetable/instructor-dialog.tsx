import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf } from '../../i18n/index.js';
import { Button, ComboBox, Dialog, Form, FormErrors, RadioGroup, toast, type ComboOption } from '../../ui/index.js';
import { AffectedLessons, type AffectedLesson } from './affected-lessons.js';
import { AvailabilityFields } from './availability-fields.js';
import { findInstructorPeople, findOrgUnits } from './options.js';
import { useStrings } from './strings.js';
import type { AvailabilityPeriod, Instructor } from './types.js';
import { UnitChoice } from './unit-choice.js';

/** Registers an instructor, or changes kind, place and units of one. */
export function InstructorDialog({
  instructor,
  onClose,
}: {
  instructor: Instructor | null;
  onClose: () => void;
}): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [person, setPerson] = useState<ComboOption | null>(null);
  const [orgUnit, setOrgUnit] = useState<ComboOption | null>(
    instructor && { value: instructor.orgUnit.id, label: nameOf(instructor.orgUnit) },
  );
  const [kind, setKind] = useState<Instructor['kind']>(instructor?.kind ?? 'LOCAL');
  const [units, setUnits] = useState<string[]>(instructor?.competences.map(({ courseUnitId }) => courseUnitId) ?? []);
  const [stay, setStay] = useState<AvailabilityPeriod[]>([]);
  const [affected, setAffected] = useState<AffectedLesson[]>([]);
  const save = useMutation({
    mutationFn: async (): Promise<AffectedLesson[]> => {
      const shared = { orgUnitId: orgUnit?.value ?? '', kind, courseUnitIds: units };
      if (instructor) {
        const path = { instructorId: instructor.id };
        const { affectedLessons } = await unwrap<{ affectedLessons: AffectedLesson[] }>(
          api.PATCH('/api/v1/instructors/{instructorId}', { params: { path }, body: shared }),
        );
        return affectedLessons;
      }
      await unwrap(
        api.POST('/api/v1/instructors', {
          body: { ...shared, personId: person?.value ?? '', availability: kind === 'VISITING' ? stay : [] },
        }),
      );
      return [];
    },
    onSuccess: (lessons) => {
      toast(t('saved'));
      void queries.invalidateQueries({ queryKey: ['instructors'] });
      void queries.invalidateQueries({ queryKey: ['timetable'] });
      if (lessons.length === 0) onClose();
      else setAffected(lessons);
    },
  });
  const title = instructor ? t('editInstructor', { name: nameOf(instructor) }) : t('addInstructor');
  return (
    <Dialog title={title} isOpen onClose={onClose} size="wide">
      {affected.length > 0 && <AffectedLessons lessons={affected} />}
      <Form onSubmit={() => save.mutate()} problem={save.error} label={title}>
        {!instructor && (
          <ComboBox
            label={t('person')}
            name="personId"
            help={t('personHelp')}
            isRequired
            value={person}
            onChange={setPerson}
            queryKey={['accounts', 'instructors']}
            load={findInstructorPeople}
          />
        )}
        <ComboBox
          label={t('org')}
          name="orgUnitId"
          help={t('orgHelp')}
          isRequired
          value={orgUnit}
          onChange={setOrgUnit}
          queryKey={['org-units', 'choices']}
          load={(search) => findOrgUnits(search)}
        />
        <RadioGroup
          label={t('kind')}
          name="kind"
          isInline
          value={kind}
          onChange={(value) => setKind(value === 'VISITING' ? 'VISITING' : 'LOCAL')}
          options={[
            { value: 'LOCAL', label: t('LOCAL') },
            { value: 'VISITING', label: t('VISITING') },
          ]}
        />
        {!instructor && kind === 'VISITING' && (
          <>
            <h3>{t('stay')}</h3>
            <AvailabilityFields name="availability" periods={stay} onChange={setStay} startsAvailable />
          </>
        )}
        <h3>{t('teaches')}</h3>
        <UnitChoice value={units} onChange={setUnits} />
        <FormErrors shown={['/personId', '/orgUnitId']} />
        <div className="dialog-foot">
          <Button onPress={onClose}>{t(affected.length > 0 ? 'close' : 'cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            isPending={save.isPending}
            isDisabled={orgUnit === null || (!instructor && person === null)}
          >
            {t('save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
