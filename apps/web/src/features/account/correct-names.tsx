import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, ME_KEY, unwrap } from '../../api/index.js';
import { Button, Card, Form, Row, TextField, toast } from '../../ui/index.js';
import { useStrings } from './strings.js';
import type { Profile } from './types.js';

/** The names that a person may put right themselves; the legal one is the ID card's. */
export function CorrectNames({ person }: { person: Profile }): ReactElement {
  const t = useStrings();
  const queries = useQueryClient();
  const [nameUg, setNameUg] = useState(person.nameUg ?? '');
  const [nameLatin, setNameLatin] = useState(person.nameLatin ?? '');
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH('/api/v1/me/profile', {
          body: { nameUg: nameUg.trim() || null, nameLatin: nameLatin.trim() || null },
        }),
      ),
    onSuccess: () => {
      toast(t('corrected'));
      return queries.invalidateQueries({ queryKey: ME_KEY });
    },
  });
  return (
    <Card title={t('correct')}>
      <p>{t('correctHelp')}</p>
      <Form onSubmit={() => save.mutate()} problem={save.error} label={t('correct')}>
        <TextField label={t('nameUg')} name="nameUg" value={nameUg} onChange={setNameUg} maxLength={100} />
        <TextField
          label={t('nameLatin')}
          name="nameLatin"
          help={t('nameLatinHelp')}
          value={nameLatin}
          onChange={setNameLatin}
          maxLength={100}
          isLatin
        />
        <p className="field-help">{t('legalNameHelp')}</p>
        <Row>
          <Button type="submit" kind="primary" isPending={save.isPending}>
            {t('save')}
          </Button>
        </Row>
      </Form>
    </Card>
  );
}
