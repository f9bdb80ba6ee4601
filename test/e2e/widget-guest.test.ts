/** The widget as a guest: it works on pages that fight, and touches nothing of the page that need not be touched. */
import { describe, expect, it } from 'vitest';
import { settled } from '#test/support/settled.ts';
import { hostPages, markupOf } from '#test/widget/support/host-pages.ts';
import { plain, script, useSite } from '#test/widget/support/site.ts';
import { launcherOf, openChat, say, widgetOf, windowOf } from '#test/widget/support/states.ts';

const site = useSite();
const ofPage = (name: string): Promise<unknown> =>
  site.page.evaluate((name) => (window as unknown as Record<string, unknown>)[name], name);
const focusedInPage = () => site.page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
const composer = () => site.page.getByRole('textbox', { name: 'Message' });

describe('the chat works, in its place and by keyboard, on a page that', () => {
  it.each(hostPages)('$does', async (page) => {
    await site.visit(markupOf(page, script));
    await launcherOf(site.page).waitFor();
    const box = await launcherOf(site.page).boundingBox();
    const view = site.page.viewportSize();
    expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBe((view?.width ?? 0) - 20);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe((view?.height ?? 0) - 20);
    await site.chat();
    await composer().focus();
    await site.page.keyboard.type('one /s two');
    await expect.poll(() => composer().inputValue()).toBe('one /s two');
    await site.page.keyboard.press('Enter');
    await windowOf(site.page).getByText('one /s two').waitFor();
    for (const name of ['taken', 'spoiled', 'entries']) expect(await ofPage(name)).toBeUndefined();
    expect((await ofPage('mismatches')) ?? 0).toBe(0);
    expect(site.noise).toEqual([]);
  });
});

describe('the focus', () => {
  const form = '<form><input id="card" aria-label="Card number"></form>';

  it('stays in the page’s form when an agent closes the chat, and when the page opens or closes it', async () => {
    await site.visit(plain('', form));
    await site.chat();
    await site.page.locator('#card').click();
    await site.page.keyboard.type('4111');
    site.server.update({ status: 'closed' });
    await windowOf(site.page).getByRole('button', { name: 'Start a new conversation' }).waitFor();
    await site.page.keyboard.type('1111');
    await site.page.evaluate(() => window.LiveChat?.('close'));
    await windowOf(site.page).waitFor({ state: 'detached' });
    await site.page.keyboard.type('2222');
    await site.page.evaluate(() => window.LiveChat?.('open'));
    await windowOf(site.page).waitFor();
    await site.page.keyboard.type('3333');
    await expect.poll(() => site.page.locator('#card').inputValue()).toBe('4111111122223333');
    expect(await focusedInPage()).toBe('card');
  });
});

describe('a key that belongs to an input method', () => {
  it.each([
    ['while a word is composed', { isComposing: true, keyCode: 13 }],
    ['that Safari sends after the composition', { isComposing: false, keyCode: 229 }],
  ])('%s neither sends nor closes', async (_, key) => {
    await site.visit(plain());
    await openChat(site.page);
    await composer().fill('日本');
    for (const name of ['Enter', 'Escape'])
      await composer().evaluate(
        (field, init) => {
          const event = new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true, cancelable: true });
          Object.defineProperty(event, 'keyCode', { value: init.keyCode });
          field.dispatchEvent(event);
        },
        { ...key, key: name },
      );
    expect(await composer().inputValue()).toBe('日本');
    expect(await windowOf(site.page).count()).toBe(1);
  });
});

