import type { ReactElement } from 'react';
import { problemText } from '../../i18n/index.js';
import { Button, DateTimeText, Notice, TextLink } from '../../ui/index.js';
import { dropKept, type KeptSignIn } from './kept-sign-ins.js';
import { SignInOutcome } from './sign-in-outcome.js';
import { useStrings } from './strings.js';
import { useKeptSignIns } from './use-kept-sign-ins.js';

/** Sign-ins made without network: kept, refused, or sent. Of one lesson, or of all. */
export function KeptNotices({ lessonId }: { lessonId?: string }): ReactElement | null {
  const { kept, sent } = useKeptSignIns();
  const isShown = (id: string): boolean => lessonId === undefined || id === lessonId;
  return (
    <div aria-live="polite">
      {kept
        .filter((each) => isShown(each.lessonId))
        .map((each) => (
          <KeptNotice key={each.lessonId} kept={each} isLinked={lessonId === undefined} />
        ))}
      {Object.values(sent)
        .filter((result) => isShown(result.lessonId))
        .map((result) => (
          <SignInOutcome key={result.lessonId} result={result} wasKept />
        ))}
    </div>
  );
}

function KeptNotice({ kept, isLinked }: { kept: KeptSignIn; isLinked: boolean }): ReactElement {
  const t = useStrings();
  const { lessonId, refusal, seenAt } = kept;
  return (
    <Notice tone={refusal ? 'bad' : 'warn'} title={t(refusal ? 'keptRefused' : 'keptNotSent')}>
      {refusal ? (
        <>
          <p>{problemText(refusal)}</p>
          <p>{t('keptRefusedHelp')}</p>
        </>
      ) : (
        <p>
          {t('keptHelp')} <DateTimeText value={seenAt} withZone />
        </p>
      )}
      {isLinked && <TextLink to={`/lessons/${lessonId}`}>{t('details')}</TextLink>}
      {refusal && (
        <Button isSmall onPress={() => dropKept(lessonId)}>
          {t('keptDrop')}
        </Button>
      )}
    </Notice>
  );
}
