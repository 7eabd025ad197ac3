import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ReactElement } from 'react';
import { problemOf, useMe, type Problem } from '../../api/index.js';
import { Button, Form, Notice } from '../../ui/index.js';
import { isPassing, keepSignIn } from './kept-sign-ins.js';
import { lessonChanged, signIn } from './lesson-queries.js';
import { digitsOf, isWholeCode } from './sign-in-code.js';
import { useStrings } from './strings.js';
import type { SignInResult } from './types.js';
import styles from './sign-in-form.module.css';

/** The six digits from the screen. Without network they are kept, with the time, and sent later. */
export function SignInForm({
  lessonId,
  onSignedIn,
}: {
  lessonId: string;
  onSignedIn: (result: SignInResult) => void;
}): ReactElement {
  const t = useStrings();
  const id = useId();
  const { code, setCode, seenAt } = useTypedCode();
  const enter = useSignIn(lessonId);
  return (
    <Form
      label={t('signIn')}
      onSubmit={() => {
        if (!isWholeCode(code)) return;
        enter.mutate(
          { code, seenAt: seenAt() },
          {
            onSuccess: (result) => {
              if (result) onSignedIn(result);
            },
            // A code is of no use a second time: the next one is on the screen by now.
            onSettled: () => setCode(''),
          },
        );
      }}
    >
      <label htmlFor={id} className={styles['label']}>
        {t('codeLabel')}
      </label>
      <input
        id={id}
        className={styles['code']}
        name="code"
        dir="ltr"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        enterKeyHint="done"
        maxLength={12}
        value={code}
        aria-describedby={`${id}-help`}
        onChange={(event) => setCode(digitsOf(event.target.value))}
      />
      <p id={`${id}-help`} className="field-help">
        {t('codeHelp')}
      </p>
      <SignInRefusal problem={enter.refusal} />
      <Button
        type="submit"
        kind="primary"
        icon="check"
        isBlock
        isPending={enter.isPending}
        isDisabled={!isWholeCode(code)}
      >
        {t('signIn')}
      </Button>
    </Form>
  );
}

/** The digits, and when the last of them was entered: that is when the phone saw the code. */
function useTypedCode(): { code: string; setCode: (code: string) => void; seenAt: () => string } {
  const [code, setCode] = useState('');
  const completed = useRef<string | null>(null);
  return {
    code,
    setCode: (next) => {
      if (next !== code) completed.current = isWholeCode(next) ? new Date().toISOString() : null;
      setCode(next);
    },
    seenAt: () => completed.current ?? new Date().toISOString(),
  };
}

/** Signs in, or keeps the code when the network does not carry it; `refusal` is what the server said against it. */
export function useSignIn(lessonId: string) {
  const queries = useQueryClient();
  const personId = useMe().data?.personId;
  const mutation = useMutation({
    mutationFn: async ({ code, seenAt }: { code: string; seenAt: string }) => {
      try {
        return await signIn(lessonId, code);
      } catch (error) {
        const { status } = problemOf(error);
        if (!personId || status === 401 || status === 429 || !isPassing(status)) throw error;
        keepSignIn(lessonId, code, seenAt, personId);
        return null;
      }
    },
    onSuccess: (result) => {
      if (result) lessonChanged(queries, lessonId);
    },
  });
  return { ...mutation, refusal: mutation.error ? problemOf(mutation.error) : null };
}

/** What the server said, and what to do now. */
export function SignInRefusal({ problem }: { problem: Problem | null }): ReactElement | null {
  const t = useStrings();
  if (!problem) return null;
  const { slug, params } = problem;
  const status = slug === 'lesson-not-open' ? String(params['status']) : '';
  const text =
    slug === 'too-many-requests' && params['minutes']
      ? t('tooManyTries', { minutes: params['minutes'] })
      : status === 'SCHEDULED'
        ? t('notOpenYet')
        : status === 'CLOSED'
          ? t('notOpenAnymore')
          : slug === 'not-found'
            ? t('notYourLesson')
            : problem.text;
  return (
    <Notice tone="bad">
      <p>{text}</p>
    </Notice>
  );
}
