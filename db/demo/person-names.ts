/** One part of a transliterated name, with its usual Uyghur spelling and a Latin (ULY) spelling. */
export interface NamePart {
  readonly zh: string;
  readonly ug: string;
  readonly latin: string;
}

function parts(rows: readonly (readonly [zh: string, ug: string, latin: string])[]): readonly NamePart[] {
  return rows.map(([zh, ug, latin]) => ({ zh, ug, latin }));
}

/** Also the list of fathers' names: a name is 名·父名 without a family name (handbook §5.3). */
export const MALE_NAME_PARTS = parts([
  ['买买提', 'مەمەت', 'Memet'],
  ['阿布都拉', 'ئابدۇللا', 'Abdulla'],
  ['阿卜杜热合曼', 'ئابدۇرەھمان', 'Abdurehman'],
  ['艾力', 'ئەلى', 'Eli'],
  ['玉素甫', 'يۈسۈپ', 'Yüsüp'],
  ['吐尔逊', 'تۇرسۇن', 'Tursun'],
  ['艾尔肯', 'ئەركىن', 'Erkin'],
  ['库尔班', 'قۇربان', 'Qurban'],
  ['肉孜', 'روزى', 'Rozi'],
  ['艾合买提', 'ئەخمەت', 'Exmet'],
  ['艾山', 'ھەسەن', 'Hesen'],
  ['玉山', 'ھۈسەن', 'Hüsen'],
  ['司马义', 'ئىسمائىل', 'Ismail'],
  ['依布拉音', 'ئىبراھىم', 'Ibrahim'],
  ['塔依尔', 'تاھىر', 'Tahir'],
  ['吾买尔', 'ئۆمەر', 'Ömer'],
  ['阿迪力', 'ئادىل', 'Adil'],
  ['艾尼瓦尔', 'ئەنۋەر', 'Enwer'],
  ['帕尔哈提', 'پەرھات', 'Perhat'],
  ['亚森', 'ياسىن', 'Yasin'],
  ['赛买提', 'سەمەت', 'Semet'],
  ['木合塔尔', 'مۇختار', 'Muxtar'],
  ['阿不力孜', 'ئابلىز', 'Abliz'],
  ['努尔买买提', 'نۇرمەمەت', 'Nurmemet'],
]);

export const FEMALE_NAME_PARTS = parts([
  ['阿依古丽', 'ئايگۈل', 'Aygül'],
  ['古丽娜尔', 'گۈلنار', 'Gülnar'],
  ['帕提古丽', 'پاتىگۈل', 'Patigül'],
  ['热依汗古丽', 'رەيھانگۈل', 'Reyhangül'],
  ['阿米娜', 'ئامىنە', 'Amine'],
  ['祖合热', 'زۆھرە', 'Zöhre'],
  ['古丽巴哈尔', 'گۈلباھار', 'Gülbahar'],
  ['茹仙古丽', 'روشەنگۈل', 'Roshengül'],
  ['玛丽亚木', 'مەريەم', 'Meryem'],
  ['图尔荪阿依', 'تۇرسۇنئاي', 'Tursunay'],
  ['阿曼古丽', 'ئامانگۈل', 'Amangül'],
  ['其曼古丽', 'چىمەنگۈل', 'Chimengül'],
  ['努尔古丽', 'نۇرگۈل', 'Nurgül'],
  ['米合日古丽', 'مېھرىگۈل', 'Mehrigül'],
  ['巴哈尔古丽', 'باھارگۈل', 'Bahargül'],
  ['阿依努尔', 'ئاينۇر', 'Aynur'],
  ['阿依夏木', 'ئايشەم', 'Ayshem'],
  ['热孜亚', 'رازىيە', 'Raziye'],
  ['古丽米热', 'گۈلمىرە', 'Gülmire'],
]);

export const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙马胡郭何林罗高宋'] as const;
export const MALE_GIVEN_NAMES = [
  '建国',
  '志强',
  '海波',
  '文斌',
  '永刚',
  '晓东',
  '国平',
  '子轩',
  '浩然',
  '俊杰',
  '磊磊',
  '鹏飞',
] as const;
export const FEMALE_GIVEN_NAMES = [
  '秀兰',
  '丽华',
  '晓燕',
  '雪梅',
  '桂花',
  '静怡',
  '雨欣',
  '婷婷',
  '春霞',
  '玉洁',
  '佳琪',
  '海燕',
] as const;
