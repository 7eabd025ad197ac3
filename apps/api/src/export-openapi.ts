import { writeFile } from 'node:fs/promises';
import { previewDocument } from './preview-document.js';

// `npm run openapi`
await writeFile(process.argv[2] ?? 'openapi.json', `${JSON.stringify(await previewDocument(), null, 1)}\n`);
process.exit(0);
