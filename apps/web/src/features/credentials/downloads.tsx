import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { downloadFile } from '../../api/index.js';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../i18n/index.js';
import { Button, ProblemNotice, Row, Stack } from '../../ui/index.js';
import { useStrings } from './strings.js';

/** The paper as a PDF, once in each language. `path` is the address of the file without its language. */
export function Downloads({ path, number }: { path: string; number: string }): ReactElement {
  const t = useStrings();
  const download = useMutation({
    mutationFn: (locale: Locale) => downloadFile(`${path}?locale=${locale}`, { fileName: `${number}-${locale}.pdf` }),
  });
  return (
    <Stack gap={2}>
      <Row>
        {LOCALES.map((locale) => (
          <Button
            key={locale}
            icon="download"
            aria-label={t('downloadIn', { language: LOCALE_NAMES[locale] })}
            isPending={download.isPending && download.variables === locale}
            onPress={() => download.mutate(locale)}
          >
            <bdi lang={locale}>{LOCALE_NAMES[locale]}</bdi>
          </Button>
        ))}
      </Row>
      <ProblemNotice error={download.error} />
    </Stack>
  );
}
