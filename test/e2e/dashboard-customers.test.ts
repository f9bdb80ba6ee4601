/** What an agent does about a visitor and what they wrote, by keyboard alone. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

/** Chooses an entry of the visitor's menu with the keyboard. */
async function choose(entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Visitor actions' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: entry }).focus();
  await page.keyboard.press('Enter');
}

describe('about a visitor, an agent', () => {
  it('corrects the name, redacts a message, blocks and unblocks, and everything shows at once', async () => {
    await open('/conversations/111');
    await page.getByRole('log').waitFor();

    await choose('Edit details…');
    await page.getByRole('dialog').getByLabel('Name').fill('Kwame B.');
    await page.keyboard.press('Enter');
    await page.getByText('Details saved').waitFor();

    const row = site.state.messages.findLast((one) => one.conversation_id === 111 && one.sender_type === 'visitor');
    const said = row?.content ?? '';
    await page.getByRole('log').getByText(said).waitFor();
    await choose('Redact a message…');
    const dialog = page.getByRole('dialog', { name: 'Redact a message' });
    const option = dialog.getByRole('option').filter({ hasText: said.slice(0, 30) });
    await dialog.getByLabel('Message').selectOption((await option.first().textContent()) ?? '');
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Redact permanently' }).press('Enter');
    await page.getByRole('log').getByText('This message was removed.').waitFor();
    expect(await page.getByRole('log').getByText(said).count()).toBe(0);

    await choose('Block visitor…');
    await page.getByLabel('For how long').selectOption('For ever');
    await page.getByLabel('Reason').fill('Insults');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Block visitor' }).press('Enter');
    await page.getByText(/is blocked/).waitFor();
    await choose('Block visitor…');
    await page.getByText('For ever by Priya Raman').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Team settings' }).press('Enter');
    await page.getByRole('button', { name: /^Unblock / }).press('Enter');
    await page.getByText('Nobody is blocked.').waitFor();
    expect(await page.getByRole('switch', { name: /Mask payment-card numbers/ }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('merges another chat of the visitor into the open one', async () => {
    const state = fullState();
    const [open111, other] = [111, 112].map((id) => state.conversations.find((one) => one.id === id));
    Object.assign(other ?? {}, { visitor_id: open111?.visitor_id });
    await open('/conversations/111', { state });
    await page.getByRole('log').waitFor();
    await choose('Merge another chat…');
    const dialog = page.getByRole('dialog', { name: 'Merge another chat into this one' });
    await dialog.getByLabel('The other chat').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge chats' }).press('Enter');
    await page.getByText('Chats merged').waitFor();
    expect(site.calls.filter((call) => call.endsWith('mergeConversation'))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('merges two visitors, sees both addresses and chats, and separates them again', async () => {
    await open('/conversations/111');
    await page.getByRole('log').waitFor();
    await choose('Merge with another visitor…');
    const dialog = page.getByRole('dialog', { name: 'Merge with another visitor' });
    await dialog.getByText('Each visitor keeps their own sessions').waitFor();
    // What is typed at once is searched for: the keyboard begins in the field, not at the cross.
    const hasFocus = () => dialog.getByRole('searchbox').evaluate((one) => one === document.activeElement);
    expect(await hasFocus()).toBe(true);
    await dialog.getByRole('searchbox').fill('');
    await page.keyboard.press('Enter');
    const other = dialog.getByRole('radio').first();
    await other.waitFor();
    expect(await dialog.isVisible()).toBe(true);
    expect(await violations()).toEqual([]);
    await other.focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Merge visitors' }).press('Enter');
    const section = page.locator('.same-person');
    await section.waitFor();
    expect(site.calls).toContain('POST mergeVisitor');
    expect(await violations()).toEqual([]);
    await section.getByRole('button', { name: /^Separate / }).press('Enter');
    await page.getByText('is a visitor of their own again').waitFor();
    expect(await section.count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
