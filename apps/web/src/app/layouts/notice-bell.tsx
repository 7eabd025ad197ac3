import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useUnreadNotices } from '../../api/index.js';
import { Icon, useUiText } from '../../ui/index.js';

const MOST_SHOWN = 99;

/** The way to the notices, with the number of those not yet read. */
export function NoticeBell(): ReactElement {
  const t = useUiText();
  const unread = useUnreadNotices();
  return (
    <Link
      to="/notices"
      className="head-link head-icon bell"
      aria-label={unread > 0 ? t('noticesUnread', { count: unread }) : t('notices')}
    >
      <Icon name="bell" size={22} />
      {unread > 0 && (
        <bdi className="bell-count" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </bdi>
      )}
    </Link>
  );
}
