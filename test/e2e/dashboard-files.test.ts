/** Files that an agent sends and gets, by keyboard: in replies, in notes, and refused with a reason. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageFile } from '#core/model/files/file.ts';
import { FILES_ORIGIN } from '#test/dashboard/support/fake-answers.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';
import { pngOf } from '#test/support/png.ts';
import { expectTrouble } from '#test/support/trouble.ts';

usePage();

const mug = { name: 'mug.png', mimeType: 'image/png', buffer: pngOf(400, 300) };
const invoice = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
const clip = () => page.getByLabel('Attach files');
const tray = () => page.getByRole('list', { name: 'Files for this message' });
const send = () => page.getByRole('button', { name: 'Send', exact: true });
let stored: string[];

/** Opens a chat; the store of files takes everything, and has one picture. */
async function begin(): Promise<void> {
  stored = [];
  // Requests to the store of files are answered here.
  await open('/conversations/112', { isCold: true });
  await page.route(`${FILES_ORIGIN}/**`, async (route) => {
    const headers = { 'access-control-allow-origin': '*' };
    if (route.request().method() === 'GET')
      return route.fulfill({ body: mug.buffer, headers: { ...headers, 'content-type': 'image/png' } });
    stored.push(/name="key"\r\n\r\n(.+)\r\n/.exec(route.request().postData() ?? '')?.[1] ?? '');
    return route.fulfill({ status: 204, headers });
  });
  await page.getByRole('textbox', { name: /Reply to Ada/ }).waitFor();
}

const last = () => site.state.messages.findLast(({ conversation_id }) => conversation_id === 112);

