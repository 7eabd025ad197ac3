/** Ends what `global-setup.mjs` started. If Jest is killed instead, an own cluster ends by itself. */
export default async function globalTeardown() {
  await globalThis.stopTestCluster?.();
}
