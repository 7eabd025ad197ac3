import type { ReactElement } from 'react';
import { Button } from './button.js';
import { Notice } from './problem-notice.js';
import { useUiText } from './strings.js';

/** Says that a form was filled from a draft, and offers to start afresh. */
export function DraftNotice({ isShown, onDiscard }: { isShown: boolean; onDiscard: () => void }): ReactElement | null {
  const t = useUiText();
  if (!isShown) return null;
  return (
    <Notice tone="info">
      <p>{t('draftRestored')}</p>
      <Button isSmall onPress={onDiscard}>
        {t('draftDiscard')}
      </Button>
    </Notice>
  );
}
