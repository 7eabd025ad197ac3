import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useVisitor } from '../api/index.js';
import { hasChosenLocale, isLocale, showLocale } from '../i18n/index.js';

/** Shows the account's language on a device where none was chosen. */
export function LocaleProvider({ children }: { children: ReactNode }): ReactElement {
  const preferred = useVisitor()?.locale;
  useEffect(() => {
    if (!preferred || !isLocale(preferred) || hasChosenLocale()) return;
    // Without its texts the page stays in the language it has.
    showLocale(preferred).catch(() => undefined);
  }, [preferred]);
  return <>{children}</>;
}
