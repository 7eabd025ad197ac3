import type { ReactElement } from 'react';
import { Button, Code, Notice, toast } from '../../ui/index.js';
import styles from './accounts.module.css';
import { useStrings } from './strings.js';

/** A first password, this once. It is kept nowhere but in the view. */
export function InitialPassword({ password }: { password: string }): ReactElement {
  const t = useStrings();
  // Absent on plain http, which a training base's own network may use; the text can be marked by hand.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return (
    <Notice tone="warn" title={t('initialTitle')}>
      <div className={styles.password}>
        <Code>{password}</Code>
      </div>
      <p>{t('initialHelp')}</p>
      {clipboard && (
        <Button
          isSmall
          onPress={() =>
            void clipboard.writeText(password).then(
              () => toast(t('copied')),
              () => undefined,
            )
          }
        >
          {t('copy')}
        </Button>
      )}
    </Notice>
  );
}
