import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, downloadFile, unwrap } from '../../api/index.js';
import { beijingDate, useFormat } from '../../i18n/index.js';
import { Button, Card, DescriptionList, Masked, Page, ProblemNotice, QueryView, Row, Stack } from '../../ui/index.js';
import { CorrectNames } from './correct-names.js';
import { ChangeMobile } from './change-mobile.js';
import { DeleteMe } from './delete-me.js';
import { useStrings } from './strings.js';
import { PROFILE_KEY, type Profile } from './types.js';

/** The rights of handbook §5.1 in one place: see, correct, take along, have deleted. */
export function MyDataPage(): ReactElement {
  const t = useStrings();
  const profile = useQuery({
    queryKey: PROFILE_KEY,
    queryFn: () => unwrap<Profile>(api.GET('/api/v1/me/profile')),
  });
  return (
    <Page
      title={t('dataTitle')}
      breadcrumbs={[{ label: t('title'), to: '/account' }]}
      intro={t('dataHelp')}
      width="narrow"
    >
      <QueryView query={profile}>
        {(person) => (
          <Stack gap={5}>
            <Seen person={person} />
            <CorrectNames person={person} />
            <ChangeMobile />
            <Download />
            <DeleteMe />
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function Seen({ person }: { person: Profile }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  return (
    <Card title={t('seen')}>
      <DescriptionList
        items={[
          { label: t('name'), value: <bdi>{person.nameZh}</bdi> },
          { label: t('nameUg'), value: person.nameUg && <bdi lang="ug">{person.nameUg}</bdi> },
          { label: t('nameLatin'), value: person.nameLatin && <bdi>{person.nameLatin}</bdi> },
          { label: t('idNumber'), value: <Masked>{person.idNumberMasked}</Masked> },
          { label: t('mobile'), value: <Masked>{person.mobileMasked}</Masked> },
          { label: t('birthDate'), value: person.birthDate && date(person.birthDate) },
          { label: t('sex'), value: person.sex && t(person.sex) },
        ]}
      />
      <p className="field-help">{t('maskedHelp')}</p>
    </Card>
  );
}

function Download(): ReactElement {
  const t = useStrings();
  const download = useMutation({
    mutationFn: () => downloadFile('/api/v1/me/data', { fileName: `silkcast-my-data-${beijingDate(new Date())}.json` }),
  });
  return (
    <Card title={t('downloadTitle')}>
      <p>{t('downloadHelp')}</p>
      <ProblemNotice error={download.error} />
      <Row>
        <Button icon="download" isPending={download.isPending} onPress={() => download.mutate()}>
          {t('download')}
        </Button>
      </Row>
    </Card>
  );
}
