/** Faults in a browser, on a site that answers from memory: what can't be shown, reached or read takes nothing else with it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints, open, page, site, violations } from '../dashboard/support/open-page.ts';
import { fullState } from '../dashboard/support/full-state.ts';

describe('a part that throws', () => {
  it('leaves the other rows, and is drawn when tried again', async () => {
    const state = fullState();
    const broken = state.conversations.find(({ id }) => id === 111);
    const visitor = broken?.visitor;
    Object.assign(broken ?? {}, { visitor: null });
    await open('/conversations', { state });
    await page.getByText('This entry can’t be shown.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: /Ada Moreau/ }).click();
    await page.getByRole('log').waitFor();
    Object.assign(broken ?? {}, { visitor });
    if (broken) site.push({ type: 'conversation.updated', conversation: { ...broken } });
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('link', { name: /Kwame Boateng/ }).waitFor();
    expect(await page.getByText('This entry can’t be shown.').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('leaves the list when the conversation beside it can’t be drawn', async () => {
    const state = fullState();
    Object.assign(state.conversations.find(({ id }) => id === 112) ?? {}, { labels: null });
    await open('/conversations/112', { state });
    await page.getByText('This part can’t be shown').first().waitFor();
    await page.getByRole('textbox', { name: /Reply to Ada/ }).waitFor();
    await page.getByRole('link', { name: /Kwame Boateng/ }).click();
    await page.getByRole('log').waitFor();
    await expect.poll(() => page.getByText('This part can’t be shown').count()).toBe(0);
  });
});

describe('an address that was cut', () => {
  it.each([
    ['/conversations?view=all&fact=closed&from=2026-11-21T00:00:00.000Z&to=2026-11-28T', 'Conversations'],
    ['/reports?from=2026-13-45&to=2026-11-28', 'Reports'],
  ])('%s shows its page', async (address, heading) => {
    await open(address);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

it('a file that is dropped on the dashboard does not replace it', async () => {
  await open('/conversations/112');
  await page.getByRole('log').waitFor();
  // What the browser would do by itself is not done by one without a window: whether it may is asked.
  await page.evaluate(() => {
    window.addEventListener('dragover', (event) => {
      document.title = event.defaultPrevented ? 'refused' : 'taken';
    });
  });
  const debug = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(import.meta.dirname, '../../package.json')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await debug.send('Input.dispatchDragEvent', { type, x: 800, y: 300, data });
  }
  await expect.poll(() => page.title()).toMatch(/refused|taken/);
  expect(await page.title()).toBe('refused');
});
