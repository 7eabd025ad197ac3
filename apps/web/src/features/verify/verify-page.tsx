import { useState, type ReactElement } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Button, Card, Form, Page, Stack, TextField } from '../../ui/index.js';
import { About } from './about.js';
import { readCredentialNumber } from './credential-number.js';
import { Result } from './result.js';
import { useStrings } from './strings.js';
import type { Wanted } from './types.js';
import styles from './verify.module.css';

/** Is this paper real? For anybody: by the QR code (`/verify/:code`) or by the number (`/verify?number=`). */
export function VerifyPage(): ReactElement {
  const t = useStrings();
  const { code } = useParams();
  const [params] = useSearchParams();
  const number = readCredentialNumber(params.get('number') ?? '');
  const wanted: Wanted | null = code ? { code } : number ? { number } : null;
  return (
    <Page title={t('title')} intro={t('intro')} width="narrow">
      <Stack gap={5}>
        {wanted && <Result key={JSON.stringify(wanted)} wanted={wanted} />}
        <div className={styles['form']}>
          <NumberForm key={number} number={number} title={wanted ? t('another') : t('byNumber')} />
        </div>
        <About />
      </Stack>
    </Page>
  );
}

function NumberForm({ number, title }: { number: string; title: string }): ReactElement {
  const t = useStrings();
  const navigate = useNavigate();
  const [text, setText] = useState(number);
  const wanted = readCredentialNumber(text);
  return (
    <Card title={title}>
      <Form label={title} onSubmit={() => void navigate(`/verify?number=${encodeURIComponent(wanted)}`)}>
        <TextField
          label={t('number')}
          name="number"
          help={t('numberHelp')}
          value={text}
          onChange={setText}
          isRequired
          isLatin
          maxLength={60}
          autoComplete="off"
        />
        <Button type="submit" kind="primary" icon="search" isDisabled={wanted === ''}>
          {t('check')}
        </Button>
      </Form>
    </Card>
  );
}
