import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from './field-cipher.js';

const older = { id: 1, key: randomBytes(32) };
const newer = { id: 2, key: randomBytes(32) };
const rest = { lookupKey: randomBytes(32), tokenKey: randomBytes(32) };
const number = '652921199001010011';

describe('FieldCipher', () => {
  it('opens what it sealed and never writes the text itself', () => {
    const cipher = new FieldCipher({ fieldKeys: [older], ...rest });
    const sealed = cipher.encrypt('person.id_number', number);
    expect(sealed.includes(number)).toBe(false);
    expect(cipher.decrypt('person.id_number', sealed)).toBe(number);
    expect(cipher.encrypt('person.id_number', number)).not.toEqual(sealed);
  });

  it('refuses a changed byte and a foreign column', () => {
    const cipher = new FieldCipher({ fieldKeys: [older], ...rest });
    const sealed = cipher.encrypt('person.id_number', number);
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => cipher.decrypt('person.id_number', changed)).toThrow();
    expect(() => cipher.decrypt('person.mobile', sealed)).toThrow();
  });

  it('still opens old fields after a rotation and marks them stale', () => {
    const sealed = new FieldCipher({ fieldKeys: [older], ...rest }).encrypt('p', number);
    const rotated = new FieldCipher({ fieldKeys: [newer, older], ...rest });
    expect(rotated.decrypt('p', sealed)).toBe(number);
    expect([rotated.isStale(sealed), rotated.isStale(rotated.encrypt('p', number))]).toEqual([true, false]);
  });

  it('looks up by a digest that depends on the key and the purpose', () => {
    const one = new FieldCipher({ fieldKeys: [older], ...rest });
    const other = new FieldCipher({ fieldKeys: [older], ...rest, lookupKey: randomBytes(32) });
    expect(one.lookup('id', number)).toEqual(one.lookup('id', number));
    expect(one.lookup('id', number)).not.toEqual(one.lookup('mobile', number));
    expect(one.lookup('id', number)).not.toEqual(other.lookup('id', number));
  });
});
