import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const LOCALES = ['zh-CN', 'ug', 'en'] as const;
/** Files that declare texts by `defineStrings`, `defineProblems` or `defineErrorCodes`. */
const DECLARES = /\/src\/(features\/[^/]+|i18n|ui)\/(?!define-)([a-z-]*-)?(strings|problems)\.ts$/;
const COPY = /^(.*\.ts)\?texts=(zh-CN|ug|en)$/;
const VIRTUAL = 'virtual:texts/';

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/**
 * A reader needs one language of three, so a build keeps the texts of each language in a file of its own
 * (`virtual:texts/<locale>`, see `src/i18n/load-texts.ts`). In the files that declare texts, every object with exactly the
 * keys zh-CN, ug and en is emptied; a copy of the file per language keeps the one entry. Features notice nothing, and the
 * development server serves all languages at once.
 */
export function textsByLanguage(): Plugin {
  let root = '';
  let isBuild = true;
  return {
    name: 'texts-by-language',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },
    resolveId: {
      // Before Vite's own, which would take a copy for free of side effects.
      order: 'pre',
      async handler(source, importer) {
        if (source.startsWith(VIRTUAL)) return `\0${source}`;
        // Declaring texts is a side effect, whatever package.json says of file names without a query.
        if (COPY.test(source)) return { id: source, moduleSideEffects: true };
        const locale = COPY.exec(importer ?? '')?.[2];
        if (locale === undefined) return null;
        const found = await this.resolve(source, importer?.replace(/\?.*$/, ''), { skipSelf: true });
        if (!found || !DECLARES.test(found.id)) return found;
        return { id: `${found.id}?texts=${locale}`, moduleSideEffects: true };
      },
    },
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return null;
      if (!isBuild) return '';
      const locale = id.slice(VIRTUAL.length + 1);
      return declaring(root)
        .map((path) => `import ${JSON.stringify(`${path}?texts=${locale}`)};`)
        .join('\n');
    },
    transform(code, id) {
      if (!isBuild) return null;
      const copy = COPY.exec(id);
      if (!DECLARES.test(copy?.[1] ?? id)) return null;
      return { code: keepLanguage(code, this.parse(code) as unknown as Node, copy?.[2]), map: null };
    },
    transformIndexHtml: {
      order: 'post',
      // `early.js` fetches the texts of the language that it finds, side by side with the code.
      handler: (_html, { bundle }) =>
        (isBuild ? LOCALES : []).flatMap((locale) => {
          const chunk = Object.values(bundle ?? {}).find(
            (file) => file.type === 'chunk' && file.facadeModuleId === `\0${VIRTUAL}${locale}`,
          );
          if (!chunk) throw new Error(`The build has no texts for ${locale}`);
          const attrs = { name: `texts-${locale}`, content: `/${chunk.fileName}` };
          return [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }];
        }),
    },
  };
}

/** All files that declare texts; the same module imported by another of them is declared once. */
function declaring(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => DECLARES.test(path))
    .sort();
}

/** The code with each object of the three languages reduced to one of them, or to none. */
function keepLanguage(code: string, program: Node, locale: string | undefined): string {
  const objects: Node[] = [];
  collect(program, objects);
  let result = '';
  let at = 0;
  for (const object of objects) {
    const kept = (object.properties as Node[]).filter((property) => keyOf(property) === locale);
    result += `${code.slice(at, object.start)}{${kept.map(({ start, end }) => code.slice(start, end)).join()}}`;
    at = object.end;
  }
  return result + code.slice(at);
}

function collect(node: unknown, found: Node[]): void {
  if (Array.isArray(node)) return node.forEach((each) => collect(each, found));
  if (typeof node !== 'object' || node === null) return;
  const known = node as Node;
  if (known.type === 'ObjectExpression') {
    const keys = (known.properties as Node[]).map(keyOf);
    if (keys.length === LOCALES.length && LOCALES.every((locale) => keys.includes(locale))) {
      found.push(known);
      return;
    }
  }
  for (const value of Object.values(known)) collect(value, found);
}

function keyOf(property: Node): string | undefined {
  const key = property.key as { name?: string; value?: unknown } | undefined;
  return key?.name ?? (typeof key?.value === 'string' ? key.value : undefined);
}
