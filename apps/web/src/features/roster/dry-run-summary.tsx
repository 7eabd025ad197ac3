import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { downloadFile } from '../../api/index.js';
import { Badge, Button, Card, DescriptionList, ProblemNotice, Stat, StatGrid, type Tone } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { RosterImport, WhyDropped } from './types.js';

const WHY_TONES: Record<WhyDropped, Tone> = {
  FORBIDDEN: 'warn',
  NOT_TAKEN: 'neutral',
  UNKNOWN: 'neutral',
  REPEATED: 'neutral',
};

/** What the dry run found: counts, names put right, columns that are not kept and why. */
export function DryRunSummary({ found }: { found: RosterImport }): ReactElement {
  const t = useStrings();
  const download = useMutation({
    mutationFn: () => downloadFile(`/api/v1/roster-imports/${found.id}/refused-rows.xlsx`),
  });
  return (
    <Card
      title={t('dryRun')}
      actions={
        found.hasRefusedRows && (
          <Button icon="download" isPending={download.isPending} onPress={() => download.mutate()}>
            {t('refusedRows')}
          </Button>
        )
      }
    >
      <ProblemNotice error={download.error} />
      <StatGrid>
        <Stat label={t('accepted')} value={found.accepted} hint={t('acceptedHint')} />
        <Stat label={t('merged')} value={found.merged} hint={t('mergedHint')} />
        <Stat
          label={t('rejected')}
          value={found.rejected}
          hint={found.hasRefusedRows ? t('rejectedHint') : undefined}
        />
        <Stat label={t('normalisedNames')} value={found.normalisedNames} hint={t('normalisedHint')} />
      </StatGrid>
      <DescriptionList
        items={[
          { label: t('totalRows'), value: found.totalRows },
          { label: t('headerRow'), value: found.headerRow },
        ]}
      />
      <h3>{t('dropped')}</h3>
      {found.droppedColumns.length === 0 ? (
        <p>{t('noneDropped')}</p>
      ) : (
        <ul>
          {found.droppedColumns.map(({ header, why }) => (
            <li key={header}>
              <Badge tone={WHY_TONES[why]}>
                <bdi>{header}</bdi>
              </Badge>{' '}
              {t(`why${why}`)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
