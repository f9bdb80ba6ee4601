/** Answers that are suggested above the field, and questions that were learned: by keyboard, and with another admin. */
import { expect, it } from 'vitest';
import type { CopilotFrame } from '#core/model/knowledge/copilot.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { messageOf } from '#test/dashboard/support/sample.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

const reply = () => page.getByRole('textbox', { name: /Reply to/ });
const panel = () => page.getByRole('region', { name: 'Suggested answers' });
const ANSWER = 'The link in your confirmation email shows where your parcel is.';

function withSuggestions() {
  const state = fullState();
  const about = { bot_id: 71, url: null, confidence: 0.9, conversation_id: null };
  state.suggestions = [
    { ...about, kind: 'article', id: 700, question: 'Where is my order?', content: ANSWER },
    { ...about, kind: 'article', id: 701, question: 'How do I return something?', content: 'Within 30 days.' },
    { ...about, kind: 'past_answer', id: 9, question: 'Is it late?', content: 'Ask {{name}}.', conversation_id: 113 },
  ];
  const last = state.messages.findLast(({ conversation_id }) => conversation_id === 112);
  if (last) Object.assign(last, { sender_type: 'visitor', visibility: 'public', content: 'Where is my parcel?' });
  const draft = { locale: 'en', conversation_id: 112, rating: 5, learned_at: new Date().toISOString() };
  state.learned = [
    { ...draft, id: 82, question: 'Do you repair lamps?', answer: 'We do. Ask {{name}} for the form.' },
    { ...draft, id: 81, question: 'Do you ship to Iceland?', answer: 'We do, in four days.' },
  ];
  return state;
}

it('inserts an answer by Tab and another by arrows, undoes it, and stays closed where it was closed', async () => {
  await open('/conversations/112', { state: withSuggestions() });
  await panel()
    .getByRole('button', { name: /Where is my order/ })
    .waitFor();
  expect(await violations()).toEqual([]);
  await reply().press('Tab');
  await expect.poll(() => reply().inputValue()).toBe(ANSWER);
  await panel().getByText('Inserted: Where is my order?').waitFor();
  await reply().press('ControlOrMeta+z');
  await expect.poll(() => reply().inputValue()).toBe('');
  // Undone here, Tab leaves the field again.
  await reply().press('Tab');
  expect(await reply().evaluate((field) => field === document.activeElement)).toBe(false);
  await reply().fill('x');
  await reply().fill('');
  await reply().press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('Within 30 days.');
  // Also where Tab follows within the same frame.
  expect(await reply().evaluate(undoneThenTab)).toEqual({ text: '', isHeld: false });
  await page.getByRole('radio', { name: /^Note/ }).click();
  await expect.poll(() => panel().count()).toBe(0);
  await page.getByRole('radio', { name: /^Reply/ }).click();
  await panel().getByRole('button', { name: 'Suggested answers' }).click();
  await expect.poll(() => panel().getByRole('listitem').count()).toBe(0);
  await page.reload();
  await panel().getByRole('button', { name: 'Suggested answers', expanded: false }).waitFor();
  expect(complaints).toEqual([]);
});

it('makes articles of what was learned, once every blank is filled in, and says who was faster', async () => {
  await open('/bots/71/learned', { state: withSuggestions() });
  await page.getByText('Do you repair lamps?').waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: 'Review: Do you repair lamps?' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: 'Create article' });
  await dialog.getByText(/Replace or remove \{\{name\}\}/).waitFor();
  expect(await add.isDisabled()).toBe(true);
  await dialog.getByRole('textbox', { name: 'Answer' }).fill('We do. Ask us for the form.');
  await add.click();
  await expect.poll(() => page.getByText('Do you repair lamps?').count()).toBe(0);
  expect(site.state.articles.at(-1)).toMatchObject({ bot_id: 71, answer: 'We do. Ask us for the form.' });
  site.state.learned.splice(0);
  await page.getByRole('button', { name: 'Discard: Do you ship to Iceland?' }).press('Enter');
  await page.getByText('A colleague has already reviewed this draft.').waitFor();
  await page.getByText('No drafts to review').waitFor();
});

