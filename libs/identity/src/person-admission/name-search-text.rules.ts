import { nameSearchKey } from '#kernel';
import { pinyin } from 'pinyin-pro';

/**
 * What `person.name_search` holds: the name without dots and spaces, its pinyin in full and as initials (ü is typed
 * `v`), and the Uyghur and Latin names, so that each of these ways of typing finds the person. For search only.
 */
export function nameSearchText(nameZh: string, ...otherNames: (string | null | undefined)[]): string {
  const options = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const;
  const full = pinyin(nameZh, options).join('');
  const initials = pinyin(nameZh, { ...options, pattern: 'first' }).join('');
  const keys = [nameZh, ...otherNames].map((name) => nameSearchKey(name ?? ''));
  return [...new Set([...keys, full, initials])].filter((key) => key !== '').join(' ');
}
