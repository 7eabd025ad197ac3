import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FieldCipher } from '#platform';
import { arrange, startTestApi } from '#platform/testing';
import { IdentityModule } from '../identity.module.js';
import { PERSON_FIELD } from '../person-admission/person-fields.js';
import { buildAccount, buildHolder, newMobile } from '../testing.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startTestApi([IdentityModule]);
});
afterAll(() => app.close());

const PASSWORD = 'right password';
interface Own {
  personId: string;
  mobile: string;
  authorization: string;
}
const signIn = (mobile: string, password = PASSWORD) =>
  app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { mobile, password } });
async function somebody(password = PASSWORD, shared?: string): Promise<Own> {
  const holder = await buildHolder(app, shared ? { mobile: shared } : {});
  await buildAccount(app, { ...holder, password });
  const { accessToken } = (await signIn(holder.mobile, password)).json<{ accessToken: string }>();
  return { ...holder, authorization: `Bearer ${accessToken}` };
}
const correct = (own: Pick<Own, 'authorization'> | undefined, payload: object) =>
  app.inject({
    method: 'PATCH',
    url: '/api/v1/me/profile',
    headers: own ? { authorization: own.authorization } : {},
    payload,
  });
const personOf = async (id: string) => {
  const [row] = await arrange(app, (tx) => tx.query(`select * from person where id = $1`, [id]));
  return row;
};
const auditsOf = (id: string): Promise<object[]> =>
  arrange(app, (tx) => tx.query(`select action, changes from audit_log where subject_id = $1 order by id`, [id]));

describe('PATCH /api/v1/me/profile', () => {
  it('204: other names, cleaned, searched by, taken away again; audited by field and without the names', async () => {
    const own = await somebody();
    const names = { nameUg: ' ئايگۈل\u200B   مەمەت ', nameLatin: ' Aygül  Memet ' };
    expect((await correct(own, names)).statusCode).toBe(204);
    expect(await personOf(own.personId)).toMatchObject({
      name_ug: 'ئايگۈل مەمەت',
      name_latin: 'Aygül Memet',
      name_search: '阿依古丽买买提 ئايگۈلمەمەت aygülmemet ayigulimaimaiti ayglmmt',
    });
    expect((await correct(own, { nameUg: null })).statusCode).toBe(204);
    expect(await personOf(own.personId)).toMatchObject({ name_ug: null, name_latin: 'Aygül Memet' });
    expect((await correct(own, { nameUg: null, nameLatin: 'Aygül Memet' })).statusCode).toBe(204);
    expect(await auditsOf(own.personId)).toEqual([
      { action: 'person:correct', changes: { fields: ['nameUg', 'nameLatin'] } },
      { action: 'person:correct', changes: { fields: ['nameUg'] } },
    ]);
  });

  it('does not change the legal name, whatever is sent', async () => {
    const own = await somebody();
    expect((await correct(own, { nameZh: '别人的名字', nameLatin: 'Aygul' })).statusCode).toBe(204);
    expect(await personOf(own.personId)).toMatchObject({ name_zh: '阿依古丽·买买提' });
  });

  it('204: a new mobile signs in, sealed as any; the old one does not; audited without the number', async () => {
    const own = await somebody();
    const mobile = newMobile();
    expect((await correct(own, { mobile: `+86 ${mobile}`, password: PASSWORD })).statusCode).toBe(204);
    expect([(await signIn(mobile)).statusCode, (await signIn(own.mobile)).statusCode]).toEqual([200, 401]);
    const person = await personOf(own.personId);
    const cipher = app.get(FieldCipher, { strict: false });
    expect(cipher.decrypt(PERSON_FIELD.mobile, person.mobile_cipher)).toBe(mobile);
    expect(person.mobile_masked).toBe(`139****${mobile.slice(-4)}`);
    const audits = await auditsOf(own.personId);
    expect(audits).toEqual([{ action: 'person:correct', changes: { fields: ['mobile'] } }]);
  });

  it('400 for a mobile or a name that is none and a mobile without the password; 401', async () => {
    const own = await somebody();
    for (const [payload, pointer] of [
      [{ mobile: '0997-123', password: PASSWORD }, '/mobile'],
      [{ mobile: newMobile() }, '/password'],
      [{ nameUg: 'ئايگۈل؟' }, '/nameUg'],
      [{ nameLatin: 'x'.repeat(101) }, '/nameLatin'],
    ] as const) {
      expect((await correct(own, payload)).json()).toMatchObject({ status: 400, errors: [{ pointer }] });
    }
    expect((await correct(undefined, { nameLatin: 'Aygul' })).statusCode).toBe(401);
    expect(await auditsOf(own.personId)).toEqual([]);
  });

  it('422 for a wrong password, 429 when it is guessed; the names of the same request stay as they were', async () => {
    const own = await somebody();
    const given = { mobile: newMobile(), nameLatin: 'Aygul', password: 'a guess' };
    for (let i = 0; i < 5; i += 1) {
      expect((await correct(own, given)).json()).toMatchObject({ status: 422, type: '/problems/password-wrong' });
    }
    expect((await correct(own, given)).json()).toMatchObject({ status: 429, type: '/problems/account-locked' });
    expect(await personOf(own.personId)).toMatchObject({ name_latin: null });
  });

  it('422 when somebody on the new phone has that password, 409 when five are on it', async () => {
    const [own, other] = [await somebody(), await somebody()];
    expect((await correct(own, { mobile: other.mobile, password: PASSWORD })).json()).toMatchObject({
      status: 422,
      type: '/problems/password-not-usable',
    });
    const full = newMobile();
    for (let i = 0; i < 5; i += 1) await somebody(`password number ${i}`, full);
    expect((await correct(own, { mobile: full, password: PASSWORD })).json()).toMatchObject({
      status: 409,
      type: '/problems/mobile-full',
    });
  });

  it('429 before a change of mobile becomes a way to guess the password of its owner', async () => {
    const [own, victim] = [await somebody('guessed password'), await somebody('guessed password')];
    const given = { mobile: victim.mobile, password: 'guessed password' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await correct(own, given)).statusCode);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});
