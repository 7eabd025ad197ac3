import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { pickTitle } from '../../i18n/index.js';
import { Card, ErrorState, Loading, Select } from '../../ui/index.js';
import { loadCourses } from './options.js';
import { useStrings } from './strings.js';
import type { CoursePlan } from './types.js';

/** Chooses a course by tier and class hours, and shows its units before anything is opened. */
export function CoursePicker({ value, onChange }: { value: string; onChange: (id: string) => void }): ReactElement {
  const t = useStrings();
  const courses = useQuery({ queryKey: ['courses', 'choices'], queryFn: loadCourses });
  if (courses.isError) return <ErrorState error={courses.error} onRetry={() => void courses.refetch()} />;
  if (!courses.data) return <Loading lines={1} />;
  return (
    <>
      <Select
        label={t('course')}
        name="courseId"
        isRequired
        value={value}
        onChange={onChange}
        placeholder={t('chooseCourse')}
        help={courses.data.length === 0 ? t('noCourses') : undefined}
        options={courses.data.map((course) => ({
          value: course.id,
          label: `${t(course.tier)} · ${pickTitle(course)} · ${t('hoursShort', { count: course.classHours })}`,
        }))}
      />
      {value && <Plan courseId={value} />}
    </>
  );
}

function Plan({ courseId }: { courseId: string }): ReactElement | null {
  const t = useStrings();
  const { data } = useQuery({
    queryKey: ['courses', courseId],
    queryFn: () => unwrap<CoursePlan>(api.GET('/api/v1/courses/{id}', { params: { path: { id: courseId } } })),
  });
  if (!data) return null;
  return (
    <Card
      title={t('coursePlan', {
        units: data.units,
        hours: data.classHours,
        practice: data.practiceClassHours,
      })}
    >
      <ol>
        {data.plan.map((unit: CoursePlan['plan'][number]) => (
          <li key={unit.id}>
            {pickTitle(unit)}
            <div className="field-help">
              {t('unitLine', { hours: unit.classHours, mode: t(unit.mode), equipment: t(unit.equipment) })}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
