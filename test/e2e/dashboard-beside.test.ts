/** Beside the inbox in a browser: tickets, reports, a person’s data, home. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaints, open, page, site, titled, usePage, violations } from '#test/dashboard/support/open-page.ts';
import { settled } from '#test/support/settled.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

usePage();

describe('outside the inbox, an agent', () => {
  it('makes a ticket of a conversation, changes it, and goes back and forth between the two', async () => {
    await open('/conversations/111');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Create ticket…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create ticket for Kwame Boateng' });
    await dialog.getByLabel('Subject').fill('Payment page hangs');
    await dialog.getByRole('button', { name: 'Create ticket' }).click();
    await page.getByRole('link', { name: /#5 Payment page hangs/ }).click();
    await titled('#5 Payment page hangs');
    expect(await page.getByLabel('Requester’s name').inputValue()).toBe('Kwame Boateng');
    expect(await page.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
    await page.getByLabel('Status').selectOption('Solved');
    await page.getByLabel('Assignee').selectOption('Priya Raman');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved').waitFor();
    expect(site.state.tickets.find(({ number }) => number === 5)).toMatchObject({ status: 'solved', assignee_id: 3 });
    await page.getByRole('link', { name: 'Conversation', exact: true }).click();
    await page.getByRole('log').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await titled('Tickets');
    await page.getByRole('link', { name: /Courier lost/ }).waitFor();
    expect(await page.getByRole('link', { name: /Payment page hangs/ }).count()).toBe(0);
    await page.getByLabel('Status').selectOption('Any status');
    await page.getByRole('link', { name: /Payment page hangs/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('reads a report, opens the conversations behind a number, and exports the numbers', async () => {
    await open('/reports?timezone=Asia/Kolkata');
    await page.getByText('vs. the previous 7 days').waitFor();
    await page.getByLabel('Range').selectOption('Last 30 days');
    await page.getByText('vs. the previous 30 days').waitFor();
    await page.getByLabel('Agent', { exact: true }).selectOption('Priya Raman');
    await expect.poll(() => page.url()).toMatch(/reports\?range=last_30&timezone=Asia%2FKolkata&agent_id=3$/);
    await page.getByRole('radio', { name: 'Resolution' }).click();
    await page.getByText('the first time an agent resolved it').waitFor();
    expect(
      await page.getByRole('radio', { name: 'Resolution' }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.getByRole('switch', { name: 'Count business hours only' }).check();
    await page.getByText('Show as a table').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Conversations' }).getByRole('columnheader', { name: 'Abandoned' }).waitFor();
    expect(await violations()).toEqual([]);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download “Conversations” as CSV' }).click();
    expect((await saving).suggestedFilename()).toMatch(/^reportVolume-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    await page
      .getByTitle(/^The conversations behind [\d,]+ Abandoned/)
      .first()
      .click();
    await page.getByText(/^Abandoned: /).waitFor();
    await page
      .getByRole('link', { name: /Ada Moreau/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await page.goBack();
    await titled('Reports');
  });

  it('shows an error for a report that does not load, and still shows the others', async () => {
    await open('/preferences');
    await titled('Preferences');
    site.fail('reportAgents', 500);
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('Couldn’t load this').waitFor();
    await page.getByText('4.40 of 5').waitFor();
    site.fail('reportAgents');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('rowheader', { name: 'Tomás Herrera' }).waitFor();
    expect(await page.getByText('Couldn’t load this').count()).toBe(0);
  });

  it('exports and erases a visitor’s data as an admin only', async () => {
    await open('/conversations/111');
    await page.getByRole('button', { name: 'Visitor actions' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export data' }).click();
    const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { conversations: object[] };
    expect(saved.conversations).toMatchObject([{ id: 111 }]);
    await page.getByRole('button', { name: 'Visitor actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete visitor data…' }).click();
    await page.getByLabel(/Type “Kwame Boateng”/).fill('Kwame Boateng');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Delete permanently' }).click();
    await page.getByText('All data about Kwame Boateng was deleted').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /Kwame/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('sees Home update when a chat starts', async () => {
    await open('/', { hasClock: true });
    const waiting = () => page.getByRole('definition').first().textContent();
    await expect.poll(waiting).toMatch(/^2\D/);
    const conversation = conversationOf({ id: 400, agent_id: null });
    site.state.conversations.push(conversation);
    site.push({ type: 'conversation.created', conversation });
    // Before half a minute is over, when it would ask in any case.
    for (let times = 0; times < 3; times++) {
      await page.clock.fastForward(5000);
      await settled(page);
    }
    await expect.poll(waiting).toMatch(/^3\D/);
  });
});
