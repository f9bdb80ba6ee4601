/** Canned responses with actions, by keyboard alone: found, looked at, sent with one action less, and undone. */
import { expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

const reply = () => page.getByRole('textbox', { name: /Reply to/ });
const preview = () => page.getByRole('group', { name: 'Done when you send' });
const conversation = () => site.state.conversations.find(({ id }) => id === 112);

function withRefund() {
  const state = fullState();
  state.cannedResponses.push({
    id: 9,
    shortcut: 'refund',
    title: 'Réfund request',
    content: 'Hi {{visitor.name|there}}, the money is on its way.',
    department_id: null,
    actions: [{ type: 'add_label', label: 'refund' }, { type: 'set_priority', priority: 'low' }, { type: 'resolve' }],
    files: [],
    version: 1,
    created_at: new Date().toISOString(),
  });
  return state;
}

it('is found by the beginnings of its words, shown with its actions, sent without one of them, and undone', async () => {
  await open('/conversations/112', { state: withRefund() });
  const before = structuredClone(conversation());
  await reply().waitFor();
  await reply().pressSequentially('/re fu');
  await page.getByRole('option', { name: /Réfund request/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('Hi Ada Moreau, the money is on its way.');
  await preview().getByText('Add the label “refund”').waitFor();
  expect(await violations()).toEqual([]);
  await preview().getByRole('button', { name: 'Don’t: Set the priority to Low' }).press('Enter');
  await expect.poll(() => preview().getByRole('button').count()).toBe(3);
  await reply().press('Enter');
  await page.getByText('2 actions done').waitFor();
  await expect.poll(() => preview().count()).toBe(0);
  expect(conversation()).toMatchObject({ labels: [...(before?.labels ?? []), 'refund'], status: 'resolved' });
  expect(conversation()?.priority).toBe(before?.priority);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByText('Undone. What was sent or noted stays.').waitFor();
  expect(conversation()?.labels).toEqual(before?.labels);
  expect(conversation()?.status).not.toBe('resolved');
  expect(site.state.messages.at(-1)?.content).toBe('Hi Ada Moreau, the money is on its way.');
  expect(complaints).toEqual([]);
});

it('of one’s own is made by anybody, and found in the reply', async () => {
  await open('/canned-responses', { state: withRefund() });
  await page.getByRole('button', { name: 'Create my own' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Shortcut' }).fill('mine');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Only mine');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await dialog.getByRole('combobox', { name: 'Action' }).selectOption('Resolve');
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Create my own' }).click();
  await page.getByRole('region', { name: 'My responses' }).getByText('/mine').waitFor();
  await page.getByRole('link', { name: 'Conversations' }).first().click();
  await page.getByRole('link', { name: /Ada Moreau/ }).click();
  await reply().pressSequentially('/mine');
  await page.getByRole('option', { name: /Only mine/ }).waitFor();
  await page.keyboard.press('Enter');
  await preview().getByText('Resolve').waitFor();
  await expect.poll(() => reply().inputValue()).toBe('');
  await reply().press('Enter');
  await page.getByText('1 action done').waitFor();
  expect(conversation()?.status).toBe('resolved');
  expect(complaints).toEqual([]);
});
