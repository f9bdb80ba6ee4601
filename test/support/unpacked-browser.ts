/** Before journeys: the browser npm brings is unpacked once, as two that unpack it at once get half a file. */
import { browserPath } from './browser.ts';

export default async function unpackBrowser(): Promise<void> {
  await browserPath();
}
