import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, ME_KEY, Problem, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Badge, Button, Card, Notice, ProblemNotice, QueryView, Row, toast } from '../../ui/index.js';
import styles from './consent-page.module.css';
import { useStrings } from './strings.js';
import { CONSENTS_KEY, type ConsentText, type MyConsent, type Purpose } from './types.js';

export interface PurposeCardProps {
  purpose: Purpose;
  isNeeded: boolean;
  standing: MyConsent | undefined;
  isPutOff: boolean;
  onNotNow: () => void;
}

/** One question with its whole text in view. Once answered it folds, and can be read again. */
export function PurposeCard({ purpose, isNeeded, standing, isPutOff, onNotNow }: PurposeCardProps): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const isAnswered = standing !== undefined || isPutOff;
  return (
    <Card
      title={t(purpose)}
      actions={<Badge tone={isNeeded ? 'info' : 'neutral'}>{t(isNeeded ? 'needed' : 'optional')}</Badge>}
    >
      {standing && <Notice tone="good">{t('stands', { date: date(standing.givenAt) })}</Notice>}
      {!standing && isPutOff && <p>{t(isNeeded ? 'withdrawFree' : 'notNeeded')}</p>}
      {isAnswered && !isOpen ? (
        <Row>
          <Button isSmall onPress={() => setOpen(true)}>
            {t('readAgain')}
          </Button>
        </Row>
      ) : (
        <Question purpose={purpose} isAsked={!standing} onNotNow={isPutOff ? undefined : onNotNow} />
      )}
    </Card>
  );
}

function Question(props: { purpose: Purpose; isAsked: boolean; onNotNow: (() => void) | undefined }): ReactElement {
  const { purpose, isAsked, onNotNow } = props;
  const t = useStrings();
  const { locale } = useFormat();
  const queries = useQueryClient();
  const text = useQuery({
    queryKey: ['consent-text', purpose, locale],
    queryFn: () => unwrap<ConsentText>(api.GET('/api/v1/me/consent-texts', { params: { query: { purpose } } })),
  });
  const give = useMutation({
    mutationFn: (shown: ConsentText) =>
      unwrap(api.POST('/api/v1/me/consents', { body: { purpose, version: shown.version, locale: shown.locale } })),
    onSuccess: async () => {
      toast(t('agreed'));
      await queries.invalidateQueries({ queryKey: CONSENTS_KEY });
      void queries.invalidateQueries({ queryKey: ME_KEY });
    },
    onError: (error) => {
      // Nobody agrees to a text that is no longer the one in force: show the new one.
      if (error instanceof Problem && error.slug === 'consent-text-outdated') void text.refetch();
    },
  });
  return (
    <QueryView query={text}>
      {(shown) => (
        <>
          {shown.locale !== locale && <Notice tone="warn">{t('otherLanguage')}</Notice>}
          <div className={styles.text} lang={shown.locale} dir={shown.locale === 'ug' ? 'rtl' : 'ltr'}>
            <h3>{shown.title}</h3>
            {shown.body.split('\n\n').map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
          </div>
          <p className="field-help">{t('version', { version: shown.version })}</p>
          <ProblemNotice error={give.error} />
          {isAsked && (
            <Row>
              <Button kind="primary" icon="check" isPending={give.isPending} onPress={() => give.mutate(shown)}>
                {t('agree')}
              </Button>
              {onNotNow && <Button onPress={onNotNow}>{t('notNow')}</Button>}
            </Row>
          )}
        </>
      )}
    </QueryView>
  );
}
