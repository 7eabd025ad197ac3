import type { ReactElement, ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useFormat } from '../i18n/index.js';

/**
 * Language and direction for React Aria. It stands around the few components that use it, not around the app, so that
 * a trainee's first page does not load the library.
 */
export function AriaLocale({ children }: { children: ReactNode }): ReactElement {
  const { locale } = useFormat();
  return <I18nProvider locale={locale === 'ug' ? 'ug-CN' : locale}>{children}</I18nProvider>;
}
