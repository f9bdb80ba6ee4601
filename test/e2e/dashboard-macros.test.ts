/** Canned responses with actions, by keyboard alone: found, looked at, sent with one action less, and undone. */
import { expect, it } from 'vitest';
import { FILES_ORIGIN } from '#test/dashboard/support/fake-answers.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';
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

it('gives a note its text and a copy of its file, by keyboard, and does nothing else', async () => {
  const state = withRefund();
  const map = { id: '0-r5-abcdefghijabcdefghij', name: 'map.pdf', type: 'application/pdf', size: 2048 };
  const [refund] = state.cannedResponses.slice(-1);
  if (refund) refund.files = [map];
  await open('/conversations/112', { state });
  await reply().waitFor();
  await reply().press('Escape');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Write a note for your team…' });
  await note.pressSequentially('/refund');
  await page.getByRole('option', { name: /Réfund request.*1 file/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => note.inputValue()).toBe('Hi Ada Moreau, the money is on its way.');
  await page.getByRole('list', { name: 'Files for this message' }).getByText('2 KB').waitFor();
  expect(await preview().count()).toBe(0);
  await note.press('Enter');
  await expect.poll(() => site.state.messages.at(-1)?.metadata?.files?.map(({ name }) => name)).toEqual(['map.pdf']);
  expect(site.state.messages.at(-1)).toMatchObject({ visibility: 'internal' });
  expect(site.calls).not.toContain('POST runActions');
  expect(complaints).toEqual([]);
});

it('has a file that is uploaded in its form, sent as a copy with its actions', async () => {
  await open('/canned-responses', { state: withRefund() });
  await page.route(`${FILES_ORIGIN}/**`, (route) =>
    route.fulfill({
      status: route.request().method() === 'GET' ? 200 : 204,
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  await page.getByRole('button', { name: 'Edit /refund' }).click();
  const dialog = page.getByRole('dialog');
  const map = { id: '0-r1-00000000000000000000', name: 'map.pdf', type: 'application/pdf', size: 3 };
  site.answerNext('getResponseFile', async () => ({ status: 200, body: map }));
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'map.pdf', mimeType: 'application/pdf', buffer: Buffer.from('pdf') });
  await dialog.getByText('3 B').waitFor();
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(site.state.cannedResponses.at(-1)?.files).toEqual([map]);
  await page.getByRole('link', { name: 'Conversations' }).first().click();
  await page.getByRole('link', { name: /Ada Moreau/ }).click();
  await reply().pressSequentially('/refund');
  await page.getByRole('option', { name: /1 file/ }).waitFor();
  await page.keyboard.press('Enter');
  await preview().waitFor();
  await page.getByRole('list', { name: 'Files for this message' }).getByText('3 B').waitFor();
  await reply().press('Enter');
  await page.getByText('3 actions done').waitFor();
  expect(site.state.messages.at(-1)?.metadata?.files?.map(({ name }) => name)).toEqual(['map.pdf']);
  expect(complaints).toEqual([]);
});

it('is held when a colleague answers meanwhile, also without a text, until it is sent anyway', async () => {
  const state = withRefund();
  const [refund] = state.cannedResponses.slice(-1);
  if (refund) refund.content = '';
  await open('/conversations/112', { state });
  await reply().waitFor();
  await reply().pressSequentially('/refund');
  await page.getByRole('option', { name: /Réfund request/ }).waitFor();
  await page.keyboard.press('Enter');
  await preview().waitFor();
  const answer = { sender_type: 'agent', sender_id: 2, sender_name: 'Tomás', content: 'Done already.' } as const;
  site.push({ type: 'message.created', message: messageOf({ conversation_id: 112, seq: 10, ...answer }) });
  await page.getByText('Tomás has answered since you began: “Done already.”').waitFor();
  await reply().press('Enter');
  await page.getByText(/^Not sent: Tomás has answered/).waitFor();
  expect(site.calls).not.toContain('POST runActions');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Send anyway' }).press('Enter');
  await page.getByText('3 actions done').waitFor();
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
  // The messages come only after the shortcut is typed: the picker stays open.
  const loading = Promise.withResolvers<undefined>();
  site.answerNext('listMessages', () => loading.promise);
  await page.getByRole('link', { name: /Ada Moreau/ }).click();
  await reply().pressSequentially('/mine');
  await page.getByRole('option', { name: /Only mine/ }).waitFor();
  loading.resolve(undefined);
  await page.getByText('That is kind, thank you!').waitFor();
  await page.keyboard.press('Enter');
  await preview().getByText('Resolve').waitFor();
  await expect.poll(() => reply().inputValue()).toBe('');
  await reply().press('Enter');
  await page.getByText('1 action done').waitFor();
  expect(conversation()?.status).toBe('resolved');
  expect(complaints).toEqual([]);
});

it('is waited for when Enter is pressed before the responses have come', async () => {
  await open('/conversations/112', { state: withRefund() });
  await reply().waitFor();
  const coming = Promise.withResolvers<undefined>();
  site.answerNext('listCannedResponses', () => coming.promise);
  await reply().pressSequentially('/refund');
  await page.getByRole('option', { name: 'Loading canned responses…' }).waitFor();
  await reply().press('Enter');
  coming.resolve(undefined);
  await preview().waitFor();
  expect(complaints).toEqual([]);
});
