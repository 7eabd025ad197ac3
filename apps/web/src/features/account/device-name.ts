import { useStrings } from './strings.js';

/** The order matters: Edge and WeChat also call themselves Chrome, and Chrome calls itself Safari. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** What a person would call the device, from what its browser said of itself; people know their devices, not versions. */
export function deviceName(userAgent: string | null): string {
  const t = useStrings.now;
  const text = userAgent ?? '';
  const browser = /MicroMessenger/.test(text) ? t('wechat') : named(BROWSERS, text);
  return `${browser ?? t('unknownBrowser')} · ${named(SYSTEMS, text) ?? t('unknownDevice')}`;
}

const named = (known: readonly [RegExp, string][], text: string): string | undefined =>
  known.find(([pattern]) => pattern.test(text))?.[1];