describe('on a phone', () => {
  const tall = '<style>body { height: 4000px }</style>';
  const phone = (width: number, height: number) =>
    site.open({ viewport: { width, height }, hasTouch: true, isMobile: true });
  const meta = '<meta name="viewport" content="width=device-width, initial-scale=1">';

  it('the key that says "Send" sends, and the back button closes the window', async () => {
    await phone(390, 844);
    await site.visit(plain(meta));
    await site.chat();
    await composer().fill('From a phone');
    await composer().press('Enter');
    await windowOf(site.page).getByText('From a phone').waitFor();
    // Without the focus in the window, Escape is what the back button is: a request of the browser to close something.
    await composer().evaluate((field) => field.blur());
    await site.page.keyboard.press('Escape');
    await windowOf(site.page).waitFor({ state: 'detached' });
    expect(await site.page.evaluate(() => history.length)).toBe(2);
  });

  it('on its side, half of the screen and more is left for the messages', async () => {
    await phone(568, 320);
    await site.visit(plain(meta));
    await site.chat();
    const box = await site.page.locator('live-chat .messages').boundingBox();
    expect(box?.height).toBeGreaterThan(160);
  });

  it('turned on its side and back, the newest row is still in view', async () => {
    await phone(390, 844);
    await site.visit(plain(meta));
    await site.chat();
    for (let n = 1; n <= 30; n++)
      site.server.write({ content: `Row ${n} of a long conversation about teapots` }, n < 30);
    const last = windowOf(site.page).getByText('Row 30 of');
    await last.evaluate((row) => row.closest('.messages')?.scrollTo(0, 1e6));
    const drawn = () =>
      site.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    // A hand can't scroll and turn within one frame: the scrolling would be judged by the size after the turn.
    await drawn();
    for (const [width, height] of [
      [844, 390],
      [390, 844],
    ] as const) {
      await site.page.setViewportSize({ width, height });
      await drawn();
      await expect
        .poll(() =>
          last.evaluate((row) => {
            const list = row.closest('.messages')?.getBoundingClientRect();
            return row.getBoundingClientRect().bottom <= (list?.bottom ?? 0);
          }),
        )
        .toBe(true);
    }
  });

  it('the page behind stays where it is when a finger moves over the window', async () => {
    await phone(390, 844);
    await site.visit(plain(meta + tall));
    await site.chat();
    const session = await site.context.newCDPSession(site.page);
    for (const y of [20, 400, 820])
      await session.send('Input.synthesizeScrollGesture', {
        x: 150,
        y,
        yDistance: y > 700 ? -500 : 500,
        gestureSourceType: 'touch',
      });
    await session.send('Input.synthesizeScrollGesture', {
      x: 150,
      y: 500,
      yDistance: -300,
      gestureSourceType: 'touch',
    });
    expect(await site.page.evaluate(() => scrollY)).toBe(0);
  });

  it('zoomed by two fingers, close and send stay on the screen', async () => {
    await phone(390, 844);
    await site.visit(plain(meta));
    await site.chat();
    const session = await site.context.newCDPSession(site.page);
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await expect.poll(() => site.page.evaluate(() => visualViewport?.scale)).toBe(2);
    for (const name of ['Close chat', 'Send']) {
      const button = windowOf(site.page).getByRole('button', { name });
      await expect
        .poll(() =>
          button.evaluate((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            const { offsetLeft = 0, offsetTop = 0, width = 0, height = 0 } = visualViewport ?? {};
            return (
              left >= offsetLeft && right <= offsetLeft + width && top >= offsetTop && bottom <= offsetTop + height
            );
          }),
        )
        .toBe(true);
    }
  });
});

describe('what belongs to the page', () => {
  it('is printed without the widget', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.emulateMedia({ media: 'print' });
    expect(await launcherOf(site.page).isVisible()).toBe(false);
    expect(await windowOf(site.page).isVisible()).toBe(false);
  });

  it('keeps the numbers in its title, in the tab and for the agent', async () => {
    const away = `<script>Object.defineProperty(Document.prototype, 'hidden', { get: () => true });</script>`;
    await site.visit(plain(away).replace('<title>Shop', '<title>(500) Days of Summer'));
    await site.chat();
    expect(site.server.sessions.at(-1)).toMatchObject({ page_title: '(500) Days of Summer' });
    await expect.poll(() => site.page.title()).toBe('(1) (500) Days of Summer');
    await site.page.evaluate(() => history.pushState(null, '', '/next'));
    await expect.poll(() => site.server.sessions.length).toBe(2);
    expect(site.server.sessions.at(-1)).toMatchObject({ page_title: '(500) Days of Summer' });
    await site.page.evaluate(() => {
      document.title = '(3) Inbox';
    });
    await site.page.evaluate(() => window.LiveChat?.('destroy'));
    expect(await site.page.title()).toBe('(3) Inbox');
  });

  it('is followed from page to page where the browser has no Navigation API', async () => {
    site.server.widget = { ...site.server.widget, excluded_paths: ['/checkout'] };
    await site.visit(plain('<script>Object.defineProperty(window, "navigation", { value: undefined })</script>'));
    await site.chat();
    await site.page.evaluate(() => history.pushState(null, '', '/about'));
    await expect.poll(() => site.server.sessions.at(-1)).toMatchObject({ current_page: `${site.server.origin}/about` });
    await site.page.evaluate(() => history.replaceState(null, '', '/checkout'));
    await widgetOf(site.page).waitFor({ state: 'hidden' });
  });
});

describe('a page that replaces its body', () => {
  it('does not move what the visitor reads further up', async () => {
    await site.visit(plain());
    await site.chat();
    for (let row = 0; row < 30; row++) site.server.write({ content: `Row ${row}` });
    await windowOf(site.page).getByText('Row 29').waitFor();
    const list = windowOf(site.page).getByRole('region', { name: 'Messages' });
    const top = () => list.evaluate(({ scrollTop }) => scrollTop);
    await list.evaluate((list) => void (list.scrollTop = 120));
    await site.page.getByRole('button', { name: 'Messages' }).waitFor();
    await site.page.evaluate(() => {
      document.body = document.createElement('body');
    });
    await widgetOf(site.page).waitFor({ state: 'detached' });
    await windowOf(site.page).getByText('Row 29').waitFor({ state: 'attached' });
    await expect.poll(top).toBe(120);
    expect(site.noise).toEqual([]);
  });
});

