/** Many conversations at a time, by keyboard and mouse: selected, changed, undone, narrowed and kept as a view. */
import { expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';
import { problem } from '#test/dashboard/support/fake-answers.ts';
import { ago, conversationOf } from '#test/dashboard/support/sample.ts';

usePage();

/** Open chats of one's own, the first for the longest. */
function own(count: number) {
  const state = fullState();
  state.conversations = Array.from({ length: count }, (_, index) =>
    conversationOf({
      id: 1000 + index,
      agent_id: 1,
      status: 'active',
      department_id: index % 2 === 0 ? 51 : 52,
      last_message_at: ago(index),
      waiting_since: ago(index * 60),
      visitor: { ...conversationOf({ id: 1 }).visitor, name: `Guest ${index + 1}` },
    }),
  );
  return state;
}

const rows = () => page.locator('.virtual li');
const selected = () => page.locator('.virtual :checked').count();
const region = () => page.getByRole('region', { name: 'Selected conversations' });

it('are selected and resolved by keys, undone by z, and a failure is named and tried again', async () => {
  const state = own(12);
  await open('/conversations', { state });
  // The list's tools are loaded after the list.
  await rows().first().locator('.row-pick').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await region().waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selected()).toBe(3);
  expect(await violations()).toEqual([]);
  site.answerNext('resolveConversation', async () => problem(409, 'illegal_transition', 'It was moved.'));
  await page.keyboard.press('e');
  const report = page.locator('.bulk-report');
  await report.getByText('2 conversations resolved').waitFor();
  expect(await report.locator('li').count()).toBe(1);
  expect(await violations()).toEqual([]);
  await report.getByRole('button', { name: 'Try 1 again' }).click();
  await page.getByText('3 conversations resolved').waitFor();
  expect(state.conversations.filter(({ status }) => status === 'resolved')).toHaveLength(3);
  await page.keyboard.press('z');
  await page.getByText('3 conversations reopened').waitFor();
  expect(state.conversations.filter(({ status }) => status === 'resolved')).toHaveLength(0);
  await page.keyboard.press('Escape');
  await rows().nth(1).locator('.row-pick').click();
  await rows()
    .nth(4)
    .locator('.row-pick')
    .click({ modifiers: ['Shift'] });
  expect(await selected()).toBe(4);
  await page.keyboard.press('#');
  await page.getByRole('combobox', { name: 'Label', exact: true }).fill('vip');
  await page.keyboard.press('Enter');
  await page.getByText('Label added to 4 conversations').waitFor();
  expect(state.conversations.filter(({ labels }) => labels.includes('vip'))).toHaveLength(4);
  expect(complaints).toEqual([]);
});

it('are resolved once the attributes that some of them miss are filled in, for all of these by one form', async () => {
  const state = own(3);
  state.fields.attributes = [{ key: 'order', name: 'Order number', type: 'number', choices: [], is_required: true }];
  await open('/conversations', { state });
  await rows().first().locator('.row-pick').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await region().waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const missing = async () => problem(409, 'attributes_required', 'Fill in before this conversation ends.');
  site.answerNext('resolveConversation', async () => {
    site.answerNext('resolveConversation', missing);
    return missing();
  });
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Fill in for 2…' }).click();
  const form = page.getByRole('dialog', { name: 'Before these 2 conversations end' });
  await form.getByLabel('Order number').waitFor();
  await page.keyboard.type('42');
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('3 conversations resolved').waitFor();
  expect(state.conversations.filter(({ attributes }) => String(attributes?.['order']) === '42')).toHaveLength(2);
  expect(complaints).toEqual([]);
});

it('are put aside and assigned together, by keys', async () => {
  const state = own(6);
  await open('/conversations', { state });
  await rows().first().locator('.row-pick').waitFor();
  await page.keyboard.press('*');
  await page.keyboard.press('a');
  await expect.poll(selected).toBe(6);
  await page.keyboard.press('a');
  const assign = page.getByRole('dialog', { name: 'Assign 6 conversations' });
  await assign.getByRole('searchbox').fill('Tomás');
  await page.keyboard.press('Enter');
  await page.getByText('6 conversations assigned').waitFor();
  expect(state.conversations.filter(({ agent_id }) => agent_id === 2)).toHaveLength(6);
  await page.keyboard.press('z');
  await expect.poll(() => state.conversations.filter(({ agent_id }) => agent_id === 1).length).toBe(6);
  await rows().first().locator('.row-pick').waitFor();
  await page.keyboard.press('*');
  await page.keyboard.press('a');
  await expect.poll(selected).toBe(6);
  await page.keyboard.press('s');
  const later = page.getByRole('dialog', { name: 'Snooze 6 conversations' });
  await later.getByRole('button', { name: /In an hour/ }).press('Enter');
  await page.getByText('6 conversations snoozed').waitFor();
  expect(state.conversations.filter((one) => one.is_snoozed)).toHaveLength(6);
  expect(complaints).toEqual([]);
});

it('are narrowed and sorted by the address, saved as a view, and a view says what is gone', async () => {
  const state = own(12);
  state.views.push({
    id: 5,
    name: 'Returns team',
    filter: { view: 'all', status: 'open', department_id: 99 },
    is_shared: true,
    version: 1,
    created_at: ago(0),
  });
  await open('/conversations?department_id=51&sort=waiting', { state });
  await rows().first().waitFor();
  expect(await rows().count()).toBe(6);
  expect(await rows().first().locator('b').textContent()).toBe('Guest 11');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Support first');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('link', { name: /Support first/ });
  await saved.waitFor();
  expect(await saved.getAttribute('aria-current')).toBe('true');
  expect(state.views.at(-1)?.filter).toEqual({ view: 'mine', status: 'open', department_id: 51, sort: 'waiting' });
  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await page.getByText('This view’s department was deleted.').waitFor();
  expect(await violations()).toEqual([]);
  await saved.click();
  await rows().first().waitFor();
  await page.getByLabel('Rows').selectOption('columns');
  await expect.poll(() => page.locator('.row-columns').count()).toBe(6);
  const first = rows().filter({ hasText: 'Guest 11' });
  expect(await first.innerText()).toContain('You');
  site.push({ type: 'visitor.presence', conversation_id: 1010, is_connected: true });
  await first.getByTitle('On the page').waitFor();
  const heads = page.getByRole('group', { name: 'Columns of the list' });
  expect(await heads.innerText()).toMatch(/Visitor\s+Last message\s+Agent\s+Department\s+Labels\s+Time/);
  const time = heads.getByRole('button', { name: 'Time', pressed: true });
  await time.click();
  await page.waitForURL((url) => !url.searchParams.has('sort'));
  await heads.getByRole('button', { name: 'Time', pressed: false }).click();
  await page.waitForURL(/sort=waiting/);
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
});
