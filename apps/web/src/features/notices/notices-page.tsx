import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { api, NOTICES_KEY, unwrap } from '../../api/index.js';
import { useFormat } from '../../i18n/index.js';
import { Badge, DateTimeText, EmptyState, Icon, Page, Pagination, QueryView } from '../../ui/index.js';
import styles from './notices-page.module.css';
import { linkOf, noticeText } from './notice-text.js';
import { useStrings } from './strings.js';
import type { Notice, NoticePage } from './types.js';

const PAGE_SIZE = 20;

/** What the product has told this person, newest first. What is shown is read, and stays marked as new for this visit. */
export function NoticesPage(): ReactElement {
  const t = useStrings();
  const [page, setPage] = useState(1);
  const list = useQuery({
    queryKey: [...NOTICES_KEY, 'page', page],
    queryFn: () =>
      unwrap<NoticePage>(api.GET('/api/v1/me/notices', { params: { query: { page, pageSize: PAGE_SIZE } } })),
    // What was new when the page opened stays marked as new: nothing reloads it under the reader's eyes.
    staleTime: Infinity,
    gcTime: 0,
  });
  useMarkAsRead((list.data?.unread ?? 0) > 0);
  return (
    <Page title={t('title')} intro={t('help')} width="narrow">
      <QueryView query={list}>
        {({ items, total }) =>
          total === 0 ? (
            <EmptyState icon="bell" title={t('empty')} text={t('emptyHelp')} />
          ) : (
            <>
              <ol className={styles.list}>
                {items.map((notice) => (
                  <NoticeItem key={notice.id} notice={notice} />
                ))}
              </ol>
              <Pagination page={page} pageSize={PAGE_SIZE} total={total} onChange={setPage} />
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

/** Quietly: whether it worked is of no interest to the reader, and the next visit does it again. */
function useMarkAsRead(hasUnread: boolean): void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/me/notices/read')),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...NOTICES_KEY, 'unread'] }),
  });
  useEffect(() => {
    if (hasUnread) mutate();
  }, [hasUnread, mutate]);
}

function NoticeItem({ notice }: { notice: Notice }): ReactElement {
  const t = useStrings();
  const { locale } = useFormat();
  const link = linkOf(notice);
  const body = (
    <>
      <span className={styles.text}>{noticeText(notice, locale)}</span>
      <span className={styles.foot}>
        {!notice.isRead && <Badge tone="info">{t('isNew')}</Badge>}
        <small>
          <DateTimeText value={notice.createdAt} />
        </small>
        {link && (
          <span className={styles.open}>
            {t('open')}
            <Icon name="forward" size={16} />
          </span>
        )}
      </span>
    </>
  );
  return (
    <li className={notice.isRead ? styles.item : `${styles.item} ${styles.unread}`}>
      {link ? (
        <Link to={link} className={styles.body}>
          {body}
        </Link>
      ) : (
        <div className={styles.body}>{body}</div>
      )}
    </li>
  );
}