it('has a text written where an admin allows it, which the agent inserts, undoes, replaces or is told why not', async () => {
  const state = withSuggestions();
  state.bots[0] = { ...sampleBot(state), provider: 'bedrock', daily_agent_tokens: 5000 };
  await open('/conversations/112', { state });
  const writing = page.getByRole('region', { name: 'Write with AI' });
  const choose = async (task: string) => {
    await writing.getByRole('button', { name: 'Write with AI' }).press('Enter');
    await page.getByRole('menuitem', { name: task }).press('Enter');
    await writing.getByText('Writing…').waitFor();
    await expect.poll(() => state.copilotAsked.length).toBeGreaterThan(0);
    return state.copilotAsked.pop();
  };
  const show = (request_id = '', about: Partial<CopilotFrame> = {}) =>
    site.push({
      type: 'copilot',
      conversation_id: 112,
      request_id,
      state: 'writing',
      text: '',
      sources: [],
      problem: null,
      ...about,
    });
  const draft = await choose('Draft an answer');
  expect(draft).toMatchObject({ task: 'draft' });
  show(draft?.request_id, { text: 'It comes' });
  await writing.getByText('It comes', { exact: true }).waitFor();
  const source = { id: 700, bot_id: 71, question: 'Where is my order?', url: 'https://shop.example.com/order' };
  show(draft?.request_id, { state: 'done', text: 'It comes tomorrow.', sources: [source] });
  await writing.getByRole('link', { name: 'Where is my order?' }).waitFor();
  expect(await violations()).toEqual([]);
  expect(await reply().inputValue()).toBe('');
  await writing.getByRole('button', { name: 'Insert' }).press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('It comes tomorrow.');
  const shorter = await choose('Make it shorter');
  expect(shorter).toMatchObject({ task: 'shorter', text: 'It comes tomorrow.' });
  show(shorter?.request_id, { state: 'done', text: 'Tomorrow.' });
  await writing.getByRole('button', { name: 'Replace my text' }).press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('Tomorrow.');
  await writing.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => reply().inputValue()).toBe('It comes tomorrow.');
  const refused = await choose('Correct grammar');
  show(refused?.request_id, { state: 'failed', problem: 'budget' });
  await writing.getByText(/tokens for today are used up/).waitFor();
  await writing.getByRole('button', { name: 'Discard' }).press('Enter');
  expect(await reply().inputValue()).toBe('It comes tomorrow.');
  await page.getByRole('radio', { name: /^Note/ }).click();
  const summary = await choose('Summarize the chat');
  show(summary?.request_id, { state: 'done', text: 'A colleague noted something.' });
  await writing.getByText('A colleague noted something.').waitFor();
  await page.getByRole('radio', { name: /^Reply/ }).click();
  await expect.poll(() => writing.getByText('A colleague noted something.').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('translates what a visitor wrote and what an agent answers, sorts by presses, drops a late draft, and resolves with a summary', async () => {
  const state = withSuggestions();
  state.bots[0] = { ...sampleBot(state), provider: 'bedrock', daily_agent_tokens: 5000 };
  const last = state.messages.findLast(({ conversation_id }) => conversation_id === 112);
  if (last) last.content = 'Wo ist meine Bestellung 4711 und wann kommt sie?';
  await open('/conversations/112', { state });
  const asked = async () => {
    await expect.poll(() => state.copilotAsked.length).toBeGreaterThan(0);
    return state.copilotAsked.pop();
  };
  const show = (request_id = '', about: Partial<CopilotFrame> = {}) =>
    site.push({
      type: 'copilot',
      conversation_id: 112,
      request_id,
      state: 'done',
      text: '',
      sources: [],
      problem: null,
      ...about,
    });
  const log = page.getByRole('log');
  await log.getByRole('button', { name: 'Translate' }).press('Enter');
  await log.getByText('Translating…').waitFor();
  const incoming = await asked();
  expect(incoming).toMatchObject({ task: 'translate', text: last?.content, to: 'en' });
  show(incoming?.request_id, { state: 'failed', problem: 'changed' });
  await log.getByText('The translation has other numbers').waitFor();
  await page.getByRole('button', { name: 'Translate the chat' }).press('Enter');
  await log.getByRole('button', { name: 'Retry' }).press('Enter');
  show((await asked())?.request_id, { text: 'Where is my order 4711, and when does it come?' });
  await log.getByRole('group', { name: 'Translation' }).getByText('Where is my order 4711').waitFor();
  await log.getByText('Wo ist meine Bestellung 4711').waitFor();
  expect(await violations()).toEqual([]);
  const writing = page.getByRole('region', { name: 'Write with AI' });
  const choose = async (task: string) => {
    await writing.getByRole('button', { name: 'Write with AI' }).press('Enter');
    await page.getByRole('menuitem', { name: task }).press('Enter');
    return asked();
  };
  const draft = await choose('Draft an answer');
  const seq = (state.conversations.find(({ id }) => id === 112)?.last_seq ?? 0) + 1;
  const message = messageOf({ conversation_id: 112, seq, content: 'Hallo? Wann kommt sie denn?' });
  state.messages.push(message);
  Object.assign(state.conversations.find(({ id }) => id === 112) ?? {}, { last_seq: seq });
  site.push({ type: 'message.created', message });
  await writing.getByText('The visitor has written meanwhile').waitFor();
  const next = await asked();
  expect(next).toMatchObject({ task: 'translate', text: message.content });
  show(next?.request_id, { text: 'Hello? When does it come?' });
  await log.getByText('Hello? When does it come?').waitFor();
  show(draft?.request_id, { text: 'Too late.' });
  await writing.getByRole('button', { name: 'Discard' }).press('Enter');
  await reply().fill('It comes tomorrow.');
  const outgoing = await choose('Translate into German');
  expect(outgoing).toMatchObject({ task: 'translate', text: 'It comes tomorrow.', to: 'de' });
  show(outgoing?.request_id, { text: 'Sie kommt morgen.' });
  await writing.getByRole('button', { name: 'Replace my text' }).press('Enter');
  await writing.getByText('Colleagues will see your original:').waitFor();
  await reply().press('Enter');
  await log.getByText('Written in English').waitFor();
  expect(state.messages.at(-1)).toMatchObject({
    content: 'Sie kommt morgen.',
    metadata: { translated_from: { content: 'It comes tomorrow.', locale: 'en' } },
  });
  await expect.poll(() => writing.getByText('Colleagues will see your original:').count()).toBe(0);
  expect(await violations()).toEqual([]);
  const details = page.getByRole('complementary');
  await details.getByRole('button', { name: 'Suggest labels and priority' }).press('Enter');
  show((await asked())?.request_id, { triage: { labels: ['returns', 'vip'], priority: 'urgent' } });
  await details.getByRole('button', { name: 'Add label: returns' }).press('Enter');
  await expect.poll(() => details.getByRole('button', { name: 'Add label: returns' }).count()).toBe(0);
  const stored = () => state.conversations.find(({ id }) => id === 112);
  await expect.poll(() => stored()?.labels).toContain('returns');
  expect(stored()?.priority).not.toBe('urgent');
  await page.locator('.thread-head').getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Resolve with a summary' }).press('Enter');
  const summary = await asked();
  expect(summary).toMatchObject({ task: 'summary' });
  const dialog = page.getByRole('dialog', { name: 'Resolve with a summary' });
  const field = dialog.getByRole('textbox', { name: 'Summary' });
  await field.fill('Called twice.');
  show(summary?.request_id, { text: 'Order 4711 comes tomorrow.' });
  const note = 'Called twice.\n\nOrder 4711 comes tomorrow.';
  await expect.poll(() => field.inputValue()).toBe(note);
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  const afterwards = messageOf({ conversation_id: 112, seq: (stored()?.last_seq ?? 0) + 1, content: 'Warten Sie!' });
  state.messages.push(afterwards);
  Object.assign(stored() ?? {}, { last_seq: afterwards.seq });
  site.push({ type: 'message.created', message: afterwards });
  await dialog.getByText('Warten Sie!').waitFor();
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Add note and resolve' }).click();
  expect(stored()?.status).not.toBe('resolved');
  await field.fill(note);
  await dialog.getByRole('button', { name: 'Add note and resolve' }).click();
  await expect.poll(() => stored()?.status).toBe('resolved');
  const added = state.messages.findLast(
    ({ visibility, sender_type }) => visibility === 'internal' && sender_type === 'agent',
  );
  expect(added).toMatchObject({ conversation_id: 112, content: note });
  expect(complaints).toEqual([]);
});

/** Takes an insertion back and presses Tab before the browser draws a frame: whether the field keeps the key for itself. */
async function undoneThenTab(field: HTMLElement | SVGElement) {
  const press = (key: string, ctrlKey: boolean) => {
    const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    return event.defaultPrevented;
  };
  press('z', true);
  await Promise.resolve();
  await new Promise((resolve) => void setTimeout(resolve));
  const { value: text } = field as HTMLTextAreaElement;
  return { text, isHeld: press('Tab', false) };
}

/** Its first bot. */
function sampleBot({ bots: [first] }: ReturnType<typeof fullState>) {
  if (!first) throw new Error('The full state has no bot.');
  return first;
}
