/** Files that a visitor sends and gets: chosen, uploaded, sent, shown, and refused with a reason. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pngOf } from '#test/support/png.ts';
import { expectTrouble } from '#test/support/trouble.ts';
import { plain, useSite } from '#test/widget/support/site.ts';
import { openChat, windowOf } from '#test/widget/support/states.ts';

const site = useSite();
const mug = { name: 'broken mug.png', mimeType: 'image/png', buffer: pngOf(400, 300) };
const invoice = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a few bytes') };

const clip = (): Locator => site.page.locator('live-chat input[type=file]');
const chips = (): Locator => windowOf(site.page).getByRole('list', { name: 'Files for your message' });
const send = () => site.page.getByRole('button', { name: 'Send', exact: true });

async function begin(): Promise<void> {
  await site.visit(plain());
  await openChat(site.page);
  await clip().waitFor({ state: 'attached' });
}

describe('files of a visitor', () => {
  it('are the very first message, alone, and open in a viewer by keyboard', async () => {
    await begin();
    await clip().setInputFiles([mug, invoice]);
    await expect.poll(() => send().isDisabled()).toBe(false);
    await send().click();
    await expect.poll(() => site.server.rows.length).toBe(1);
    expect(site.server.rows[0]).toMatchObject({
      content: '',
      metadata: { files: [{ name: 'broken mug.png', type: 'image/png' }, { name: 'invoice.pdf' }] },
    });
    expect([...site.server.stored.values()].map(({ bytes, size }) => bytes.length === size)).toEqual([true, true]);
    const picture = windowOf(site.page).getByRole('button', { name: 'Open image broken mug.png' });
    await expect.poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
    await windowOf(site.page).getByRole('link', { name: 'Download invoice.pdf' }).waitFor();
    await picture.focus();
    await site.page.keyboard.press('Enter');
    const viewer = site.page.getByRole('dialog', { name: 'broken mug.png' });
    await viewer.getByRole('img', { name: 'broken mug.png' }).waitFor();
    const width = () => viewer.locator('img').evaluate((image) => image.getBoundingClientRect().width);
    await expect.poll(width).toBe(400);
    await site.page.keyboard.press('+');
    await expect.poll(width).toBe(600);
    await site.page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await windowOf(site.page).waitFor();
    expect(site.noise).toEqual([]);
  });

  it('offer every size of the next picture in the viewer, also when one is gone', async () => {
    await begin();
    expectTrouble(/404/);
    await clip().setInputFiles([mug, { ...mug, name: 'gone.png' }]);
    await expect.poll(() => send().isDisabled()).toBe(false);
    site.server.refusals = [[/files\/7-v-0{19}1/, { status: 404, body: { code: 'not_found' } }]];
    await send().click();
    await windowOf(site.page).getByRole('button', { name: 'Open image broken mug.png' }).click();
    const viewer = site.page.getByRole('dialog', { name: 'broken mug.png' });
    await viewer.getByRole('img').waitFor();
    const larger = viewer.getByRole('button', { name: 'Zoom in' });
    await larger.focus();
    for (let step = 0; step < 5; step++) await site.page.keyboard.press('Enter');
    await expect.poll(() => larger.isDisabled()).toBe(true);
    await site.page.keyboard.press('0');
    await expect.poll(() => larger.isDisabled()).toBe(false);
    for (let step = 0; step < 5; step++) await site.page.keyboard.press('+');
    await viewer.getByRole('button', { name: 'Next image' }).click();
    await viewer.getByText('No longer available.').waitFor();
    expect(await larger.isDisabled()).toBe(false);
  });

  it('wait for their uploads, which go on after the network was cut', async () => {
    await begin();
    // Chrome calls a connection cut while it still writes reset, one cut while it reads empty.
    expectTrouble(/net::ERR_(EMPTY_RESPONSE|CONNECTION_RESET)/);
    site.server.refusals = [[/^POST \/store/, null]];
    await clip().setInputFiles(mug);
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Look at this');
    await chips().getByText('Trying again…').waitFor();
    expect(await send().isDisabled()).toBe(true);
    site.server.refusals = [];
    await site.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => send().isDisabled()).toBe(false);
    await site.page.keyboard.press('Enter');
    await expect.poll(() => site.server.rows.map(({ content }) => content)).toEqual(['Look at this']);
    expect(site.server.rows[0]?.metadata?.files?.length).toBe(1);
  });

  it.each([
    ['the store reads an upload too slowly', /^POST \/store/, 400, 0],
    ['the session has ended', /^POST .*\/uploads$/, 401, 1],
  ])('are tried again with a new address when %s', async (_, pattern, status, renewals) => {
    await begin();
    expectTrouble(new RegExp(String(status)));
    site.server.refusals = [[pattern, { status }]];
    const sessions = () => site.server.requests.filter((request) => request.endsWith('/session')).length;
    const before = sessions();
    await clip().setInputFiles(mug);
    await chips().getByText('Trying again…').waitFor();
    expect(sessions()).toBeGreaterThanOrEqual(before + renewals);
    site.server.refusals = [];
    await site.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => send().isDisabled()).toBe(false);
    await send().click();
    await expect.poll(() => site.server.rows[0]?.metadata?.files?.length).toBe(1);
  });

  it('that can’t be sent say why, and stay when the others go', async () => {
    await begin();
    const page = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') };
    const empty = { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) };
    await clip().setInputFiles([page, empty, mug, mug, mug, mug, mug, mug]);
    await chips().getByText("This type of file can't be sent here.").waitFor();
    await chips().getByText('This file is empty.').waitFor();
    await chips().getByText('You can send up to 5 files with a message.').waitFor();
    await expect.poll(() => send().isDisabled()).toBe(false);
    await send().click();
    await expect.poll(() => site.server.rows[0]?.metadata?.files?.length).toBe(5);
    expect(await chips().getByRole('listitem').count()).toBe(3);
    for (const name of ['page.html', 'empty.txt', 'broken mug.png'])
      await site.page.getByRole('button', { name: `Remove ${name}` }).click();
    await expect.poll(() => chips().count()).toBe(0);
  });

  const give = (type: 'paste' | 'drop', withText = false) =>
    site.page.locator('live-chat .launcher').evaluate(
      (launcher, [kind, isText]) => {
        const data = new DataTransfer();
        data.items.add(new File(['a,b'], `${kind}.csv`, { type: 'text/csv' }));
        if (isText) data.setData('text/plain', 'a b');
        const init = { bubbles: true, composed: true, cancelable: true };
        (launcher.parentElement?.querySelector('.window') ?? launcher).dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data }),
        );
      },
      [type, withText] as const,
    );

  it('are pasted and dropped, while a pasted table stays text', async () => {
    await begin();
    await give('paste', true);
    await give('paste', false);
    await give('drop', false);
    await expect.poll(() => chips().locator('.chip-name').allTextContents()).toEqual(['paste.csv', 'drop.csv']);
  });

  it('are shown wherever they are dropped, or refused with a reason', async () => {
    await site.visit(plain());
    await site.chat();
    await site.page.getByRole('button', { name: 'More options' }).click();
    await site.page.getByRole('button', { name: 'End conversation' }).click();
    await site.page.getByRole('alertdialog').waitFor();
    await give('drop');
    await chips().getByText('drop.csv').waitFor();
    await site.page.getByRole('button', { name: 'Remove drop.csv' }).click();
    await site.page.getByRole('button', { name: 'Close chat' }).first().click();
    await give('drop');
    await chips().getByText('drop.csv').waitFor();
    await site.page.getByRole('button', { name: 'Remove drop.csv' }).click();
    site.server.update({ status: 'closed' });
    await site.page.getByRole('button', { name: 'Start a new conversation' }).waitFor();
    await give('drop');
    await windowOf(site.page).locator('.notice', { hasText: 'This conversation has ended.' }).waitFor();
    await site.page.getByRole('button', { name: 'Start a new conversation' }).click();
    await expect.poll(() => chips().count()).toBe(0);
  });

  it('are kept for the next page once they are uploaded, and named when they were not', async () => {
    await begin();
    await clip().setInputFiles(invoice);
    await expect.poll(() => send().isDisabled()).toBe(false);
    site.server.refusals = [[/POST \/store/, { status: 503 }]];
    expectTrouble(/503/);
    await clip().setInputFiles(mug);
    await chips().getByText('Trying again…').waitFor();
    await site.page.reload();
    await openChat(site.page);
    await chips().getByText('invoice.pdf').waitFor();
    await chips().getByText('Not uploaded before the page changed. Choose it again.').waitFor();
    await send().click();
    await expect.poll(() => site.server.rows[0]?.metadata?.files?.map(({ name }) => name)).toEqual(['invoice.pdf']);
    await chips().getByText('broken mug.png').waitFor();
  });

  it('that the server no longer takes leave their text to be edited and sent again', async () => {
    await begin();
    site.server.refusals = [[/POST .*\/conversations$/, { status: 400, body: { code: 'file_rejected' } }]];
    expectTrouble(/400/);
    await clip().setInputFiles(invoice);
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Here it is');
    await expect.poll(() => send().isDisabled()).toBe(false);
    await send().click();
    await site.page.getByRole('button', { name: 'Edit message' }).click();
    await windowOf(site.page).getByText('Choose the file again before you send this.').waitFor();
    expect(await site.page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Here it is');
    expect(await site.page.getByRole('button', { name: 'Discard' }).count()).toBe(0);
  });

  it('leave the newest line in view when they turn out larger than their place', async () => {
    await site.visit(plain());
    await site.chat();
    for (let line = 0; line < 9; line++) site.server.write({ content: `Line ${line}` });
    await windowOf(site.page).getByText('Line 8').waitFor();
    const list = site.page.locator('live-chat .messages');
    await list.evaluate((messages) => {
      const last = messages.querySelector<HTMLElement>('ol > li:last-child');
      if (last) last.style.paddingBottom = '250px';
    });
    const below = () =>
      list.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
    await expect.poll(below).toBeLessThan(80);
  });

  it('can’t be chosen where they are switched off', async () => {
    site.server.files = null;
    await site.visit(plain());
    await openChat(site.page);
    await windowOf(site.page).getByRole('button', { name: 'More options' }).waitFor();
    expect(await clip().count()).toBe(0);
  });
});

describe('files of the team', () => {
  it('say what keeps them from being shown', async () => {
    await begin();
    await site.page.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await send().click();
    await expect.poll(() => site.server.rows.length).toBe(1);
    await expect.poll(() => site.server.sockets()).toBe(1);
    expectTrouble(/410/);
    const file = { id: '7-a3-00000000000000000009', name: 'scan.pdf', type: 'application/pdf', size: 5 };
    site.server.refusals = [[/files\/7-a3/, { status: 410, body: { code: 'file_blocked' } }]];
    site.server.write({ content: '', metadata: { files: [file] } });
    await windowOf(site.page).getByText('Blocked by the malware check.').waitFor();
  });
});

describe('emoji', () => {
  it('are put where the caret is, by keyboard', async () => {
    await begin();
    const field = site.page.getByRole('textbox', { name: 'Message' });
    await field.fill('Hello you');
    await field.press('Home');
    await site.page.getByRole('button', { name: 'Emoji' }).press('Enter');
    const panel = site.page.getByRole('dialog', { name: 'Emoji' });
    await panel.waitFor();
    await site.page.keyboard.press('ArrowRight');
    await site.page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => field.inputValue()).toBe('😃Hello you');
    await site.page.getByRole('button', { name: 'Emoji' }).click();
    await panel.waitFor();
    await site.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await site.page.getByRole('button', { name: 'Emoji' }).click();
    await panel.waitFor();
    await site.page.getByRole('button', { name: 'Emoji' }).click();
    await expect.poll(() => field.evaluate((it: HTMLElement) => it.matches(':focus'))).toBe(true);
    await site.page.keyboard.type('!');
    await expect.poll(() => field.inputValue()).toContain('!');
    expect(await panel.count()).toBe(0);
    expect(await windowOf(site.page).getByRole('textbox').count()).toBe(1);
  });
});

describe('a voice message', () => {
  /** A microphone that hums, for a browser without one. */
  const hum = () => {
    navigator.mediaDevices.getUserMedia = async () => {
      const audio = new AudioContext();
      const [source, end] = [audio.createOscillator(), audio.createMediaStreamDestination()];
      source.connect(end);
      source.start();
      Object.assign(globalThis, { microphone: end.stream });
      return end.stream;
    };
  };

  /** Opens a chat and records for a second. */
  const record = async () => {
    if (site.server.files) site.server.files = { ...site.server.files, voice: true };
    await site.visit(plain());
    await site.page.evaluate(hum);
    await openChat(site.page);
    await site.page.getByRole('button', { name: 'Record a voice message' }).click();
    await windowOf(site.page).getByText('0:01').waitFor();
  };

  it('is recorded, listened to and sent', async () => {
    await record();
    await windowOf(site.page).getByRole('button', { name: 'Stop' }).click();
    await chips().locator('audio').waitFor();
    await expect.poll(() => send().isDisabled()).toBe(false);
    await send().click();
    await expect.poll(() => site.server.rows[0]?.metadata?.files).toMatchObject([{ type: 'audio/webm' }]);
    const [heard] = site.server.stored.values();
    expect([...(heard?.bytes.subarray(0, 4) ?? [])]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
    await windowOf(site.page).locator('li audio.played').waitFor();
  });

  it('is kept, and the microphone is let go, when the window is closed over it', async () => {
    await record();
    await site.page.keyboard.press('Escape');
    await windowOf(site.page).waitFor({ state: 'detached' });
    await openChat(site.page);
    await chips().locator('audio').waitFor();
    expect(await windowOf(site.page).getByRole('button', { name: 'Stop' }).count()).toBe(0);
  });

  it('ends with the chat that it is recorded in', async () => {
    await record();
    await site.page.evaluate(() =>
      (globalThis as unknown as { LiveChat: (command: string) => void }).LiveChat('destroy'),
    );
    const track = () =>
      site.page.evaluate(
        () => (globalThis as unknown as { microphone: MediaStream }).microphone.getTracks()[0]?.readyState,
      );
    await expect.poll(track).toBe('ended');
  });

  it('says when the microphone is blocked, and is not offered unless it is switched on', async () => {
    await begin();
    expect(await site.page.getByRole('button', { name: 'Record a voice message' }).count()).toBe(0);
    if (site.server.files) site.server.files = { ...site.server.files, voice: true };
    await begin();
    await site.page.getByRole('button', { name: 'Record a voice message' }).click();
    await windowOf(site.page).getByText("The microphone can't be used here.").waitFor();
  });
});
