/** What tests of the widget do first: find its parts, open it, write, and be answered. */
import type { Locator, Page } from 'playwright-core';
import type { FakeServer } from './fake-server.ts';

/** The widget's part of a page. */
export const widgetOf = (page: Page): Locator => page.locator('live-chat');
/** The launcher. */
export const launcherOf = (page: Page): Locator => page.locator('live-chat .launcher');
/** The open window. */
export const windowOf = (page: Page): Locator => page.getByRole('dialog');

/** Opens the window. */
export async function openChat(page: Page): Promise<void> {
  await launcherOf(page).click();
  await windowOf(page).waitFor();
  await page.locator('live-chat .skeleton').waitFor({ state: 'detached' });
}

const anna = { id: 3, name: 'Anna Berg' };

/** Writes a message and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Opens the window and sends a first message, which an agent then takes. */
export async function startChat(page: Page, server: FakeServer): Promise<void> {
  await openChat(page);
  await say(page, 'Hello! Does the teapot come in other colours?');
  await page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  server.update({ status: 'active', agent_id: anna.id, agent: anna });
  server.write({
    content: 'assigned',
    sender_type: 'system',
    sender_id: null,
    sender_name: null,
    metadata: { event: 'assigned', agent_id: anna.id },
  });
  await windowOf(page).getByText('Anna Berg joined the chat').waitFor();
}
