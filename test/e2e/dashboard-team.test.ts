/** The people of the team on the running stack, through the browser and by keyboard: invited, at work, shut out, let in. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { freshId } from '#test/support/conversations.ts';
import { openDashboard } from '#test/support/dashboard.ts';
import { signIn } from '#test/support/people.ts';
import { startTestStack, type TestStack } from '#test/support/stack.ts';
import { expectTrouble } from '#test/support/trouble.ts';

let stack: TestStack;
let browser: Browser;
const complaints: string[] = [];
beforeAll(async () => {
  [stack, browser] = await Promise.all([startTestStack(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

/** Opens a person's menu and chooses from it, by keyboard alone. */
async function choose(page: Page, name: string, action: RegExp): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: action }).waitFor();
  const chosen = async () => String(await page.evaluate('document.activeElement.textContent'));
  for (let steps = 0; steps < 10 && !action.test(await chosen()); steps++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

it('an invited colleague signs in and works, is shut out within seconds, and comes back', async () => {
  const name = `Dora ${freshId()}`;
  const address = `${name.replace(' ', '-')}@example.com`.toLowerCase();
  const page = await openDashboard(browser, stack.url, { user: 'admin', path: '/team', complaints });
  const row = page.getByRole('row').filter({ hasText: address });

  // Of an admin who takes no chats it isn't known: not "Never", which is wrong while they look at it.
  await page.getByRole('row', { name: /You.*Takes no chats —/s }).waitFor();
  await page.getByRole('button', { name: 'Invite' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Name').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(address.toUpperCase());
  await page.keyboard.press('Enter');
  await row.getByText('Invited', { exact: true }).waitFor();
  const { data } = (await (await fetch(`${stack.url}/local/mail`)).json()) as {
    data: { to: string[]; text: string }[];
  };
  expect(data.slice(-1)).toMatchObject([{ to: [address], text: expect.stringContaining(`${stack.url}/dashboard/`) }]);

  const hers = await openDashboard(browser, stack.url, { user: address, complaints });
  const dora = await signIn(stack.url, address);
  expect(await dora.call('getOwnAgent', {})).toMatchObject({ name, email: address });

  expectTrouble(/403|forbidden|400/);
  await page.reload();
  await row.getByText('Active', { exact: true }).waitFor();
  await choose(page, name, /^Deactivate/);
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).focus();
  await page.keyboard.press('Enter');
  await row.getByText('Deactivated', { exact: true }).waitFor();
  await hers.getByRole('heading', { name: 'You’re no longer an agent' }).waitFor({ timeout: 5000 });
  await expect(dora.call('listConversations', { query: {} })).rejects.toMatchObject({ status: 403 });

  await choose(page, name, /^Reactivate/);
  await row.getByText('Active', { exact: true }).waitFor();
  await expect
    .poll(async () => (await signIn(stack.url, address)).call('listConversations', { query: {} }), { timeout: 5000 })
    .toMatchObject({ data: [] });
  await hers.context().close();
  await page.context().close();
  expect(complaints).toEqual([]);
});

it('people come from a file, and the status of one is set', async () => {
  const name = `Emil ${freshId()}`;
  const address = `${name.replace(' ', '-')}@example.com`.toLowerCase();
  const page = await openDashboard(browser, stack.url, { user: 'admin', path: '/team', complaints });
  await page.getByRole('button', { name: 'Import CSV…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(`name,email,role\n${name},${address},agent\nNobody,nowhere,agent\n`);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'team.csv', mimeType: 'text/csv', buffer });
  await dialog.getByText('Has no valid email address.').waitFor();
  await dialog.getByRole('button', { name: 'Invite 1 person' }).press('Enter');
  await page.getByText('Import finished').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('row').filter({ hasText: address }).getByText('Invited', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Agents', exact: true }).press('Enter');
  await page.getByLabel(`Status of ${name}`).selectOption('away');
  const admin = await signIn(stack.url, 'admin');
  await expect
    .poll(async () => (await admin.call('listAgents', { query: {} })).data.find((one) => one.name === name)?.status)
    .toBe('away');
  await page.context().close();
  expect(complaints).toEqual([]);
});

it('a supervisor keeps the rules and the status of colleagues, and only looks at other settings', async () => {
  const name = `Sif ${freshId()}`;
  const email = `${name.replace(' ', '-')}@example.com`.toLowerCase();
  const admin = await signIn(stack.url, 'admin');
  await admin.call('inviteTeamMember', { body: { name, email, role: 'supervisor', max_concurrent_chats: 5 } });
  const page = await openDashboard(browser, stack.url, { user: email, path: '/rules', complaints });
  const menu = page.getByRole('navigation', { name: 'Main' });

  await page.getByRole('button', { name: 'Create rule' }).first().waitFor();
  await menu.getByRole('link', { name: 'Agents', exact: true }).press('Enter');
  await page.getByLabel('Status of Ben Okafor').selectOption('away');
  await expect
    .poll(
      async () => (await admin.call('listAgents', { query: {} })).data.find((one) => one.name === 'Ben Okafor')?.status,
    )
    .toBe('away');

  for (const hidden of ['Team', 'Audit log', 'API keys'])
    expect(await menu.getByRole('link', { name: hidden, exact: true }).count()).toBe(0);
  for (const shown of ['Departments', 'Labels and attributes', 'Team settings']) {
    await menu.getByRole('link', { name: shown, exact: true }).press('Enter');
    await page.getByRole('heading', { name: shown, level: 1 }).waitFor();
    await page.getByText('View only. Ask an admin to make changes.').waitFor();
  }
  // By its address, too, the team isn't theirs, and says so.
  expectTrouble(/403|forbidden/);
  await page.goto(`${stack.url}/dashboard/team`);
  await page.getByText('Only admins can do this').waitFor();
  const own = await signIn(stack.url, email);
  await expect(own.call('listTeamMembers', {})).rejects.toMatchObject({ status: 403 });
  await expect(own.call('createDepartment', { body: { name: 'Mine' } })).rejects.toMatchObject({ status: 403 });
  await page.context().close();
  expect(complaints).toEqual([]);
});
