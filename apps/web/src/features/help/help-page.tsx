import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useVisitor, type Me } from '../../api/index.js';
import { useFormat, type Locale } from '../../i18n/index.js';
import { Card, Page, QueryView, Stack, Tabs, TextLink } from '../../ui/index.js';
import styles from './help-page.module.css';
import { READERS, type HelpTask, type HelpTexts, type Reader } from './help-texts.js';
import { useStrings } from './strings.js';

/** Only the language shown is loaded; the texts are the longest of all pages. */
const LOADERS: Record<Locale, () => Promise<HelpTexts>> = {
  'zh-CN': async () => (await import('./texts-zh.js')).zh,
  ug: async () => (await import('./texts-ug.js')).ug,
  en: async () => (await import('./texts-en.js')).en,
};

/** What each role does here and how, the reader's own first; open to visitors too. */
export function HelpPage(): ReactElement {
  const t = useStrings();
  const { locale } = useFormat();
  const me = useVisitor();
  const texts = useQuery({ queryKey: ['help', locale], queryFn: LOADERS[locale], staleTime: Infinity });
  return (
    <Page title={t('title')} intro={t('intro')}>
      <QueryView query={texts}>
        {(help) => (
          <Tabs
            label={t('tabs')}
            tabs={readersFor(me).map((reader) => ({
              id: reader.toLowerCase(),
              label: t(reader),
              content: <Tasks tasks={help[reader]} />,
            }))}
          />
        )}
      </QueryView>
    </Page>
  );
}

function Tasks({ tasks }: { tasks: readonly HelpTask[] }): ReactElement {
  const t = useStrings();
  return (
    <Stack gap={4}>
      {tasks.map(({ title, steps, page }) => (
        <Card key={title} title={title}>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {page && (
            <p>
              <TextLink to={page.to}>{t('open', { page: page.label })}</TextLink>
            </p>
          )}
        </Card>
      ))}
    </Stack>
  );
}

function readersFor(me: Me | null): Reader[] {
  const own = READERS.filter((reader) => me?.roles.some(({ role }) => role === reader));
  return [...own, ...READERS.filter((reader) => !own.includes(reader))];
}