describe('files of an agent', () => {
  beforeEach(begin);

  it('go with a reply, alone, and open in a viewer by keyboard', async () => {
    await clip().setInputFiles([mug, invoice]);
    await expect.poll(() => send().isEnabled()).toBe(true);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => last()?.metadata?.files?.map(({ name }) => name)).toEqual(['mug.png', 'invoice.pdf']);
    expect(last()).toMatchObject({ content: '', visibility: 'public' });
    expect(stored).toHaveLength(2);
    const picture = page.getByRole('button', { name: 'Open image mug.png' });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
    await picture.focus();
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: 'mug.png' });
    await viewer.getByRole('img').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Download invoice.pdf' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('are taken wherever they are dropped on the conversation', async () => {
    const drop = (type: 'dragover' | 'drop') =>
      page.getByRole('log').evaluate((log, name) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Order 7'], 'order.txt', { type: 'text/plain' }));
        const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
        log.dispatchEvent(event);
        return document.querySelectorAll('.composer-dropping').length;
      }, type);
    expect([await drop('dragover'), await drop('drop')]).toEqual([1, 0]);
    await tray().getByText('order.txt').waitFor();
    await expect.poll(() => send().isEnabled()).toBe(true);
  });

  it('are sent without the one that the server refuses', async () => {
    expectTrouble(/400/);
    await clip().setInputFiles([mug, invoice]);
    await expect.poll(() => send().isEnabled()).toBe(true);
    await page.keyboard.type('Both');
    const errors = [{ path: 'body.metadata.files.0', message: 'The content of this file isn’t what its type says.' }];
    const detail = errors[0]?.message;
    site.answerNext('sendMessage', async () => ({ status: 400, body: { code: 'file_rejected', detail, errors } }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send without mug.png' }).click();
    await expect.poll(() => last()?.content).toBe('Both');
    expect(last()?.metadata?.files?.map(({ name }) => name)).toEqual(['invoice.pdf']);
  });

  it('of a note stay with the note, whatever is written beside it', async () => {
    await page.getByRole('radio', { name: 'Note' }).click();
    await clip().setInputFiles(invoice);
    await tray().getByText('8 bytes').waitFor();
    await page.getByRole('radio', { name: 'Reply' }).click();
    await expect.poll(() => tray().count()).toBe(0);
    await page.getByRole('textbox', { name: /Reply to Ada/ }).fill('Hello');
    await page.keyboard.press('Enter');
    await expect.poll(() => last()?.content).toBe('Hello');
    expect(last()?.metadata).toBeNull();
    await page.getByRole('radio', { name: 'Note' }).click();
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect.poll(() => last()?.metadata?.files?.length).toBe(1);
    expect(last()).toMatchObject({ visibility: 'internal', content: '' });
  });

  it('of a reply go with the note that it becomes once the chat has ended', async () => {
    await clip().setInputFiles([mug, invoice]);
    await tray().getByText('8 bytes').waitFor();
    const conversation = site.state.conversations.find(({ id }) => id === 112);
    Object.assign(conversation ?? {}, { status: 'closed', last_seq: (conversation?.last_seq ?? 0) + 1 });
    site.push({ type: 'conversation.updated', conversation: structuredClone(conversation) as never });
    await page.getByText('This conversation was closed. Reopen it to send your reply.').waitFor();
    expect(await tray().getByRole('listitem').count()).toBe(2);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Switch to note' }).click();
    await page.getByRole('textbox', { name: /Write a note/ }).waitFor();
    await expect.poll(() => stored.length).toBe(4);
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect.poll(() => last()?.metadata?.files?.map(({ name }) => name)).toEqual(['mug.png', 'invoice.pdf']);
    expect(last()).toMatchObject({ visibility: 'internal' });
  });

  it('that are refused say why, and can be taken out', async () => {
    expectTrouble(/400/);
    const detail = `Files of this type can't be sent here. You can send ${'images, text files, '.repeat(6)}and video.`;
    site.answerNext('uploadFile', async () => ({ status: 400, body: { code: 'file_rejected', detail } }));
    await clip().setInputFiles(invoice);
    await tray().getByText(detail).waitFor();
    const box = await tray().getByText('invoice.pdf').boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    expect(await send().isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Remove invoice.pdf' }).click();
    await expect.poll(() => tray().count()).toBe(0);
    await page.keyboard.type('Sorry');
    await page.keyboard.press('Enter');
    await expect.poll(() => last()?.content).toBe('Sorry');
  });
});

describe('a file of a visitor', () => {
  const write = (...files: MessageFile[]) => {
    const seq = (last()?.seq ?? 0) + 1;
    const metadata = { files };
    site.push({ type: 'message.created', message: messageOf({ conversation_id: 112, seq, content: '', metadata }) });
  };
  it('gets another address when it is played after its own has expired', async () => {
    expectTrouble(/403/);
    await begin();
    await page.route(`${FILES_ORIGIN}/expired`, (route) => route.fulfill({ status: 403 }));
    const expired = { url: `${FILES_ORIGIN}/expired`, expires_at: '2020-01-01T00:00:00.000Z' };
    site.answerNext('getFile', async () => ({ status: 200, body: expired }));
    write({ id: '7-v-00000000000000000002', name: 'hello.mp3', type: 'audio/mpeg', size: 9 });
    const audio = page.getByRole('log').locator('audio');
    await expect.poll(() => audio.getAttribute('src')).toBe(`${FILES_ORIGIN}/a-file`);
  });

  it('is shown, enlarged and downloaded apart from the one before it', async () => {
    expectTrouble(/net::ERR_FAILED/);
    await begin();
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    await page.route(`${FILES_ORIGIN}/slow`, async (route) => {
      await failed;
      await route.abort();
    });
    await page.route(/files\/7-v-0+3/, (route) =>
      route.fulfill({ json: { url: `${FILES_ORIGIN}/slow`, expires_at: '2030-01-01T00:00:00.000Z' } }),
    );
    const picture = { type: 'image/png', size: 9, width: 400, height: 300 };
    write(
      { ...picture, id: '7-v-00000000000000000003', name: 'one.png' },
      { ...picture, id: '7-v-00000000000000000004', name: 'two.png' },
    );
    const thumbnail = page.getByRole('button', { name: 'Open image two.png' }).locator('img');
    await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
    await page.getByRole('button', { name: 'Open image one.png' }).click();
    const viewer = page.getByRole('dialog', { name: 'one.png' });
    await viewer.locator('img[src$="/slow"]').waitFor({ state: 'attached' });
    for (let step = 0; step < 5; step++) await page.keyboard.press('+');
    await expect.poll(() => viewer.getByRole('button', { name: 'Zoom in' }).isDisabled()).toBe(true);
    await viewer.getByRole('button', { name: 'Next image' }).click();
    await viewer.locator('img[src$="/a-file"]').waitFor();
    expect(await viewer.getByRole('button', { name: 'Zoom in' }).isDisabled()).toBe(false);
    const gone = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/slow'));
    fail();
    await gone;
    expect(await viewer.locator('img[src$="/a-file"]').count()).toBe(1);
    const asked = page.waitForRequest(/files\/7-v-0+4\?disposition=attachment$/);
    await Promise.all([asked, page.waitForEvent('popup'), viewer.getByRole('button', { name: 'Download' }).click()]);
  });

  it('that was blocked is replaced by the reason', async () => {
    expectTrouble(/410/);
    await begin();
    const detail = 'This file contains malware and was blocked.';
    site.answerNext('getFile', async () => ({ status: 410, body: { code: 'file_blocked', detail } }));
    const file = { id: '7-v-00000000000000000001', name: 'setup.zip', type: 'application/zip', size: 9 };
    const seq = (last()?.seq ?? 0) + 1;
    const message = messageOf({ conversation_id: 112, seq, content: '', metadata: { files: [file] } });
    site.push({ type: 'message.created', message });
    await page.getByRole('log').getByText(detail).waitFor();
    expect(await page.getByRole('link', { name: 'Download setup.zip' }).count()).toBe(0);
  });
});

describe('the tools of the composer', () => {
  beforeEach(begin);

  it('put emoji and formatting where the caret is, by keyboard', async () => {
    const field = page.getByRole('textbox', { name: /Reply to Ada/ });
    await field.fill('It is free');
    await page.keyboard.press('Shift+Control+ArrowLeft');
    await page.keyboard.press('Control+b');
    await expect.poll(() => field.inputValue()).toBe('It is **free**');
    await page.getByRole('button', { name: 'Bold' }).click();
    await expect.poll(() => field.inputValue()).toBe('It is free');
    await page.getByRole('button', { name: 'Bold' }).click();
    await expect.poll(() => field.inputValue()).toBe('It is **free**');
    await field.press('End');
    await page.getByRole('button', { name: 'Emoji' }).press('Enter');
    await page.getByRole('dialog', { name: 'Emoji' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('It is **free**😀');
    await page.keyboard.press('Enter');
    await page.getByRole('log').locator('strong', { hasText: 'free' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a widget', () => {
  it('says which files may be sent', async () => {
    await open('/widgets/1');
    await page.getByRole('switch', { name: 'ZIP archives' }).uncheck();
    await page.getByLabel('Largest file, in MB').fill('5');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const kinds = ['image', 'document', 'text', 'audio', 'video'];
    expect(site.state.widgets[0]).toMatchObject({ files: { kinds, max_megabytes: 5 } });
  });
});
