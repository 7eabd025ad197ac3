import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useVisitor } from '../api/index.js';
import { hasChosenLocale, i18n, isLocale } from '../i18n/index.js';

/** Shows the account's language on a device where none was chosen. */
export function LocaleProvider({ children }: { children: ReactNode }): ReactElement {
  const preferred = useVisitor()?.locale;
  useEffect(() => {
    if (preferred && isLocale(preferred) && !hasChosenLocale()) void i18n.changeLanguage(preferred);
  }, [preferred]);
  return <>{children}</>;
}
