/** URL of a module next to the caller's, which ends in `.ts` while the sources run without a build (tests, benches). */
export function moduleBeside(path: string, base: string): string {
  return new URL(base.endsWith('.ts') ? path.replace(/\.js$/, '.ts') : path, base).href;
}
