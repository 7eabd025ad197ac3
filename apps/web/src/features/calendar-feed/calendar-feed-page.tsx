import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import {
  Button,
  Card,
  ConfirmDialog,
  DateTimeText,
  DescriptionList,
  EmptyState,
  Page,
  ProblemNotice,
  QueryView,
  Row,
  Stack,
  toast,
} from '../../ui/index.js';
import styles from './calendar-feed.module.css';
import { NewAddress } from './new-address.js';
import { useStrings } from './strings.js';
import { FEED_KEY, type CalendarFeedAddress, type CalendarFeedState } from './types.js';

type Question = 'rotate' | 'revoke' | null;

/** Own lessons in the calendar of one's phone: make the address, copy it this once, replace it, stop it. */
export function CalendarFeedPage(): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  // Lives in this view only: leaving the page forgets it.
  const [url, setUrl] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question>(null);
  const feed = useQuery({
    queryKey: FEED_KEY,
    queryFn: () => unwrap<CalendarFeedState>(api.GET('/api/v1/me/calendar-feed')),
  });
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: FEED_KEY });
  const create = useMutation({
    mutationFn: () => unwrap<CalendarFeedAddress>(api.POST('/api/v1/me/calendar-feed')),
    onSuccess: (made) => {
      setUrl(made.url);
      setQuestion(null);
      return refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/me/calendar-feed')),
    onSuccess: () => {
      setUrl(null);
      setQuestion(null);
      toast(t('revoked'));
      return refresh();
    },
  });
  const close = (): void => setQuestion(null);
  return (
    <Page title={t('title')} intro={t('help')} breadcrumbs={[{ label: t('account'), to: '/account' }]} width="narrow">
      <Stack gap={5}>
        {url && <NewAddress url={url} />}
        <QueryView query={feed}>
          {(state) =>
            state.exists ? (
              <Standing state={state} onAsk={setQuestion} />
            ) : (
              <>
                <ProblemNotice error={create.error} />
                <EmptyState
                  icon="calendar"
                  title={t('noneTitle')}
                  text={t('noneText')}
                  action={
                    <Button kind="primary" isPending={create.isPending} onPress={() => create.mutate()}>
                      {t('create')}
                    </Button>
                  }
                />
              </>
            )
          }
        </QueryView>
        <HowTo />
      </Stack>
      <ConfirmDialog
        title={t('rotateTitle')}
        text={t('rotateText')}
        confirmLabel={t('rotate')}
        isOpen={question === 'rotate'}
        onConfirm={() => create.mutate()}
        onClose={close}
        isPending={create.isPending}
        problem={create.error}
      />
      <ConfirmDialog
        title={t('revokeTitle')}
        text={t('revokeText')}
        confirmLabel={t('revoke')}
        kind="danger"
        isOpen={question === 'revoke'}
        onConfirm={() => revoke.mutate()}
        onClose={close}
        isPending={revoke.isPending}
        problem={revoke.error}
      />
    </Page>
  );
}

function Standing({ state, onAsk }: { state: CalendarFeedState; onAsk: (question: Question) => void }): ReactElement {
  const t = useStrings();
  return (
    <Card title={t('isOn')}>
      <DescriptionList
        items={[
          { label: t('createdAt'), value: state.createdAt && <DateTimeText value={state.createdAt} /> },
          {
            label: t('lastReadAt'),
            value: state.lastReadAt ? <DateTimeText value={state.lastReadAt} /> : t('neverRead'),
          },
        ]}
      />
      <p className="field-help">{t('shownOnce')}</p>
      <Row>
        <Button icon="refresh" onPress={() => onAsk('rotate')}>
          {t('rotate')}
        </Button>
        <Button kind="danger" icon="close" onPress={() => onAsk('revoke')}>
          {t('revoke')}
        </Button>
      </Row>
    </Card>
  );
}

function HowTo(): ReactElement {
  const t = useStrings();
  return (
    <Card title={t('howTitle')}>
      <dl className={styles.how}>
        {(['howApple', 'howAndroid', 'howOther'] as const).map((key) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{t(`${key}Text`)}</dd>
          </div>
        ))}
      </dl>
      <p className="field-help">{t('howOften')}</p>
    </Card>
  );
}
