import { writeFile } from 'node:fs/promises';
import { renderVerifierDoc } from './api-doc.ts';

await writeFile(new URL('../../docs/api/verifier.md', import.meta.url), await renderVerifierDoc());
process.stdout.write('docs/api/verifier.md written\n');
