import type { ReactElement } from 'react';
import { useFormat } from '../../i18n/index.js';
import { Card, HelpText, Stack, Stat, StatGrid } from '../../ui/index.js';
import styles from './overview.module.css';
import { rowsPath, type OverviewFilter } from './overview-filter.js';
import { useStrings } from './strings.js';
import { rateText, type Overview } from './types.js';

/** How the year stands: the two targets side by side, then what else is counted. Nothing here is a sum of another. */
export function Headline({ overview, filter }: { overview: Overview; filter: OverviewFilter }): ReactElement {
  const t = useStrings();
  const { totals, targets } = overview;
  return (
    <Stack gap={5}>
      <div className={styles['targets']}>
        <Target
          label={t('personsTrained')}
          value={totals.personsTrained}
          unit={t('unitPerson')}
          target={targets.persons}
          reached={targets.personsReachedHundredths}
          to={rowsPath('persons-trained', filter)}
        />
        <Target
          label={t('classesHeld')}
          value={totals.classesHeld}
          unit={t('unitClass')}
          target={targets.classes}
          reached={targets.classesReachedHundredths}
          to={rowsPath('classes-held', filter)}
        />
      </div>
      <Card title={t('alsoCounted')}>
        <Further overview={overview} filter={filter} />
        <HelpText summary={t('howCounted')}>
          <ul>
            <li>{t('definePersons')}</li>
            <li>{t('definePersonTimes')}</li>
            <li>{t('defineClasses')}</li>
            <li>{t('defineAttendance')}</li>
            <li>{t('defineCompletion')}</li>
            <li>{t('defineCredentials')}</li>
          </ul>
        </HelpText>
      </Card>
    </Stack>
  );
}

function Further({ overview, filter }: { overview: Overview; filter: OverviewFilter }): ReactElement {
  const t = useStrings();
  const format = useFormat();
  const { number } = format;
  const { totals } = overview;
  return (
    <StatGrid>
      <Stat
        label={t('personTimes')}
        value={totals.personTimes}
        unit={t('unitPersonTime')}
        hint={t('personTimesHint')}
        to={rowsPath('person-times', filter)}
      />
      <Stat
        label={t('attendanceRate')}
        value={rateText(format, totals.attendanceRateHundredths)}
        hint={t('attendanceHint', {
          attended: number(totals.attendedClassHours),
          expected: number(totals.expectedClassHours),
        })}
        to={rowsPath('attendance-rate', filter)}
      />
      <Stat
        label={t('completionRate')}
        value={rateText(format, totals.completionRateHundredths)}
        hint={
          totals.decided === 0
            ? t('noneDecided')
            : t('completionHint', { completed: number(totals.completed), decided: number(totals.decided) })
        }
        to={rowsPath('completion-rate', filter)}
      />
      <Stat
        label={t('credentials')}
        value={totals.credentialsIssued}
        unit={t('unitCredential')}
        hint={t('credentialsHint')}
        to={rowsPath('credentials-issued', filter)}
      />
    </StatGrid>
  );
}

interface TargetProps {
  label: string;
  value: number;
  unit: string;
  target: number;
  /** Hundredths of a percent; null without a target. */
  reached: number | null;
  to: string;
}

function Target({ label, value, unit, target, reached, to }: TargetProps): ReactElement {
  const t = useStrings();
  const format = useFormat();
  return (
    <Stat
      label={label}
      value={value}
      unit={unit}
      to={to}
      progress={reached === null ? undefined : reached / 10_000}
      hint={
        reached === null
          ? t('noTarget')
          : t('ofTarget', { target: `${format.number(target)} ${unit}`, share: rateText(format, reached) })
      }
    />
  );
}
