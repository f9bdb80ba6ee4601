/** A bot's test questions: taken from what was asked, judged, and compared before a change is saved. */
import { expect, it } from 'vitest';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

const tab = (name: string) => page.locator('.page-tabs').getByRole('link', { name, exact: true });

it('judges test questions, and says what a threshold and an article make better or worse before they are saved', async () => {
  const state = fullState();
  const article = state.articles.find(({ bot_id }) => bot_id === 71);
  if (!article) throw new Error('The bot has no article');
  const about = { version: 1, created_at: new Date().toISOString() };
  const found = { article_id: article.id, confidence: 0.5 };
  state.tested = [
    { ...about, id: 1, question: 'Is my parcel late?', article_id: article.id, found, is_embedded: false },
    { ...about, id: 2, question: 'What is the time?', article_id: null, found, is_embedded: false },
    { ...about, id: 3, question: 'My box is lost', article_id: article.id, found: null, is_embedded: false },
  ];
  await open('/bots/71/quality', { state });
  await page.getByText('1 right, 1 wrong, 1 handed over').waitFor();
  expect(await violations()).toEqual([]);

  await page.getByRole('button', { name: 'Add test question' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Question' }).fill('Do you sing?');
  await dialog.getByRole('button', { name: 'Add test question' }).click();
  await page.getByText('2 right, 1 wrong, 1 handed over').waitFor();
  await page.getByRole('button', { name: 'Delete “Do you sing?”' }).click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Delete' }).click();
  await page.getByText('1 right, 1 wrong, 1 handed over').waitFor();

  await tab('Settings').click();
  await page.getByRole('slider').fill('0.6');
  await page.getByText('1 better, 1 worse').waitFor();

  // Saved with worse results only when that is confirmed.
  await page.getByRole('button', { name: 'Save changes' }).click();
  await dialog.getByText('1 better, 1 worse').waitFor();
  expect(await dialog.getByText('Is my parcel late?').isVisible()).toBe(true);
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(state.bots.find(({ id }) => id === 71)?.confidence_floor).not.toBe(0.6);
  await page.getByRole('slider').fill(String(state.bots.find(({ id }) => id === 71)?.confidence_floor));

  // With a model, each question is asked of it once that is wanted, with what is in the form.
  await page.getByRole('combobox', { name: 'Answer source' }).selectOption('bedrock');
  await page.getByRole('button', { name: 'Run with the model' }).click();
  await page.getByText('3 questions take about 3,700 tokens. 1,000,000 tokens are left').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('1 of 3 questions asked…').waitFor();
  await page.getByText('2 right, 0 wrong, 0 handed over, 1 failed').waitFor();
  await page.getByText('Compared with the last run: 1 better, 1 worse').waitFor();
  await page.getByText('Compared with the built-in bot: 1 better, 1 worse').waitFor();
  await page.getByText('It tried settings that weren’t saved.').waitFor();
  await page.getByText('The model took too long.').waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('combobox', { name: 'Answer source' }).selectOption('built-in');

  // A rehearsal says what would be different, with both answers side by side.
  const chat = state.conversations[0]?.id ?? 0;
  const would = { seq: 1, was_seq: null, step: null, department_id: null } as const;
  state.rehearsed = [
    { ...would, conversation_id: chat, difference: 'answered', article_ids: [article.id], end: 'open' },
    { ...would, conversation_id: chat + 1, difference: 'handed_off', article_ids: [], end: 'handed_off' },
  ];
  await page.getByRole('button', { name: 'Rehearse on past conversations' }).click();
  await page.getByText('12 of 40 conversations…').waitFor();
  const different = page.getByRole('list', { name: 'Conversations that would be different' });
  await different.getByText('answered instead of handed over').click();
  await different.getByText(article.answer).waitFor();
  await different.getByRole('link', { name: 'Open conversation' }).waitFor();
  expect(await violations()).toEqual([]);

  await tab('Knowledge base').click();
  await page.getByRole('button', { name: article.question }).first().click();
  const question = dialog.first().getByRole('textbox', { name: 'Question', exact: true });
  await question.fill('?');
  await dialog.first().getByRole('button', { name: 'Save' }).click();
  const asking = page.getByRole('dialog', { name: 'Test questions' });
  await asking.getByText('1 better, 1 worse').waitFor();
  expect(await violations()).toEqual([]);
  await asking.getByRole('button', { name: 'Back' }).click();
  await asking.waitFor({ state: 'detached' });
  await question.fill('Is my parcel late?');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('2 better, 0 worse').waitFor();

  await page.getByRole('button', { name: 'Delete “Is my parcel late?”' }).click();
  await page.getByRole('dialog').getByText('1 better, 1 worse').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Article deleted').first().waitFor();
  expect(complaints).toEqual([]);
});
