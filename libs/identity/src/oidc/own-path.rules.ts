const HERE = 'http://here.invalid';

/**
 * The path of one of our own pages as a browser will read it, encoded; null for anything that leads away. Browsers drop
 * tabs and line breaks and take a backslash for a slash, so `/<tab>/elsewhere` leads away although it does not begin with
 * two slashes, and so would `/..//elsewhere` once it is written out.
 */
export function ownPath(path: string): string | null {
  const read = (text: string): string | null => {
    if (!text.startsWith('/') || text.startsWith('//') || !URL.canParse(text, HERE)) return null;
    const url = new URL(text, HERE);
    return url.origin === HERE ? url.href.slice(HERE.length) : null;
  };
  const once = read(path);
  return once === null ? null : read(once);
}
