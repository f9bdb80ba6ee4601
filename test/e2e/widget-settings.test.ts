/** What an admin sets is what a visitor sees: every setting of look and words, with its default and with another value. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plain, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, windowOf } from '#test/widget/support/states.ts';
import { defaultWidget } from '#test/widget/support/fake-server.ts';

const site = useSite();
const logo = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const styleOf = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** Which corner of the page something is in. */
async function cornerOf(element: Locator): Promise<string> {
  const { x = 0, y = 0 } = (await element.boundingBox()) ?? {};
  const { width, height } = site.page.viewportSize() ?? { width: 0, height: 0 };
  return `${y < height / 2 ? 'top' : 'bottom'}-${x < width / 2 ? 'left' : 'right'}`;
}

describe('the settings of a widget', () => {
  it('by default are the documented ones', async () => {
    site.server.widget = defaultWidget;
    await site.visit(plain());
    const launcher = launcherOf(site.page);
    expect(await launcher.boundingBox()).toMatchObject({ width: 60, height: 60 });
    expect(await cornerOf(launcher)).toBe('bottom-right');
    expect(await styleOf(launcher, 'background-color')).toBe('rgb(0, 0, 0)');
    await openChat(site.page);
    const chat = windowOf(site.page);
    await chat.getByRole('heading', { name: 'Hi there!' }).waitFor();
    for (const text of ['How can we help you today?', 'Powered by AutoCom']) await chat.getByText(text).waitFor();
    for (const name of ['Name', 'Email']) await chat.getByRole('textbox', { name }).waitFor();
    expect(await chat.getByRole('textbox', { name: 'Message' }).getAttribute('placeholder')).toBe('Type a message...');
    expect(await styleOf(chat, 'border-radius')).toBe('12px');
  });

  it('are what the visitor sees', async () => {
    site.server.widget = {
      ...defaultWidget,
      primary_color: '#0b5394',
      text_color: '#fff2cc',
      position: 'top-left',
      border_radius: 4,
      launcher_size: 72,
      launcher_icon: 'none',
      logo_url: logo,
      welcome_title: 'Ahoy',
      welcome_message: 'Ask the crew.',
      input_placeholder: 'Speak up',
      offline_message: 'All hands are asleep.',
      collect_name: false,
      collect_email: false,
      show_branding: false,
    };
    await site.visit(plain());
    const launcher = launcherOf(site.page);
    expect(await launcher.boundingBox()).toMatchObject({ width: 72, height: 72 });
    expect(await styleOf(launcher, 'background-color')).toBe('rgb(11, 83, 148)');
    expect(await styleOf(launcher, 'color')).toBe('rgb(255, 242, 204)');
    expect(await launcher.locator('img').getAttribute('src')).toBe(logo);
    await openChat(site.page);
    const chat = windowOf(site.page);
    await chat.getByRole('heading', { name: 'Ahoy' }).waitFor();
    await chat.getByText('Ask the crew.').waitFor();
    expect(await chat.getByRole('textbox').all()).toHaveLength(1);
    expect(await chat.getByRole('textbox').getAttribute('placeholder')).toBe('Speak up');
    expect(await chat.getByText('Powered by').count()).toBe(0);
    expect(await styleOf(chat, 'border-radius')).toBe('4px');
    site.server.push({
      type: 'availability.changed',
      availability: { online: false, reason: 'nobody_online', next_open_at: null },
    });
    await chat.getByText('All hands are asleep.').waitFor();
  });

  it('place launcher and window in each of the four corners', async () => {
    for (const position of ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const) {
      site.server.widget = { ...site.server.widget, position };
      await site.visit(plain());
      expect(await cornerOf(launcherOf(site.page))).toBe(position);
      await openChat(site.page);
      const { x = 0 } = (await windowOf(site.page).boundingBox()) ?? {};
      expect(x < 640 ? 'left' : 'right').toBe(position.split('-')[1]);
    }
  });
});
