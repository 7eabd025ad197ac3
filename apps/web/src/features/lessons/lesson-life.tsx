import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import { Button, ConfirmDialog, Row, toast } from '../../ui/index.js';
import { lessonChanged } from './lesson-queries.js';
import { useStrings } from './strings.js';
import type { AttendanceCounts, LessonDetail } from './types.js';

/** Opens and closes a lesson, each after a question. */
export function LessonLife({
  lesson,
  counts,
}: {
  lesson: LessonDetail;
  counts: AttendanceCounts;
}): ReactElement | null {
  const t = useStrings();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'open' | 'close' | null>(null);
  const path = { lessonId: lesson.id };
  const change = useMutation({
    mutationFn: (what: 'open' | 'close') =>
      unwrap(
        what === 'open'
          ? api.POST('/api/v1/lessons/{lessonId}/opening', { params: { path } })
          : api.POST('/api/v1/lessons/{lessonId}/closing', { params: { path } }),
      ),
    onSuccess: (_, what) => {
      toast(t(what === 'open' ? 'opened' : 'closed'));
      setAsked(null);
      lessonChanged(queries, lesson.id);
    },
  });
  const may = (action: 'open' | 'close'): boolean => lesson.allowedActions.includes(action);
  if (!may('open') && !may('close')) return null;
  return (
    <Row>
      {may('open') && (
        <Button kind="primary" icon="check" onPress={() => setAsked('open')}>
          {t('openLesson')}
        </Button>
      )}
      {may('close') && (
        <Button kind="danger" icon="close" onPress={() => setAsked('close')}>
          {t('closeLesson')}
        </Button>
      )}
      <ConfirmDialog
        title={t('openLesson')}
        text={t('openText')}
        confirmLabel={t('openLesson')}
        isOpen={asked === 'open'}
        onClose={() => setAsked(null)}
        onConfirm={() => change.mutate('open')}
        isPending={change.isPending}
        problem={change.error}
      />
      <ConfirmDialog
        title={t('closeLesson')}
        text={counts.unmarked > 0 ? t('closeTextAbsent', { count: counts.unmarked }) : t('closeText')}
        confirmLabel={t('closeLesson')}
        kind="danger"
        isOpen={asked === 'close'}
        onClose={() => setAsked(null)}
        onConfirm={() => change.mutate('close')}
        isPending={change.isPending}
        problem={change.error}
      />
    </Row>
  );
}
