import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { LinkButton, Loading, Notice, Page, Stack } from '../../ui/index.js';
import { KeptNotices } from './kept-notices.js';
import { digitsOf, isWholeCode } from './sign-in-code.js';
import { SignInForm, SignInRefusal, useSignIn } from './sign-in-form.js';
import { SignInOutcome } from './sign-in-outcome.js';
import { useStrings } from './strings.js';
import type { SignInResult } from './types.js';

/** Where the QR code leads: signs in at once and says what counts; what failed can be typed again. */
export function QrLandingPage(): ReactElement {
  const t = useStrings();
  const { lessonId = '', code = '' } = useParams();
  const digits = digitsOf(code);
  const enter = useSignIn(lessonId);
  const [typed, setTyped] = useState<SignInResult | null>(null);
  const { mutate } = enter;
  const tried = useRef<string | null>(null);
  useEffect(() => {
    // Once per code: React may run an effect twice, and a wrong code counts as a try.
    if (!isWholeCode(digits) || tried.current === digits) return;
    tried.current = digits;
    mutate({ code: digits, seenAt: new Date().toISOString() });
  }, [digits, mutate]);
  const result = typed ?? enter.data;
  const isRefused = !result && (enter.isError || !isWholeCode(digits));
  return (
    <Page title={t('signIn')} width="narrow">
      <Stack>
        {enter.isPending && (
          <>
            <p>{t('signingIn')}</p>
            <Loading lines={2} />
          </>
        )}
        {result && <SignInOutcome result={result} />}
        {!result && <KeptNotices lessonId={lessonId} />}
        {isRefused && (
          <>
            {enter.refusal ? (
              <SignInRefusal problem={enter.refusal} />
            ) : (
              <Notice tone="bad">
                <p>{t('qrUnreadable')}</p>
              </Notice>
            )}
            <SignInForm lessonId={lessonId} onSignedIn={setTyped} />
          </>
        )}
        <LinkButton to={`/lessons/${lessonId}`} isBlock>
          {t('details')}
        </LinkButton>
        <LinkButton to="/" kind="quiet" isBlock icon="home">
          {t('toHome')}
        </LinkButton>
      </Stack>
    </Page>
  );
}
