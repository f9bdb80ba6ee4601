/** The ways from a chat to the team's own systems, in a browser: the card, what fails, the link, and calls. */
import { expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

const pane = () => page.getByRole('complementary', { name: 'Details' });

it('a card that fails says so quietly, and the next try shows its rows', async () => {
  await open('/conversations', { state: fullState() });
  site.answerNext('getCard', async () => ({ status: 200, body: { rows: [], failure: 'too_slow' } }));
  await page.locator('.virtual li a').first().click();
  await pane().getByText('Your system took longer than 3 seconds.').waitFor();
  await pane().getByRole('button', { name: 'Retry' }).click();
  await pane().getByText('Business', { exact: true }).last().waitFor();
  const link = pane().getByRole('link', { name: '3', exact: true });
  expect(await link.getAttribute('href')).toBe('https://crm.example.com/orders');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await violations()).toEqual([]);
  await page.context().route('https://admin.shop.example/**', (route) => route.fulfill({ body: 'The shop' }));
  const opened = page.context().waitForEvent('page');
  await pane().getByRole('button', { name: 'Open in the shop' }).click();
  const tab = await opened;
  await tab.waitForURL('https://admin.shop.example/chat?token=signed');
  expect(await tab.evaluate('window.opener')).toBe(null);
  await tab.close();
  expect(complaints).toEqual([]);
});

it('a team without any sees none of it, and nothing is asked', async () => {
  const state = fullState();
  Object.assign(state.teamSettings, { context_link: null, crm_card: null, call_link: null });
  await open('/conversations/112', { state });
  await pane().getByText('Labels', { exact: true }).waitFor();
  await expect.poll(() => site.calls).toContain('GET getTeamSettings');
  expect(await pane().getByRole('button', { name: 'Open in the shop' }).count()).toBe(0);
  expect(site.calls).not.toContain('GET getCard');
  await page.getByRole('button', { name: 'More actions', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Follow', exact: true }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Call', exact: true }).count()).toBe(0);
});

it('a call sends the visitor a link by one key or click, and offers to join', async () => {
  await open('/conversations/112', { state: fullState() });
  await expect.poll(() => site.calls).toContain('GET getTeamSettings');
  await page.getByRole('button', { name: 'More actions', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Call', exact: true }).waitFor();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+C');
  const link = page.getByRole('link', { name: 'https://meet.shop.example/a1b2c3', exact: true });
  await link.waitFor();
  expect(await link.getAttribute('target')).toBe('_blank');
  await page.context().route('https://meet.shop.example/**', (route) => route.fulfill({ body: 'The room' }));
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const tab = await opened;
  await tab.waitForURL('https://meet.shop.example/a1b2c3');
  expect(await tab.evaluate('window.opener')).toBe(null);
  await tab.close();
  expect(site.calls.filter((call) => call.endsWith(' callVisitor'))).toHaveLength(1);
  expect(complaints).toEqual([]);
});
