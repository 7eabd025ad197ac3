// `npm run problems`: writes docs/problems.md, the list of all problem types, from the factories in the sources.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FACTORY =
  /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const (?:(?!\/\*\*)[^]){0,400}?)?new Problem\(\s*'([a-z0-9-]+)',\s*(\d{3}),\s*\{\s*title:\s*(['"`])(.*?)\4/g;
/** Thrown in several places of the platform, so there is no one factory to read the sentence from. */
const GENERAL = {
  'idempotency-key-malformed': 'The header `Idempotency-Key` is not 8 to 128 visible characters.',
  unauthorized: 'Nobody is signed in, or the session has ended.',
  unavailable: 'The process cannot serve for the moment (database away, shutting down).',
  unexpected: 'A fault of ours; the answer carries a request id and nothing else.',
  'too-many-requests': 'Too many attempts from one address or account; wait a little.',
};
const GENERAL_STATUS = {
  'idempotency-key-malformed': 400,
  unauthorized: 401,
  unavailable: 503,
  unexpected: 500,
  'too-many-requests': 429,
};

const sources = () =>
  readdirSync(join(ROOT, 'libs'), { recursive: true })
    .map((file) => join('libs', String(file)).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\.ts$/.test(file))
    .sort();

/** Every problem type: slug, status, the lib that defines it and its sentence. */
export function listProblems() {
  const found = new Map();
  for (const file of sources()) {
    for (const [, comment, slug, status, , title] of readFileSync(join(ROOT, file), 'utf8').matchAll(FACTORY)) {
      const sentence = comment
        ?.replace(/\s*\n\s*\* ?/g, ' ')
        .trim()
        .replace(/^\d{3}[:,] /, '')
        .replace(/^[a-z]/, (first) => first.toUpperCase());
      const text = (sentence || `${title}.`).replaceAll('|', '\\|');
      if (found.has(slug)) continue;
      found.set(slug, { slug, status: Number(status), lib: file.split('/')[1], text });
    }
  }
  for (const [slug, text] of Object.entries(GENERAL)) {
    found.set(slug, { slug, status: GENERAL_STATUS[slug], lib: 'platform', text });
  }
  return [...found.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The whole of docs/problems.md. */
export function problemsPage() {
  const rows = listProblems().map(({ slug, status, lib, text }) => `| \`${slug}\` | ${status} | ${lib} | ${text} |`);
  return `# Problems

Errors are RFC 9457 problems (\`application/problem+json\`) whose \`type\` is \`/problems/<slug>\`. The slug is stable; the web
app shows its text in the reader's language. \`errors[]\` names faulty fields by JSON pointer, \`blockers[]\` what stands in
the way. Written by \`npm run problems\` from the sources.

| slug | status | lib | when |
|---|---|---|---|
${rows.join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(ROOT, 'docs/problems.md'), problemsPage());
}
