import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, unwrap } from '../../api/index.js';
import {
  Button,
  EmptyState,
  Notice,
  Pagination,
  QueryView,
  ReasonDialog,
  Row,
  Select,
  Stack,
  TextField,
  toast,
  useSettled,
} from '../../ui/index.js';
import { AttendanceRowLine } from './attendance-row.js';
import { attendanceKey } from './lesson-queries.js';
import { useStrings } from './strings.js';
import { MARKS, type AttendanceSheet, type LessonDetail, type Mark } from './types.js';
import { useMarks, type Marks } from './use-marks.js';
import styles from './attendance-list.module.css';

const PAGE_SIZE = 60;

export interface SheetFilter {
  search: string;
  mark: Mark | 'NONE' | '';
  page: number;
}

/** One page of the people of a lesson; `NONE` stands for those without a mark. */
export const loadSheet = (lessonId: string, { search, mark, page }: SheetFilter): Promise<AttendanceSheet> =>
  unwrap<AttendanceSheet>(
    api.GET('/api/v1/lessons/{lessonId}/attendance', {
      params: {
        path: { lessonId },
        query: { page, pageSize: PAGE_SIZE, ...(search ? { search } : {}), ...(mark ? { mark } : {}) },
      },
    }),
  );

/** The people of a lesson with their marks: one tap each while it is open, corrections with a reason afterwards. */
export function AttendanceList({ lesson, pollMs }: { lesson: LessonDetail; pollMs: number | false }): ReactElement {
  const t = useStrings();
  const isDirect = lesson.allowedActions.includes('mark');
  const isCorrection = !isDirect && lesson.allowedActions.includes('correct');
  const marks = useMarks(lesson.id, isDirect);
  const [typed, setTyped] = useState('');
  const [mark, setMark] = useState<SheetFilter['mark']>('');
  const [page, setPage] = useState(1);
  const search = useSettled(typed.trim());
  const filter = { search, mark, page };
  const query = useQuery({
    queryKey: [...attendanceKey(lesson.id), filter],
    queryFn: () => loadSheet(lesson.id, filter),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  });
  return (
    <Stack>
      <div className={styles['filters']}>
        <TextField
          label={t('searchPeople')}
          name="search"
          type="search"
          isRequired
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setPage(1);
          }}
        />
        <Select
          label={t('mark')}
          name="mark"
          isRequired
          placeholder={t('anyMark')}
          value={mark}
          onChange={(value) => {
            setMark(value === 'NONE' ? value : (MARKS.find((each) => each === value) ?? ''));
            setPage(1);
          }}
          options={[{ value: 'NONE', label: t('unmarked') }, ...MARKS.map((value) => ({ value, label: t(value) }))]}
        />
      </div>
      {isCorrection && <Notice tone="info">{t('correctHelp')}</Notice>}
      <Unsaved marks={marks} isCorrection={isCorrection} />
      <QueryView query={query}>
        {(sheet) =>
          sheet.items.length === 0 ? (
            <EmptyState
              icon="people"
              title={t(search || mark ? 'nobodyFound' : 'nobody')}
              text={t(search || mark ? 'nobodyFoundHelp' : 'nobodyHelp')}
            />
          ) : (
            <>
              <ul className={styles['list']} aria-label={t('people')}>
                {sheet.items.map((row) => (
                  <AttendanceRowLine
                    key={row.enrollmentId}
                    row={row}
                    marks={marks}
                    isEditable={isDirect || isCorrection}
                  />
                ))}
              </ul>
              <Pagination page={page} pageSize={PAGE_SIZE} total={sheet.total} onChange={setPage} />
            </>
          )
        }
      </QueryView>
    </Stack>
  );
}

/** What has been chosen but is not on the server. */
function Unsaved({ marks, isCorrection }: { marks: Marks; isCorrection: boolean }): ReactElement | null {
  const t = useStrings();
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const waiting = Object.keys(marks.pending);
  const isQuiet = !isCorrection && waiting.every((id) => marks.stateOf(id) === 'SAVING');
  const send = async (reason?: string): Promise<void> => {
    setSending(true);
    const isDone = await marks.sendAll(reason);
    setSending(false);
    if (!isDone) return;
    setAsking(false);
    toast(t('marksSaved'));
  };
  if (waiting.length === 0 || isQuiet) return null;
  return (
    <div className={styles['unsaved']}>
      <Notice tone="warn" title={t('marksNotSaved', { count: waiting.length })}>
        {!isCorrection && marks.problem && <p>{marks.problem.text}</p>}
        <Row>
          <Button
            kind="primary"
            isSmall
            isPending={isSending}
            onPress={() => (isCorrection ? setAsking(true) : void send())}
          >
            {t(isCorrection ? 'saveCorrections' : 'sendAgain')}
          </Button>
          <Button isSmall onPress={marks.discard}>
            {t('discardMarks')}
          </Button>
        </Row>
      </Notice>
      {isAsking && (
        <ReasonDialog
          title={t('saveCorrections')}
          text={t('correctReason')}
          confirmLabel={t('saveCorrections')}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={(reason) => void send(reason)}
          isPending={isSending}
          problem={marks.problem}
        />
      )}
    </div>
  );
}
