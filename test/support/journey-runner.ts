/** Runs journeys: a test fails of trouble that it doesn't name, and an attempt that fails leaves what can be known of it. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type RunnerTestCase, TestRunner } from 'vitest';
import { evidence, unnamedTrouble } from './trouble.ts';

const FOLDER = 'test-results';

/** A folder's name: the file's and the test's, without what a file system minds. The second attempt has its own. */
function folderOf({ file, name, result }: RunnerTestCase): string {
  const title = `${basename(file.name, '.test.ts')} ${name}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
  return join(FOLDER, result?.retryCount ? `${title}-again` : title);
}

/** Screenshots and content of open pages, what browser and stack have written, and why the test failed. */
async function leave(folder: string, errors: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'error.txt'), `${errors.join('\n\n')}\n`);
  for (const [name, lines] of Object.entries(evidence.lines))
    await writeFile(join(folder, `${name}.log`), `${lines.join('\n')}\n`);
  await Promise.allSettled(
    [...evidence.pages].map(async (page, index) => {
      await page.screenshot({ path: join(folder, `page-${index + 1}.png`), timeout: 10_000 });
      await writeFile(join(folder, `page-${index + 1}.html`), `<!-- ${page.url()} -->\n${await page.content()}`);
    }),
  );
}

export default class JourneyRunner extends TestRunner {
  /** Before what its file does after each test: that closes the pages which are to be photographed. */
  async onTaskFinished(test: RunnerTestCase): Promise<void> {
    const trouble = unnamedTrouble();
    // The errors of the first attempt stay in the list when there is a second.
    const former = (test.result?.attempts ?? []).flatMap(({ errors }) => errors ?? []).length;
    const errors = (test.result?.errors ?? []).slice(former).map(({ stack, message }) => stack ?? message);
    if (trouble) errors.push(trouble.message);
    if (errors.length > 0) await leave(folderOf(test), errors);
    if (trouble) throw trouble;
  }
}
