/** Writes the API's description next to the function that serves it: a document for programs, a page for people. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endpoints } from '#core/contract/http.ts';
import { describeApi } from '#core/contract/openapi.ts';
import { descriptionPage } from './page.ts';

/** Style sheets of the page: the tokens that the whole product shares, then its own. */
const styleSheets = ['../../widget/tokens.css', 'page.css'];

/** Writes `openapi.json` and `docs.html` into a folder. */
export async function writeDescription(outDir: string): Promise<void> {
  const description = describeApi(endpoints);
  const styles = await Promise.all(styleSheets.map((file) => readFile(join(import.meta.dirname, file), 'utf8')));
  await writeFile(join(outDir, 'openapi.json'), JSON.stringify(description));
  await writeFile(join(outDir, 'docs.html'), descriptionPage(description, styles.join('\n')));
}
