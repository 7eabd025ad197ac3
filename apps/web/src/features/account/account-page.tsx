import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, request, unwrap, useMe, type Me } from '../../api/index.js';
import { changeLocale, isLocale, LOCALE_NAMES, LOCALES, pickTitle, problemText, useFormat } from '../../i18n/index.js';
import {
  Card,
  DescriptionList,
  EmptyState,
  LinkButton,
  Masked,
  Page,
  QueryView,
  RadioGroup,
  Row,
  Stack,
  toast,
} from '../../ui/index.js';
import { OtherSignIn } from './other-sign-in.js';
import { Sessions } from './sessions.js';
import { useStrings } from './strings.js';
import styles from './account.module.css';
import { PROFILE_KEY, type Profile } from './types.js';

/** Who am I here, in which language, on which devices; and the ways to one's data, password and consents. */
export function AccountPage(): ReactElement {
  const t = useStrings();
  const { data: me } = useMe();
  return (
    <Page title={t('title')} intro={t('help')} width="narrow">
      <Stack gap={5}>
        <OtherSignIn />
        <AboutMe />
        {me && <Roles me={me} />}
        <LanguageCard />
        <Card title={t('security')}>
          <Row>
            <LinkButton to="/account/password" icon="key">
              {t('changePassword')}
            </LinkButton>
          </Row>
        </Card>
        <Sessions />
      </Stack>
    </Page>
  );
}

function AboutMe(): ReactElement {
  const t = useStrings();
  const profile = useQuery({
    queryKey: PROFILE_KEY,
    queryFn: () => unwrap<Profile>(api.GET('/api/v1/me/profile')),
  });
  return (
    <Card title={t('who')}>
      <QueryView query={profile}>
        {(person) => (
          <DescriptionList
            items={[
              { label: t('name'), value: <bdi>{person.nameZh}</bdi> },
              { label: t('nameUg'), value: person.nameUg && <bdi lang="ug">{person.nameUg}</bdi> },
              { label: t('nameLatin'), value: person.nameLatin && <bdi>{person.nameLatin}</bdi> },
              { label: t('mobile'), value: <Masked>{person.mobileMasked}</Masked> },
            ]}
          />
        )}
      </QueryView>
      <Row>
        <LinkButton to="/account/data" icon="edit">
          {t('toData')}
        </LinkButton>
        <LinkButton to="/account/calendar" icon="calendar">
          {t('toCalendar')}
        </LinkButton>
        <LinkButton to="/consent" icon="shield">
          {t('toConsent')}
        </LinkButton>
      </Row>
    </Card>
  );
}

function Roles({ me }: { me: Me }): ReactElement {
  const t = useStrings();
  const { date } = useFormat();
  if (me.roles.length === 0) {
    return (
      <Card title={t('roles')}>
        <EmptyState icon="shield" title={t('rolesEmpty')} text={t('rolesEmptyHelp')} />
      </Card>
    );
  }
  return (
    <Card title={t('roles')}>
      <ul className={styles.list}>
        {me.roles.map((held) => (
          <li key={`${held.role} ${held.orgUnitId}`}>
            <strong>{t(held.role)}</strong> ·{' '}
            <bdi>{pickTitle({ titleZh: held.orgUnitName, titleUg: held.orgUnitNameUg })}</bdi>
            <div className="field-help">
              {held.validUntil
                ? t('sinceUntil', { from: date(held.validFrom), until: date(held.validUntil) })
                : t('since', { from: date(held.validFrom) })}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LanguageCard(): ReactElement {
  const t = useStrings();
  const { locale } = useFormat();
  const choose = (chosen: string): void => {
    if (!isLocale(chosen)) return;
    changeLocale(chosen).then(
      // This device shows it already; the account learns of it when the network is there.
      () => void request('PATCH', '/api/v1/me/locale', { body: { locale: chosen } }).catch(() => undefined),
      () => toast(problemText({ slug: 'network-lost' }), 'warn'),
    );
  };
  return (
    <Card>
      <RadioGroup
        label={t('language')}
        name="locale"
        help={t('languageHelp')}
        value={locale}
        onChange={choose}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        isInline
      />
    </Card>
  );
}
