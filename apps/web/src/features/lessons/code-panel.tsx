import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type CSSProperties, type ReactElement } from 'react';
import { api, problemOf, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Button, Notice, QrCode, QueryView } from '../../ui/index.js';
import { attendanceKey } from './lesson-queries.js';
import { useStrings } from './strings.js';
import type { AttendanceCounts, SignInCode } from './types.js';
import { useNow } from './use-now.js';
import styles from './code-panel.module.css';

const TICK_MS = 500;
/** Asked again a moment after the change, and again soon when that failed. */
const GRACE_MS = 250;
const RETRY_MS = 2_000;

/** The rotating code for the projector: digits, QR code, time to the next one, and how many are in. */
export function CodePanel({ lessonId, counts }: { lessonId: string; counts: AttendanceCounts }): ReactElement {
  const t = useStrings();
  const { number } = useFormat();
  const panel = useRef<HTMLElement>(null);
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['sign-in-code', lessonId],
    queryFn: () => loadCode(lessonId),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data ? Math.max(RETRY_MS / 2, Date.parse(data.validUntil) + data.skewMs - Date.now() + GRACE_MS) : RETRY_MS,
    refetchIntervalInBackground: true,
  });
  const isRefused = query.isError && problemOf(query.error).status === 409;
  // Closed elsewhere meanwhile: the page learns it at once and takes the code away.
  useEffect(() => {
    if (isRefused) void queries.invalidateQueries({ queryKey: attendanceKey(lessonId) });
  }, [isRefused, lessonId, queries]);
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('codeForClass')}>
      {/* While a code is there, a lost network only shows once the code is no longer valid. */}
      {query.data ? <Code code={query.data} /> : <QueryView query={query}>{() => null}</QueryView>}
      <p className={styles['count']} aria-live="polite">
        <strong>
          <bdi dir="ltr">{`${number(counts.signedIn)} / ${number(counts.expected)}`}</bdi>
        </strong>
        <span>{t('countLabel')}</span>
      </p>
      {document.fullscreenEnabled && (
        <Button
          kind="quiet"
          icon="external"
          onPress={() => {
            void (document.fullscreenElement ? document.exitFullscreen() : panel.current?.requestFullscreen());
          }}
        >
          {t('fullScreen')}
        </Button>
      )}
    </section>
  );
}

type TimedCode = SignInCode & {
  /** How far this computer's clock is before the server's. */
  skewMs: number;
};

async function loadCode(lessonId: string): Promise<TimedCode> {
  const code = await unwrap<SignInCode>(
    api.GET('/api/v1/lessons/{lessonId}/sign-in-code', { params: { path: { lessonId } } }),
  );
  return { ...code, skewMs: Date.now() - Date.parse(code.serverNow) };
}

function Code({ code }: { code: TimedCode }): ReactElement {
  const t = useStrings();
  const now = useNow(TICK_MS);
  const left = (Date.parse(code.validUntil) + code.skewMs - now) / 1000;
  const isOld = left < -code.periodSeconds;
  const ratio = Math.min(1, Math.max(0, left / code.periodSeconds));
  return (
    <>
      <p className={styles['how']}>{t('codeHow')}</p>
      <p className={isOld ? styles['codeOld'] : styles['code']} dir="ltr" aria-live="off">
        <span>{code.code.slice(0, 3)}</span>
        <span>{code.code.slice(3)}</span>
      </p>
      <div className={styles['side']}>
        <div className={styles['qr']}>
          <QrCode text={code.url} label={t('qrLabel')} size={320} />
        </div>
        <div className={styles['ring']} style={{ '--left': ratio } as CSSProperties} role="timer">
          <svg viewBox="0 0 36 36" aria-hidden="true">
            <circle cx="18" cy="18" r="15.9155" />
            <circle cx="18" cy="18" r="15.9155" pathLength="100" />
          </svg>
          <span>{Math.max(0, Math.ceil(left))}</span>
        </div>
      </div>
      {isOld && (
        <Notice tone="bad">
          <p>{t('codeOld')}</p>
        </Notice>
      )}
    </>
  );
}
