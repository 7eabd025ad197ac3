import type { ReactElement } from 'react';
import { EmptyState, LinkButton, Page, useUiText } from '../ui/index.js';

/** No page at this address. */
export function NotFoundPage(): ReactElement {
  const t = useUiText();
  return (
    <Page title={t('notFoundTitle')} width="narrow">
      <EmptyState
        icon="search"
        title="404"
        text={t('notFoundText')}
        action={
          <LinkButton to="/" kind="primary">
            {t('backHome')}
          </LinkButton>
        }
      />
    </Page>
  );
}
