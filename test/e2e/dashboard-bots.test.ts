/** The pages of bots and of what they know, in a browser under the deployed policy. */
import { describe, expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import {
  complaints,
  open,
  page,
  site,
  usePage,
  violations,
  violationsInBothColors,
  visit,
} from '#test/dashboard/support/open-page.ts';
import { settled } from '#test/support/settled.ts';

usePage();

const button = (name: string | RegExp, exact = true) => page.getByRole('button', { name, exact });
const field = (name: string) => page.getByLabel(name, { exact: true });

/** The pages of bots that `dashboard-pages.test.ts` doesn't look at. */
const places: [path: string, text: string][] = [
  ['/bots/new', 'Answer source'],
  ['/bots/72', 'Instructions'],
];

describe('in light and dark colors, axe finds nothing on', () => {
  it.each(places)('%s, which fits a phone', async (path, text) => {
    await open(path);
    await page.getByText(text).first().waitFor();
    expect(await violationsInBothColors()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 900 });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
  });
});

describe('a page of bots', () => {
  it('says what to do first where there is nothing', async () => {
    await open('/bots', { state: { ...fullState(), bots: [], articles: [], unanswered: [] } });
    await page.getByText('No bots yet').waitFor();
    site.state.bots.push(...fullState().bots);
    await visit('/bots/71/articles');
    await page.getByText('No articles yet').waitFor();
    await page.getByRole('link', { name: 'Unanswered' }).click();
    await page.getByText('No unanswered questions').waitFor();
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['/bots', 'listBots', 'Fjordy'],
    ['/bots/71', 'getBot', 'Confidence threshold'],
    ['/bots/71/articles', 'listArticles', 'Where is my order?'],
    ['/bots/71/unanswered', 'listUnanswered', 'Do you have gift cards?'],
  ])('that does not load (%s) says so, and Retry brings it', async (path, operation, text) => {
    await open('/preferences');
    await page.getByRole('heading', { name: 'Preferences' }).waitFor();
    site.fail(operation, 500);
    await visit(path);
    await page.getByText('Couldn’t load this').waitFor();
    site.fail(operation);
    await button('Retry').click();
    await page.getByText(text).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows those who may only look everything, and lets them change nothing', async () => {
    await open('/bots', { isAdmin: false });
    await page.getByText('View only. Ask an admin to make changes.').waitFor();
    expect(await button('Create bot').count()).toBe(0);
    await page.getByRole('link', { name: 'Fjordy' }).click();
    await field('Name').waitFor();
    expect(await field('Name').isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Knowledge base' }).click();
    await button('Where is my order?').click();
    await page.getByRole('dialog').getByText('track my parcel').waitFor();
    expect(await button('Create article').count()).toBe(0);
    await visit('/bots/new');
    await page.getByText('Only admins can do this').waitFor();
  });
});

describe('an admin', () => {
  it('makes all articles public with the first click into the dialog', async () => {
    await open('/bots/71/articles');
    await button('Public articles…').click();
    const boxes = page.getByRole('dialog').getByRole('checkbox');
    // A person's click: unlike a script's, it draws between `input` and `change`.
    await boxes.first().click();
    await expect.poll(() => boxes.evaluateAll((all) => all.every((box) => box.matches(':checked')))).toBe(true);
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Save' }).isEnabled()).toBe(true);
  });

  it('tests the connection to a saved model, and reads what its server refused', async () => {
    await open('/bots/72');
    await button('Test connection').click();
    await page.getByText('The model answered in 1.2 s.').waitFor();
    await page.getByText('It doesn’t accept response_format. The bot asks without that.').waitFor();
    expect(await violations()).toEqual([]);
    await field('Model').fill('another');
    await page.getByText('Save your changes to test them.').waitFor();
    expect(await button('Test connection').isDisabled()).toBe(true);
  });

  it('makes a bot, teaches it a first article, and sees that it learns', async () => {
    await open('/bots/new');
    await field('Name').fill('Helper');
    await page.getByRole('dialog').getByRole('button', { name: 'Create bot' }).click();
    await page.getByText('No articles yet').waitFor();
    await button('Create article').click();
    await field('Question').fill('Do you gift-wrap?');
    await field('Other ways to ask').fill('wrapping\n\n as a present ');
    await field('Answer').fill('We do, for free.');
    await page.getByRole('dialog').getByRole('button', { name: 'Create article' }).click();
    await button('Do you gift-wrap?').waitFor();
    await page.getByText('2 more phrasings').waitFor();
    await page.getByText('Training').waitFor();
    expect(site.state.articles.at(-1)).toMatchObject({
      bot_id: site.state.bots.at(-1)?.id,
      alternative_phrasings: ['wrapping', 'as a present'],
      locale: null,
      url: null,
    });
    expect(await page.getByText('No articles').count()).toBe(0);
    Object.assign(site.state.bots.at(-1)?.index ?? {}, { state: 'ready', articles: 1 });
    await page.getByText('Up to date').waitFor({ timeout: 10_000 });
  });

  it('gives a bot with a model tools, and sees what its server will get', async () => {
    await open('/bots/72');
    const first = page.getByRole('group', { name: 'order_status' });
    await first.getByText('What your server gets').click();
    await first.getByText('"order_number": "…"').waitFor();
    await button('Add tool').click();
    const added = page.getByRole('group', { name: 'Ask your server' });
    await added.getByLabel('Type', { exact: true }).selectOption('handoff');
    const handoff = page.getByRole('group', { name: 'Hand over' });
    await handoff.getByLabel('Tool name').fill('to_billing');
    const named = page.getByRole('group', { name: 'to_billing' });
    await named.getByLabel('What it does').fill('Hands over what is about money.');
    await first.getByRole('button', { name: 'Add parameter' }).click();
    const parameter = page.getByRole('group', { name: 'Parameter 2' });
    await parameter.getByLabel('Parameter name').fill('detail');
    await parameter.getByLabel('What it is').fill('What is wanted');
    await parameter.getByLabel('Type', { exact: true }).selectOption('choice');
    await parameter.getByLabel('List').fill('status\nprice');
    await parameter.getByText('Required').click();
    expect(await violations()).toEqual([]);
    await button('Save changes').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const { tools = [] } = site.state.bots.find(({ id }) => id === 72) ?? {};
    expect(tools).toMatchObject([
      { name: 'order_status', parameters: [{}, { name: 'detail', choices: ['status', 'price'], is_required: false }] },
      { kind: 'handoff', name: 'to_billing', description: 'Hands over what is about money.', department_id: null },
    ]);
    await button('Remove the tool order_status').click();
    await button('Save changes').click();
    await expect.poll(() => site.state.bots.find(({ id }) => id === 72)?.tools.length).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('says at a tool that asks a server that there is no secret to sign with, until there is one', async () => {
    const note = 'no secret to sign with';
    const state = fullState();
    await open('/bots/72', { state: { ...state, teamSettings: { ...state.teamSettings, has_context_secret: false } } });
    await page.getByRole('group', { name: 'order_status' }).getByText(note).waitFor();
    expect(await violations()).toEqual([]);
    await page.getByLabel('Type', { exact: true }).first().selectOption('handoff');
    await expect.poll(() => page.getByText(note).count()).toBe(0);
    await open('/bots/72');
    await page.getByRole('group', { name: 'order_status' }).getByLabel('URL').waitFor();
    expect(await page.getByText(note).count()).toBe(0);
  });

  it('shows only the fields that the provider needs', async () => {
    await open('/bots/71');
    await field('Name').waitFor();
    expect(await field('Instructions').count()).toBe(0);
    await field('Answer source').selectOption('bedrock');
    await field('Instructions').fill('Be kind.');
    await expect.poll(() => field('URL').count()).toBe(0);
    await field('Answer source').selectOption('openai-compatible');
    await field('URL').fill('https://models.example.com/v1');
    await field('Confidence threshold').fill('0.8');
    await page.getByText('80%').waitFor();
    await button('Save changes').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(site.state.bots.find(({ id }) => id === 71)).toMatchObject({
      provider: 'openai-compatible',
      instructions: 'Be kind.',
      confidence_floor: 0.8,
    });
  });

  it('finds an article by any of its words, changes it, and deletes it', async () => {
    await open('/bots/71/articles');
    await page.getByRole('searchbox', { name: 'Search articles' }).fill('OSLO delivery');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await button('Edit “Do you ship to Norway?”').click();
    await field('Answer').fill('In two days.');
    await button('Save changes').click();
    await page.getByText('In two days.').waitFor();
    await button('Delete “Do you ship to Norway?”').click();
    await button('Delete').click();
    await page.getByText('No matching articles').waitFor();
    expect(site.state.articles.some(({ question }) => question.includes('Norway'))).toBe(false);
  });

  it('is warned before a half-written article is thrown away', async () => {
    await open('/bots/71/articles');
    await button('Create article').click();
    await field('Question').fill('Half');
    const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => field('Question').inputValue()).toBe('Half');
    await page.mouse.click(5, 5);
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('imports a file and reads row by row what became of it', async () => {
    await open('/bots/71/articles');
    await button('Import').click();
    const entries = [{ question: 'Do you have gift cards?', answer: 'From 20 €.' }, { question: 'No answer' }];
    await field('File').setInputFiles({
      name: 'faq.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(entries)),
    });
    expect(await field('Format').inputValue()).toBe('json');
    expect(await violations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('dialog', { name: 'Preview import' }).waitFor();
    await page.getByText('Enter an answer.').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByRole('dialog', { name: 'Import results' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Rejected 1' }).getAttribute('aria-checked')).toBe('true');
    expect(await violations()).toEqual([]);
    await page.getByRole('radio', { name: 'New 1' }).click();
    await page.getByRole('dialog').getByText('Do you have gift cards?').waitFor();
    await page.keyboard.press('Escape');
    await button('Do you have gift cards?').waitFor();
  });

  it('refuses a file that is too large before uploading it', async () => {
    await open('/bots/71/articles');
    await button('Import').click();
    await field('File').setInputFiles({
      name: 'all.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(5.5 * 1024 * 1024, 'a'),
    });
    await page.getByText('This file is 5.5 MB. The limit is 5 MB.').waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).isDisabled()).toBe(true);
  });

  it('is told before the upload that a file is no text', async () => {
    await open('/bots/71/articles');
    await button('Import').click();
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2]);
    await field('File').setInputFiles({ name: 'all.csv', mimeType: 'text/csv', buffer });
    await page.getByText('This file isn’t text in UTF-8').waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).isDisabled()).toBe(true);
  });

  it('makes an article of what could not be answered', async () => {
    await open('/bots/71/unanswered');
    await page.getByRole('cell', { name: '14 times', exact: true }).waitFor();
    // Asked in the very words of an article that came since.
    await page
      .getByRole('row', { name: /showroom/ })
      .getByText('In the knowledge base')
      .waitFor();
    await button('Create article: Do you have gift cards?').click();
    await expect.poll(() => field('Question').inputValue()).toBe('Do you have gift cards?');
    await field('Answer').fill('From 20 € on.');
    await button('Create article').click();
    await page
      .getByRole('row', { name: /gift cards/ })
      .getByText('In the knowledge base')
      .waitFor();
  });

  it('cannot delete a bot in use, and reads who uses it', async () => {
    await open('/bots');
    await button('Delete Fjordy').click();
    await page.getByRole('dialog').getByRole('link', { name: 'Widget Help centre' }).waitFor();
    expect(await button('Delete').count()).toBe(0);
    await page.keyboard.press('Escape');
    await button('Delete Night shift').click();
    await field('Type “Night shift” to confirm').fill('Night shift');
    await button('Delete').click();
    await expect.poll(() => page.getByRole('link', { name: 'Night shift' }).count()).toBe(0);
  });

  it('lets a widget begin its chats with a bot', async () => {
    await open('/widgets/1');
    await field('Who answers first').selectOption('ai_bot');
    await field('Bot').selectOption('Fjordy');
    await button('Save changes').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(site.state.widgets[0]).toMatchObject({ handler_type: 'ai_bot', handler_id: 71 });
    await field('Who answers first').selectOption('agent');
    await button('Save changes').click();
    await expect.poll(() => site.state.widgets[0]).toMatchObject({ handler_type: 'agent', handler_id: null });
  });
});
