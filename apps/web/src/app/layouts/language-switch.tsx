import type { ReactElement } from 'react';
import { useVisitor, request } from '../../api/index.js';
import { changeLocale, isLocale, LOCALE_NAMES, LOCALES, problemText, useFormat } from '../../i18n/index.js';
import { Icon, toast, useUiText } from '../../ui/index.js';

/** Chooses the language; of somebody signed in, the account remembers it too. */
export function LanguageSwitch(): ReactElement {
  const t = useUiText();
  const { locale } = useFormat();
  const me = useVisitor();
  const choose = (chosen: string): void => {
    if (!isLocale(chosen)) return;
    changeLocale(chosen).then(
      () => {
        // The device has its choice; that the account does not learn of it over a broken network does no harm.
        if (me) request('PATCH', '/api/v1/me/locale', { body: { locale: chosen } }).catch(() => undefined);
      },
      () => toast(problemText({ slug: 'network-lost' }), 'warn'),
    );
  };
  return (
    <label className="language">
      <Icon name="globe" size={18} />
      <span className="visually-hidden">{t('language')}</span>
      <select value={locale} onChange={(event) => choose(event.target.value)}>
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
