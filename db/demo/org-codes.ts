/** Short codes of the org units; they begin the numbers of credentials. Townships use their nine-digit region code. */
const TEAM_CODES: Record<string, string> = {
  '652901': 'AKS',
  '652902': 'KC',
  '652922': 'WS',
  '652924': 'SY',
  '652925': 'XH',
  '652926': 'BC',
  '652927': 'WUS',
  '652928': 'AWT',
  '652929': 'KP',
  '659002': 'ALE',
};

const NAMED_CODES: Record<string, string> = {
  'hq-zhejiang': 'ZJ',
  'hq-hangzhou': 'HZ',
  'hq-ningbo': 'NB',
  'hq-jinhua': 'JH',
  'hq-jiaxing': 'JX',
  'hq-lishui': 'LS',
  'hq-wenzhou': 'WZ',
  'hq-quzhou': 'QZ',
  'hq-shaoxing': 'SX',
  'hq-huzhou': 'HUZ',
  'hq-taizhou': 'TZ',
  'base-yaowang-aksu': 'AKSYW',
  'incubator-aksu-city': 'AKSFH',
  'park-aksu-ecommerce': 'AKSCY',
  'park-aksu-new-ecommerce': 'AKSXY',
  'bureau-aksu-prefecture': 'AKDQSW',
  'bureau-aksu-city': 'AKSSW',
  'association-aksu-ecommerce': 'AKDQXH',
  'alliance-south-xinjiang': 'NJLM',
};

/** The code of a unit of the demo tree. Throws RangeError for a key without one. */
export function demoOrgCode(key: string): string {
  const [kind = '', region = ''] = key.split('-');
  const code =
    NAMED_CODES[key] ??
    (kind === 'township'
      ? region
      : kind === 'base'
        ? `${TEAM_CODES[region]}PX`
        : kind === 'team'
          ? TEAM_CODES[region]
          : '');
  if (!code || code.startsWith('undefined')) throw new RangeError(`no code for ${key}`);
  return code;
}
