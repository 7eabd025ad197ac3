import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { pickTitle } from '../../i18n/index.js';
import { Checkbox, HelpText, QueryView, Stack } from '../../ui/index.js';
import { courseUnitsQuery } from './course-units.js';
import { useStrings } from './strings.js';

export interface UnitChoiceProps {
  value: readonly string[];
  onChange: (courseUnitIds: string[]) => void;
}

/** Course units that an instructor can teach, by course. */
export function UnitChoice({ value, onChange }: UnitChoiceProps): ReactElement {
  const t = useStrings();
  const query = useQuery(courseUnitsQuery);
  const chosen = new Set(value);
  const toggle = (ids: readonly string[], isSelected: boolean): void =>
    onChange(isSelected ? [...new Set([...value, ...ids])] : value.filter((id) => !ids.includes(id)));
  return (
    <Stack gap={2}>
      <p className="field-help">{t('unitsHelp')}</p>
      <QueryView query={query}>
        {(courses) => (
          <Stack gap={2}>
            {courses.map((course) => {
              const ids = course.plan.map(({ id }) => id);
              const count = ids.filter((id) => chosen.has(id)).length;
              return (
                <HelpText key={course.id} summary={`${pickTitle(course)} · ${count} / ${ids.length}`}>
                  <Checkbox
                    label={t('allUnits')}
                    isSelected={count === ids.length}
                    onChange={(isSelected) => toggle(ids, isSelected)}
                  />
                  {course.plan.map((unit) => (
                    <Checkbox
                      key={unit.id}
                      label={pickTitle(unit)}
                      isSelected={chosen.has(unit.id)}
                      onChange={(isSelected) => toggle([unit.id], isSelected)}
                    />
                  ))}
                </HelpText>
              );
            })}
          </Stack>
        )}
      </QueryView>
    </Stack>
  );
}
