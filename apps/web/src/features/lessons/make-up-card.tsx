import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { nameOf, pickTitle, useFormat } from '../../i18n/index.js';
import { Button, Card, DescriptionList, LinkButton, Notice, ProblemNotice, Row } from '../../ui/index.js';
import { lessonKey, MY_LESSONS_KEY } from './lesson-queries.js';
import { useMakeUpStrings } from './make-up-strings.js';
import type { MakeUp, MakeUpPage } from './types.js';

const makeUpsKey = (lessonId: string): readonly string[] => ['me', 'make-ups', lessonId];

/**
 * On the trainee's page of a lesson: where it can be made up and the answer to that, or what is made up for here.
 * Nothing, when there is no proposal.
 */
export function MakeUpCard({ lessonId }: { lessonId: string }): ReactElement | null {
  const query = useQuery({
    queryKey: makeUpsKey(lessonId),
    queryFn: () =>
      unwrap<MakeUpPage>(api.GET('/api/v1/me/make-ups', { params: { query: { lessonId, page: 1, pageSize: 5 } } })),
  });
  const [makeUp] = query.data?.items ?? [];
  if (!makeUp) return null;
  if (makeUp.lesson.lessonId === lessonId) return makeUp.status === 'ACCEPTED' ? <MadeUpHere makeUp={makeUp} /> : null;
  return <Proposal makeUp={makeUp} />;
}

function MadeUpHere({ makeUp: { missed } }: { makeUp: MakeUp }): ReactElement {
  const t = useMakeUpStrings();
  const { dateTime } = useFormat();
  const time = missed.startsAt ? dateTime(missed.startsAt) : '';
  return (
    <Notice tone="info" title={t('isMakeUp')}>
      <p>{t('isMakeUpHelp', { time, title: pickTitle(missed) })}</p>
    </Notice>
  );
}

function Proposal({ makeUp }: { makeUp: MakeUp }): ReactElement {
  const t = useMakeUpStrings();
  if (makeUp.status === 'ACCEPTED') {
    return (
      <Card title={t('accepted')}>
        <Facts makeUp={makeUp} />
        <p>{t('acceptedHelp')}</p>
        <Row>
          <LinkButton to={`/lessons/${makeUp.lesson.lessonId}`} icon="lesson">
            {t('toLesson')}
          </LinkButton>
        </Row>
      </Card>
    );
  }
  if (makeUp.canAnswer) return <Question makeUp={makeUp} />;
  return <Notice tone="neutral" title={t(makeUp.status === 'DECLINED' ? 'declined' : 'expired')} />;
}

function Question({ makeUp }: { makeUp: MakeUp }): ReactElement {
  const t = useMakeUpStrings();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (given: 'ACCEPTED' | 'DECLINED') =>
      unwrap<MakeUp>(
        api.POST('/api/v1/me/make-ups/{id}/answer', { params: { path: { id: makeUp.id } }, body: { answer: given } }),
      ),
    // A refusal means that things are not as shown: they are read again as well.
    onSettled: () =>
      Promise.all(
        [makeUpsKey(makeUp.missed.lessonId), MY_LESSONS_KEY, lessonKey(makeUp.lesson.lessonId)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  return (
    <Card title={t('title')}>
      <p>{t('intro')}</p>
      <Facts makeUp={makeUp} />
      <ProblemNotice error={answer.error} />
      <Row>
        <Button
          kind="primary"
          isPending={answer.isPending && answer.variables === 'ACCEPTED'}
          onPress={() => answer.mutate('ACCEPTED')}
        >
          {t('accept')}
        </Button>
        <Button
          isPending={answer.isPending && answer.variables === 'DECLINED'}
          onPress={() => answer.mutate('DECLINED')}
        >
          {t('decline')}
        </Button>
      </Row>
    </Card>
  );
}

function Facts({ makeUp: { lesson } }: { makeUp: MakeUp }): ReactElement {
  const t = useMakeUpStrings();
  const { range } = useFormat();
  const place = lesson.place && nameOf(lesson.place);
  return (
    <DescriptionList
      items={[
        {
          label: t('when'),
          value: lesson.startsAt && lesson.endsAt && `${range(lesson.startsAt, lesson.endsAt)} (${t('beijingTime')})`,
        },
        { label: t('where'), value: place ? [place, lesson.room].filter(Boolean).join(' · ') : t('online') },
        { label: t('who'), value: lesson.instructor && nameOf(lesson.instructor) },
      ]}
    />
  );
}
