import { useId, type ReactElement } from 'react';
import { Button, Code, Notice, QrCode, Row, Stack, toast } from '../../ui/index.js';
import styles from './calendar-feed.module.css';
import { useStrings } from './strings.js';

/** The address, this once: to copy, to open on this device, or to scan with the phone. */
export function NewAddress({ url }: { url: string }): ReactElement {
  const t = useStrings();
  const label = useId();
  // Calendars of phones and computers listen to this scheme; they fetch it by https all the same.
  const webcal = url.replace(/^https?:/, 'webcal:');
  // Absent on plain http, which a training base's own network may use; the text can be marked by hand.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return (
    <Notice tone="warn" title={t('newTitle')}>
      <Stack gap={3}>
        <p>{t('newWarning')}</p>
        <span id={label} className="field-label">
          {t('addressLabel')}
        </span>
        <div className={styles.address} role="group" aria-labelledby={label}>
          <Code>{url}</Code>
        </div>
        <Row>
          {clipboard && (
            <Button
              kind="primary"
              onPress={() =>
                void clipboard.writeText(url).then(
                  () => toast(t('copied')),
                  () => undefined,
                )
              }
            >
              {t('copy')}
            </Button>
          )}
          <a className="button button-secondary" href={webcal}>
            {t('open')}
          </a>
        </Row>
        <div className={styles.scan}>
          <p>{t('scan')}</p>
          <QrCode text={webcal} label={t('qrLabel')} size={180} />
        </div>
      </Stack>
    </Notice>
  );
}
