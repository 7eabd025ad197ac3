import { describe, expect, it } from '@jest/globals';
import { nameSearchText } from './name-search-text.rules.js';

describe('nameSearchText', () => {
  it('holds the name without dots, its pinyin, its initials and the other names', () => {
    expect(nameSearchText('阿依古丽·买买提', 'ئايگۈل مەمەت')).toBe(
      '阿依古丽买买提 ئايگۈلمەمەت ayigulimaimaiti ayglmmt',
    );
  });

  it('types ü as v and repeats nothing', () => {
    expect(nameSearchText('吕丽')).toBe('吕丽 lvli ll');
    expect(nameSearchText('Anna', 'anna', null)).toBe('anna');
  });
});
