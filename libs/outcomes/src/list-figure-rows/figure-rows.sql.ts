import type { Figure } from '../figures/figures.policy.js';

/** One row of a figure: where it comes from, what it shows, in which order. */
interface RowSource {
  /** `from` and `where` after `countedClasses`; one row for each thing that the figure counts. */
  readonly from: string;
  readonly columns: string;
  readonly order: string;
  readonly sortable: Record<string, string>;
}

const PINYIN = 'collate "zh-Hans-CN-x-icu"';
const PERSON = `p.name_zh as "nameZh", p.name_ug as "nameUg", p.id_number_masked as "idNumberMasked"`;
const CLASS = `c.id as "cohortId", c.code as "cohortCode", c.name_zh as "cohortNameZh", c.name_ug as "cohortNameUg",
  c.name_en as "cohortNameEn"`;
const BY_CLASS = { cohortNameZh: `c.name_zh ${PINYIN}`, cohortCode: 'c.code' };
const BY_NAME = { nameZh: `p.name_zh ${PINYIN}` };

/** The rows of each figure; their number (or the sum of their hours, for the attendance rate) is the figure. */
export const ROW_SOURCES: Record<Figure, RowSource> = {
  'persons-trained': {
    from: `(select person_id, trainee_id, count(*)::int as classes, sum(attended)::int as attended, sum(expected)::int as expected
            from marked where attended > 0 group by person_id, trainee_id) m join person p on p.id = m.person_id`,
    columns: `m.trainee_id as "traineeId", ${PERSON}, m.classes, m.attended as "attendedClassHours", m.expected as "expectedClassHours"`,
    order: `p.name_zh ${PINYIN}, m.person_id`,
    sortable: { ...BY_NAME, classes: 'm.classes', attendedClassHours: 'm.attended' },
  },
  'person-times': {
    from: `marked m join person p on p.id = m.person_id join cohort c on c.id = m.cohort_id where m.attended > 0`,
    columns: `m.enrollment_id as "enrollmentId", m.trainee_id as "traineeId", ${PERSON}, ${CLASS},
      m.attended as "attendedClassHours", m.expected as "expectedClassHours"`,
    order: `c.starts_on, c.id, p.name_zh ${PINYIN}, m.enrollment_id`,
    sortable: { ...BY_NAME, ...BY_CLASS, attendedClassHours: 'm.attended' },
  },
  'classes-held': {
    from: `held h join cohort c on c.id = h.cohort_id join org_unit o on o.id = h.org_unit_id join org_unit b on b.id = h.base_id
      left join (select cohort_id, count(*)::int as n from marked where attended > 0 group by cohort_id) times on times.cohort_id = c.id`,
    columns: `${CLASS}, o.name_zh as "orgUnitNameZh", o.name_ug as "orgUnitNameUg", o.name_en as "orgUnitNameEn",
      b.name_zh as "baseNameZh", b.name_ug as "baseNameUg", b.name_en as "baseNameEn", c.starts_on::text as "startsOn",
      c.ends_on::text as "endsOn", h.lessons as "lessonsHeld", coalesce(times.n, 0) as "personTimes"`,
    order: 'c.starts_on, c.id',
    sortable: { ...BY_CLASS, startsOn: 'c.starts_on', personTimes: 'coalesce(times.n, 0)', lessonsHeld: 'h.lessons' },
  },
  'attendance-rate': {
    from: `counted join cohort c on c.id = counted.id join lesson l on l.cohort_id = c.id and l.status = 'CLOSED'
      join course_unit u on u.id = l.course_unit_id
      join lateral (select sum(a.class_hours)::int as attended, (count(*) * l.class_hours)::int as expected
        from attendance a where a.lesson_id = l.id) as hours on hours.expected > 0`,
    columns: `l.id as "lessonId", ${CLASS}, u.title_zh as "unitTitleZh", u.title_ug as "unitTitleUg", u.title_en as "unitTitleEn",
      to_char(l.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
      hours.attended as "attendedClassHours", hours.expected as "expectedClassHours"`,
    order: 'l.starts_at, l.id',
    sortable: { ...BY_CLASS, startsAt: 'l.starts_at', attendedClassHours: 'hours.attended' },
  },
  'completion-rate': {
    from: `counted join completion_decision d on d.cohort_id = counted.id join cohort c on c.id = counted.id
      join enrollment e on e.id = d.enrollment_id join trainee t on t.id = e.trainee_id join person p on p.id = t.person_id`,
    columns: `e.id as "enrollmentId", t.id as "traineeId", ${PERSON}, ${CLASS}, d.outcome,
      d.attended_class_hours as "attendedClassHours", d.planned_class_hours as "plannedClassHours",
      d.rate_hundredths as "rateHundredths"`,
    order: `c.starts_on, c.id, p.name_zh ${PINYIN}, d.id`,
    sortable: { ...BY_NAME, ...BY_CLASS, outcome: 'd.outcome', rateHundredths: 'd.rate_hundredths' },
  },
  'credentials-issued': {
    from: `counted join credential k on k.cohort_id = counted.id and k.status = 'VALID' join cohort c on c.id = counted.id`,
    columns: `k.id as "credentialId", k.number, k.holder_name_zh as "nameZh", k.holder_name_ug as "nameUg",
      k.holder_id_masked as "idNumberMasked", ${CLASS}, k.issued_on::text as "issuedOn"`,
    order: 'k.number',
    sortable: { ...BY_CLASS, number: 'k.number', issuedOn: 'k.issued_on', nameZh: `k.holder_name_zh ${PINYIN}` },
  },
};
