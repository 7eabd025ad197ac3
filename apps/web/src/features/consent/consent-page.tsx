import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, putOffConsent, safeNext, unwrap } from '../../api/index.js';
import { Button, HelpText, Page, QueryView, Stack, TextLink } from '../../ui/index.js';
import { ConsentList } from './consent-list.js';
import { PurposeCard } from './purpose-card.js';
import { useStrings } from './strings.js';
import { CONSENTS_KEY, PURPOSES, type MyConsents, type Purpose } from './types.js';

/** Each purpose with its whole text and its own answer; below, what was agreed to and the way to take it back. */
export function ConsentPage(): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [putOff, setPutOff] = useState<ReadonlySet<Purpose>>(new Set());
  const consents = useQuery({
    queryKey: CONSENTS_KEY,
    queryFn: () => unwrap<MyConsents>(api.GET('/api/v1/me/consents')),
  });
  const next = params.get('next');
  const leave = (): void => void navigate(safeNext(next));
  const notNow = (purpose: Purpose): void => {
    if (purpose === 'ENROLLMENT') {
      putOffConsent();
      if (next !== null) return leave();
    }
    setPutOff((before) => new Set(before).add(purpose));
  };
  return (
    <Page title={t('title')} intro={t('intro')} width="narrow">
      <QueryView query={consents}>
        {({ items }) => {
          const standing = (purpose: Purpose): MyConsents['items'][number] | undefined =>
            items.find((each) => each.purpose === purpose && each.withdrawnAt === null);
          return (
            <Stack gap={5}>
              {PURPOSES.map(({ purpose, isNeeded }) => (
                <PurposeCard
                  key={purpose}
                  purpose={purpose}
                  isNeeded={isNeeded}
                  standing={standing(purpose)}
                  isPutOff={putOff.has(purpose)}
                  onNotNow={() => notNow(purpose)}
                />
              ))}
              {next !== null && standing('ENROLLMENT') && (
                <Button kind="primary" isBlock onPress={leave}>
                  {t('goOn')}
                </Button>
              )}
              <HelpText summary={t('whatTitle')}>
                {t('whatText')} <TextLink to="/account/data">{t('myData')}</TextLink>
              </HelpText>
              <ConsentList items={items} />
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}
