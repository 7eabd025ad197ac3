import { type Formats, nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Badge, Code, DateRangeText, DateText, DateTimeText, Masked, type Column } from '../../ui/index.js';
import { useStrings } from './strings.js';
import { rateText, type FigureName, type FigureRow } from './types.js';

type Row<F extends FigureName> = Extract<FigureRow, { figure: F }>;
type Strings = ReturnType<typeof useStrings>;
interface Hours {
  attendedClassHours: number;
  expectedClassHours: number;
}
interface OfClass {
  cohortCode: string;
  cohortNameZh: string;
  cohortNameUg: string | null;
  cohortNameEn: string | null;
}

/** How the rows of one figure are shown, and where a row leads. */
interface RowView<F extends FigureName> {
  columns: (t: Strings, format: Formats) => Column<Row<F>>[];
  key: (row: Row<F>) => string;
  link: (row: Row<F>) => string;
}

const VIEWS: { [F in FigureName]: RowView<F> } = {
  'persons-trained': {
    key: (row) => row.traineeId,
    link: (row) => `/console/trainees/${row.traineeId}`,
    columns: (t, format) => [
      ...personColumns<Row<'persons-trained'>>(t),
      { id: 'classes', label: t('classes'), isSortable: true, isNumeric: true, render: (row) => row.classes },
      ...hourColumns<Row<'persons-trained'>>(t, format),
    ],
  },
  'person-times': {
    key: (row) => row.enrollmentId,
    link: (row) => `/console/trainees/${row.traineeId}`,
    columns: (t, format) => [
      ...personColumns<Row<'person-times'>>(t),
      ...classColumns<Row<'person-times'>>(t),
      ...hourColumns<Row<'person-times'>>(t, format),
    ],
  },
  'classes-held': {
    key: (row) => row.cohortId,
    link: (row) => `/console/cohorts/${row.cohortId}`,
    columns: (t) => [
      ...classColumns<Row<'classes-held'>>(t),
      {
        id: 'team',
        label: t('team'),
        render: (row) => nameOf({ nameZh: row.orgUnitNameZh, nameUg: row.orgUnitNameUg, nameEn: row.orgUnitNameEn }),
      },
      {
        id: 'base',
        label: t('base'),
        render: (row) => nameOf({ nameZh: row.baseNameZh, nameUg: row.baseNameUg, nameEn: row.baseNameEn }),
      },
      {
        id: 'startsOn',
        label: t('dates'),
        isSortable: true,
        render: (row) => <DateRangeText from={row.startsOn} to={row.endsOn} />,
      },
      {
        id: 'lessonsHeld',
        label: t('lessonsHeld'),
        isSortable: true,
        isNumeric: true,
        render: (row) => row.lessonsHeld,
      },
      {
        id: 'personTimes',
        label: t('personTimes'),
        isSortable: true,
        isNumeric: true,
        render: (row) => row.personTimes,
      },
    ],
  },
  'attendance-rate': {
    key: (row) => row.lessonId,
    link: (row) => `/console/cohorts/${row.cohortId}/attendance`,
    columns: (t, format) => [
      {
        id: 'unit',
        label: t('lesson'),
        isPrimary: true,
        render: (row) => pickTitle({ titleZh: row.unitTitleZh, titleUg: row.unitTitleUg, titleEn: row.unitTitleEn }),
      },
      { id: 'startsAt', label: t('time'), isSortable: true, render: (row) => <DateTimeText value={row.startsAt} /> },
      ...classColumns<Row<'attendance-rate'>>(t),
      ...hourColumns<Row<'attendance-rate'>>(t, format),
    ],
  },
  'completion-rate': {
    key: (row) => row.enrollmentId,
    link: (row) => `/console/cohorts/${row.cohortId}/closing?search=${encodeURIComponent(row.nameZh)}`,
    columns: (t, format) => [
      ...personColumns<Row<'completion-rate'>>(t),
      ...classColumns<Row<'completion-rate'>>(t),
      {
        id: 'outcome',
        label: t('outcome'),
        isSortable: true,
        render: (row) => <Badge tone={row.outcome === 'COMPLETED' ? 'good' : 'neutral'}>{t(row.outcome)}</Badge>,
      },
      {
        id: 'hours',
        label: t('hours'),
        isNumeric: true,
        render: (row) => <bdi dir="ltr">{`${row.attendedClassHours} / ${row.plannedClassHours}`}</bdi>,
      },
      {
        id: 'rateHundredths',
        label: t('attendanceRate'),
        isSortable: true,
        isNumeric: true,
        render: (row) => rateText(format, row.rateHundredths),
      },
    ],
  },
  'credentials-issued': {
    key: (row) => row.credentialId,
    link: (row) => `/console/credentials/${row.credentialId}`,
    columns: (t) => [
      {
        id: 'number',
        label: t('number'),
        isSortable: true,
        isPrimary: true,
        render: (row) => <Code>{row.number}</Code>,
      },
      { id: 'nameZh', label: t('name'), isSortable: true, render: nameOf },
      ...classColumns<Row<'credentials-issued'>>(t),
      { id: 'issuedOn', label: t('issuedOn'), isSortable: true, render: (row) => <DateText value={row.issuedOn} /> },
    ],
  },
};

/** Columns, key and link for the rows of a figure. A row of another figure cannot come: the address asks for one. */
export function useFigureView(figure: FigureName): {
  columns: Column<FigureRow>[];
  key: (row: FigureRow) => string;
  link: (row: FigureRow) => string;
} {
  const t = useStrings();
  const format = useFormat();
  // The table is over the union of all rows, each view over its own.
  const view = VIEWS[figure] as unknown as {
    columns: (t: Strings, format: Formats) => Column<FigureRow>[];
    key: (row: FigureRow) => string;
    link: (row: FigureRow) => string;
  };
  return { columns: view.columns(t, format), key: view.key, link: view.link };
}

function personColumns<R extends { nameZh: string; nameUg: string | null; idNumberMasked: string | null }>(
  t: Strings,
): Column<R>[] {
  return [
    { id: 'nameZh', label: t('name'), isSortable: true, isPrimary: true, render: nameOf },
    { id: 'idNumber', label: t('idNumber'), render: (row) => <Masked>{row.idNumberMasked}</Masked> },
  ];
}

function classColumns<R extends OfClass>(t: Strings): Column<R>[] {
  return [
    {
      id: 'cohortNameZh',
      label: t('classOne'),
      isSortable: true,
      render: (row) => nameOf({ nameZh: row.cohortNameZh, nameUg: row.cohortNameUg, nameEn: row.cohortNameEn }),
    },
    { id: 'cohortCode', label: t('code'), isSortable: true, render: (row) => <Code>{row.cohortCode}</Code> },
  ];
}

function hourColumns<R extends Hours>(t: Strings, format: Formats): Column<R>[] {
  return [
    {
      id: 'attendedClassHours',
      label: t('hours'),
      isSortable: true,
      isNumeric: true,
      render: (row) => (
        <bdi dir="ltr">{`${format.number(row.attendedClassHours)} / ${format.number(row.expectedClassHours)}`}</bdi>
      ),
    },
    {
      id: 'rate',
      label: t('attendanceRate'),
      isNumeric: true,
      render: ({ attendedClassHours, expectedClassHours }) =>
        rateText(
          format,
          expectedClassHours > 0 ? Math.floor((attendedClassHours * 10_000) / expectedClassHours) : null,
        ),
    },
  ];
}
