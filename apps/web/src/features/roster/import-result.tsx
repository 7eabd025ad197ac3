import type { ReactElement } from 'react';
import { Card, LinkButton, Row, Stat, StatGrid } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { RosterImport } from './types.js';

/** What the import has done so far, or in the end. */
export function ImportResult({ found }: { found: RosterImport }): ReactElement {
  const t = useStrings();
  return (
    <Card
      title={found.status === 'SUCCEEDED' ? t('result') : t('resultSoFar')}
      actions={
        <Row>
          <LinkButton to={`/console/cohorts/${found.cohortId}`} icon="people">
            {t('toCohort')}
          </LinkButton>
        </Row>
      }
    >
      <StatGrid>
        <Stat
          label={t('enrolled')}
          value={found.enrolled}
          hint={t(found.consentBasis === 'PAPER' ? 'enrolledPaper' : 'enrolledPending')}
        />
        <Stat label={t('waitlisted')} value={found.waitlisted} />
        <Stat label={t('alreadyEnrolled')} value={found.alreadyEnrolled} />
        <Stat label={t('personsCreated')} value={found.personsCreated} />
        <Stat label={t('personsMatched')} value={found.personsMatched} />
      </StatGrid>
    </Card>
  );
}
