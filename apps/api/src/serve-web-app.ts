import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app. Files with a hash in their name are kept by browsers for a year; every other path that is
 * no file is the single page, which is always asked for anew.
 */
export async function serveWebApp(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) throw new Error(`WEB_DIR has no index.html: ${root}`);
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    maxAge: 0,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes(`${root}/assets/`);
      void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  for (const path of ['/', '/*']) {
    server.get(path, (request, reply) => {
      const isPage = !request.url.startsWith('/api/') && !/\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? '');
      if (!isPage) return reply.callNotFound();
      void reply.header('cache-control', 'no-cache');
      return reply.sendFile('index.html', { maxAge: 0, cacheControl: false });
    });
  }
}
