import type { ReactElement } from 'react';
import { useRouteError } from 'react-router';
import { Problem } from '../api/index.js';
import { Button, EmptyState, ProblemNotice, useUiText } from '../ui/index.js';

/** In place of a page that threw, or whose code could not be loaded (a weak network, or a newer release). */
export function CrashPage(): ReactElement {
  const t = useUiText();
  const error = useRouteError();
  return (
    <div className="page page-narrow">
      {error instanceof Problem && <ProblemNotice error={error} />}
      <EmptyState
        icon="warn"
        title={t('crashTitle')}
        text={t('crashText')}
        action={
          <Button kind="primary" icon="refresh" onPress={() => window.location.reload()}>
            {t('reload')}
          </Button>
        }
      />
    </div>
  );
}