describe('commands', () => {
  it('called on an excluded page are not carried out later, on another', async () => {
    site.server.widget = { ...site.server.widget, excluded_paths: ['/checkout'] };
    site.server.pages = { '/checkout': { html: plain() } };
    await site.page.goto(`${site.server.origin}/checkout`);
    await site.page.waitForFunction(() => window.LiveChat?.token);
    await site.page.evaluate(() => {
      window.LiveChat?.('open');
      window.LiveChat?.('sendMessage', 'Unasked');
      history.pushState(null, '', '/about');
    });
    await launcherOf(site.page).hover();
    await widgetOf(site.page).locator('.launcher:not(.busy)').waitFor();
    expect(await site.page.evaluate(() => window.LiveChat?.('isOpen'))).toBe(false);
    expect(site.server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('of a destroyed widget do nothing, by a reference the page has kept', async () => {
    await site.visit(plain());
    await launcherOf(site.page).waitFor();
    await site.page.evaluate(() => {
      const kept = window.LiveChat;
      kept?.('destroy');
      kept?.('open');
      kept?.('show');
    });
    await settled(site.page);
    expect(site.server.requests.filter((request) => request.includes('/widget/app-'))).toEqual([]);
    expect(await widgetOf(site.page).count()).toBe(0);
  });

  it('send nothing where the page passes no text', async () => {
    await site.visit(plain());
    await openChat(site.page);
    await site.page.evaluate(() => {
      const run = window.LiveChat as unknown as (command: string, value?: unknown) => void;
      run('sendMessage', undefined);
      run('sendMessage', { text: 'Hello' });
      run('prefill', undefined);
    });
    expect(site.noise.filter((text) => text.includes('sendMessage takes'))).toHaveLength(2);
    expect(await composer().inputValue()).toBe('');
    await say(site.page, 'Hello');
    await windowOf(site.page).getByText('Hello').waitFor();
  });
});

describe('a message', () => {
  it('can be selected and copied where the page lets nothing be selected', async () => {
    await site.visit(plain('<style>* { user-select: none !important }</style>'));
    await site.chat();
    await windowOf(site.page).getByText('Good morning!').dblclick();
    expect(await site.page.evaluate(() => String(getSelection()))).toBe('morning');
  });
});

describe('a file', () => {
  const refusal = () => windowOf(site.page).getByText("Files can't be sent here.");

  it('that is dropped on the window does not take the place of the page, and text may still be dropped', async () => {
    site.server.files = null;
    await site.visit(plain());
    await site.chat();
    const isRefused = (kind: 'file' | 'text') =>
      windowOf(site.page).evaluate((dialog, of) => {
        const dataTransfer = new DataTransfer();
        if (of === 'file') dataTransfer.items.add(new File(['x'], 'invoice.pdf'));
        else dataTransfer.setData('text/plain', 'x');
        const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
        return ['dragover', 'drop'].map((type) => !dialog.dispatchEvent(new DragEvent(type, init)));
      }, kind);
    expect(await isRefused('text')).toEqual([false, false]);
    expect(await refusal().count()).toBe(0);
    expect(await isRefused('file')).toEqual([true, true]);
    await refusal().waitFor();
  });

  it.each(['before the first message', 'while the visitor reads further up'])(
    'that is pasted %s is refused in words',
    async (when) => {
      site.server.files = null;
      await site.visit(plain());
      const isReading = when.startsWith('while');
      if (isReading) {
        await site.chat();
        for (let row = 0; row < 30; row++) site.server.write({ content: `Row ${row}` });
        await windowOf(site.page).getByText('Row 29').waitFor();
        await windowOf(site.page)
          .getByRole('region', { name: 'Messages' })
          .evaluate((list) => void (list.scrollTop = 0));
      } else {
        const parts = site.page.waitForResponse('**/widget/parts-*');
        await openChat(site.page);
        await (await parts).finished();
      }
      const isPasted = (kinds: readonly string[]) =>
        composer().evaluate((field, kinds) => {
          const clipboardData = new DataTransfer();
          if (kinds.includes('picture')) clipboardData.items.add(new File(['x'], 'screen.png', { type: 'image/png' }));
          if (kinds.includes('text')) clipboardData.setData('text/plain', 'x');
          const init = { clipboardData, bubbles: true, composed: true, cancelable: true };
          return field.dispatchEvent(new ClipboardEvent('paste', init));
        }, kinds);
      expect(await isPasted(['text'])).toBe(true);
      expect(await isPasted(['text', 'picture'])).toBe(true);
      expect(await refusal().count()).toBe(0);
      await expect.poll(() => isPasted(['picture'])).toBe(false);
      await refusal().waitFor();
      expect(await refusal().evaluate((said) => said.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    },
  );
});
