/** `npm run simulate:record`: records what clients and functions say to each other, for `recorded.test.ts` of later versions. */
import { writeFileSync } from 'node:fs';
import { RECORDED, record } from './recording.ts';

const recordings = await record();
writeFileSync(RECORDED, `${JSON.stringify(recordings, undefined, 1)}\n`);
for (const { name, exchanges, frames } of recordings)
  console.log(`${name}: ${exchanges.length} requests, ${frames.length} frames`);
