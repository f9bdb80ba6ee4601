/** What every form of the dashboard keeps to: nothing typed is lost, nothing of others is undone, and faults are told once. */
import { describe, expect, it } from 'vitest';
import { type Answered, type Asked, problem } from '#test/dashboard/support/fake-answers.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { complaints, open, page, site, usePage, violations } from '#test/dashboard/support/open-page.ts';

usePage();

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const save = () => button('Save changes');
const discard = () => page.getByRole('dialog', { name: 'Discard unsaved changes?' });

/** Holds the next answer of an operation until it is called; resolves with what was asked. */
function held(operation: string): { asked: Promise<Asked>; release: () => void } {
  const gate = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<Asked>();
  site.answerNext(operation, (request) => {
    asked.resolve(request);
    return gate.promise;
  });
  return { asked: asked.promise, release: () => gate.resolve(undefined) };
}

/** Has a colleague change something just before the next save, which is then refused. */
const overtaken = (operation: string, change: () => void) =>
  site.answerNext(operation, async (): Promise<Answered> => {
    change();
    return problem(409, 'conflict', 'It was changed in the meantime.');
  });

describe('what is typed while it is saved', () => {
  it.each([
    ['/widgets/1', 'updateWidget', 'Title'],
    ['/bots/71', 'updateBot', 'Name'],
    ['/workflows/81', 'updateWorkflow', 'Name'],
    ['/tickets/301', 'updateTicket', 'Subject'],
  ])('stays, and can be saved next (%s)', async (path, operation, label) => {
    await open(path);
    await field(label).first().fill('First');
    const { asked, release } = held(operation);
    await save().click();
    await asked;
    await field(label).first().fill('First and second');
    release();
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    expect(await field(label).first().inputValue()).toBe('First and second');
    const next = held(operation);
    await save().click();
    expect(Object.values((await next.asked).body)).toContain('First and second');
    next.release();
    await expect.poll(() => save().isDisabled()).toBe(true);
  });
});

describe('what a team promises and how it shares chats', () => {
  it('is set by widget and priority, and counted in reports', async () => {
    await open('/widgets/1');
    const first = page.getByRole('group', { name: 'First response' });
    await first.getByLabel('Urgent').fill('5');
    await first.getByLabel('Normal').fill('30');
    await save().press('Enter');
    await expect
      .poll(() => site.state.widgets.find(({ id }) => id === 1)?.targets?.first_response)
      .toMatchObject({ urgent: 5, normal: 30 });
    await page.getByRole('link', { name: 'Reports', exact: true }).press('Enter');
    await page.getByText('First responses within target').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('counts down in the list and in the head of a chat: amber when little time is left, red when it is over', async () => {
    const state = fullState();
    const NONE = { low: null, normal: null, high: null, urgent: null };
    const chat = state.conversations.find(({ id }) => id === 112);
    Object.assign(chat ?? {}, { queued_at: new Date().toISOString(), first_response_at: null, priority: 'high' });
    for (const widget of state.widgets)
      Object.assign(widget, {
        business_hours: null,
        targets: { first_response: { ...NONE, high: 30 }, resolution: NONE },
      });
    await open('/conversations/112', { state, hasClock: true });
    const clocks = page.locator('.list-pane .target-clock, .thread-head .target-clock');
    const shown = () =>
      clocks.evaluateAll((all) => all.map((one) => `${one.className.split('-').at(-1)}: ${one.textContent}`));
    await expect
      .poll(shown)
      .toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/^calm: Answer in (29|30) min$/)));
    await page.clock.fastForward('25:00');
    await expect
      .poll(shown)
      .toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/^soon: Answer in [45] min$/)));
    expect(await violations()).toEqual([]);
    await page.clock.fastForward('07:00');
    await expect
      .poll(shown)
      .toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/^late: Answer [12] min late$/)));
    expect(await violations()).toEqual([]);
  });

  it('is chosen for each department: by language and skill, or by hand', async () => {
    await open('/departments');
    const form = page.getByRole('dialog');
    const change = async (choose: () => Promise<unknown>) => {
      await page.getByRole('button', { name: /^Edit/ }).first().press('Enter');
      await choose();
      await form.getByRole('button', { name: 'Save' }).press('Enter');
      await form.waitFor({ state: 'detached' });
    };
    await change(async () => {
      await form.getByRole('switch', { name: /^Match languages/ }).press('Space');
      await form.getByLabel('Labels that need a skill').fill('billing');
    });
    await change(() => form.getByLabel('New chats').selectOption('Are picked by hand'));
    const chosen = { assignment_mode: 'by_hand', match_languages: true, match_labels: ['billing'] };
    expect(site.state.departments).toContainEqual(expect.objectContaining(chosen));
    expect(complaints).toEqual([]);
  });
});

describe('a field that is emptied', () => {
  it('takes the number that is typed next, and keeps the one before while there is none', async () => {
    await open('/widgets/1');
    await field('Corner radius').fill('');
    await field('Corner radius').pressSequentially('8');
    expect(await field('Corner radius').inputValue()).toBe('8');
    await field('Corner radius').fill('');
    await page.keyboard.press('Tab');
    await expect.poll(() => field('Corner radius').inputValue()).toBe('8');
  });

  it('keeps what belongs to it: a greeting’s delay and pages, hours that are switched off', async () => {
    await open('/widgets/1');
    await field('Proactive greeting').fill('Need help?');
    await field('Show after').fill('7');
    await field('Only on pages matching').fill('/pricing*');
    await field('Proactive greeting').fill('');
    await field('Proactive greeting').fill('Any questions?');
    await expect.poll(() => field('Show after').inputValue()).toBe('7');
    expect(await field('Only on pages matching').inputValue()).toBe('/pricing*');
    const hours = page.getByRole('switch', { name: /^Business hours/ });
    await hours.check();
    await field('Monday, hours 1, from').fill('07:15');
    await hours.uncheck();
    await hours.check();
    await expect.poll(() => field('Monday, hours 1, from').inputValue()).toBe('07:15');
    await save().click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(site.state.widgets[0]?.greeting).toMatchObject({
      text: 'Any questions?',
      after_seconds: 7,
      url_pattern: '/pricing*',
    });
  });
});

describe('two people who edit the same', () => {
  it('don’t overwrite each other: only what was changed is sent', async () => {
    await open('/tickets/301');
    await field('Priority').selectOption('Urgent');
    const { asked, release } = held('updateTicket');
    await save().click();
    expect((await asked).body).toEqual({ priority: 'urgent', version: 1 });
    release();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  it('are shown both values where both changed one field, and choose', async () => {
    await open('/bots/71');
    await field('Name').fill('Mine');
    overtaken('updateBot', () => Object.assign(site.state.bots[0] ?? {}, { name: 'Theirs', max_turns: 7, version: 2 }));
    await save().click();
    await page.getByText('Someone else changed the same fields.', { exact: false }).waitFor();
    expect(await field('Answer limit per chat').inputValue()).toBe('7');
    expect(await field('Name').inputValue()).toBe('Mine');
    expect(await save().isDisabled()).toBe(true);
    expect(await violations()).toEqual([]);
    await button('Keep yours: Name').click();
    await save().click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(site.state.bots[0]).toMatchObject({ name: 'Mine', max_turns: 7 });
  });

  it('are told so where each changed something else, and both changes are kept', async () => {
    await open('/canned-responses');
    await button('Edit /return').click();
    await field('Title').fill('Mine');
    const stored = site.state.cannedResponses.find(({ shortcut }) => shortcut === 'return');
    overtaken('updateCannedResponse', () => Object.assign(stored ?? {}, { content: 'Theirs', version: 2 }));
    await save().click();
    await page.getByText('Someone else changed this in the meantime.', { exact: false }).waitFor();
    expect(await field('Text').inputValue()).toBe('Theirs');
    await save().click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(stored).toMatchObject({ title: 'Mine', content: 'Theirs' });
  });

  it('see no unsaved change after one turned a widget off that the other had edited', async () => {
    await open('/widgets/1');
    await field('Name').waitFor();
    Object.assign(site.state.widgets[0] ?? {}, { welcome_title: 'Changed by a colleague' });
    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Turn off' }).click();
    await page.getByText('Off', { exact: true }).waitFor();
    expect(await save().isDisabled()).toBe(true);
    expect(await field('Title').first().inputValue()).toBe('Changed by a colleague');
  });
});

describe('a ticket of an agent who was removed', () => {
  it('can be saved, and still shows that it had one', async () => {
    const state = fullState();
    const ticket = state.tickets.find(({ id }) => id === 301);
    Object.assign(ticket ?? {}, { assignee_id: 999_999 });
    await open('/tickets/301', { state });
    await field('Subject').fill('Another subject');
    await expect.poll(() => field('Assignee').locator('option:checked').textContent()).toBe('A former agent');
    const { asked, release } = held('updateTicket');
    await save().click();
    expect((await asked).body).toEqual({ subject: 'Another subject', version: 1 });
    release();
    await page.getByText('Saved', { exact: true }).waitFor();
  });
});

describe('what isn’t saved', () => {
  it('is asked about at the browser’s Back, which then goes where it was meant to', async () => {
    await open('/widgets');
    await page.getByRole('link', { name: /Fjord shop/ }).click();
    await field('Name').fill('Unsaved');
    await page.goBack();
    await discard().getByRole('button', { name: 'Cancel' }).click();
    expect(new URL(page.url()).pathname).toBe('/dashboard/widgets/1');
    expect(await field('Name').inputValue()).toBe('Unsaved');
    await page.goBack();
    await discard().getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'Widgets' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/dashboard/widgets');
  });

  it('is asked about before its writer signs out', async () => {
    await open('/bots/71');
    await field('Name').fill('Unsaved');
    await page.getByRole('navigation').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const question = page.getByRole('dialog', { name: 'Sign out?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => field('Name').inputValue()).toBe('Unsaved');
  });
});

describe('a dialog', () => {
  it('keeps its words at Escape and at a click beside it, unless one discards them', async () => {
    await open('/departments');
    await button('Create department').click();
    await field('Name').fill('Night shift');
    await page.keyboard.press('Escape');
    await discard().getByRole('button', { name: 'Cancel' }).click();
    await page.mouse.click(5, 5);
    await discard().getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => field('Name').inputValue()).toBe('Night shift');
    await page.keyboard.press('Escape');
    await discard().getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('stays open while it sends, and shows what was refused', async () => {
    await open('/departments');
    await button('Create department').click();
    await field('Name').fill('Night shift');
    const gate = Promise.withResolvers<Answered>();
    site.answerNext('createDepartment', () => gate.promise);
    const create = page.getByRole('dialog').getByRole('button', { name: 'Create department' });
    await create.press('Enter');
    await create.press('Enter');
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await expect.poll(() => field('Name').inputValue()).toBe('Night shift');
    await create.focus();
    gate.resolve(problem(409, 'conflict', 'There are too many departments.'));
    await page.getByRole('dialog').getByText('There are too many departments.').waitFor();
    expect(await field('Name').inputValue()).toBe('Night shift');
    expect(site.calls.filter((call) => call === 'POST createDepartment')).toHaveLength(1);
    expect(await create.evaluate((element) => element === document.activeElement)).toBe(true);
    site.refuse('createDepartment', [{ path: 'body.name', message: 'Enter a name' }]);
    await create.press('Enter');
    await page.getByRole('dialog').getByText('Enter a name.').waitFor();
    await expect.poll(() => field('Name').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('gives the keyboard back to the button that opened it', async () => {
    await open('/agents');
    const edit = button('Edit Priya Raman');
    await edit.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => edit.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('gives the keyboard back to the page when the button that opened it is gone', async () => {
    await open('/departments', { state: { ...fullState(), departments: [] } });
    await button('Create department').last().focus();
    await page.keyboard.press('Enter');
    await field('Name').waitFor();
    await page.keyboard.type('Refunds');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Refunds', exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('closes without a question while nothing was typed', async () => {
    await open('/departments');
    await button('Create department').click();
    await field('Name').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});

describe('what was refused', () => {
  it('is told once, at its field, in one sentence with the field’s label', async () => {
    await open('/widgets/1');
    await field('Title').first().fill('x');
    site.refuse('updateWidget', [
      { path: 'body.welcome_title', message: 'Must have at least 1 character. Got ""' },
      { path: 'body.name', message: 'Enter a name' },
      { path: 'body.quick_replies.1', message: 'Must have at most 100 characters. Got 120 characters' },
    ]);
    await save().click();
    await page.getByText('Title must have at least 1 character.', { exact: true }).waitFor();
    await page.getByText('Enter a name.', { exact: true }).waitFor();
    await page.getByText('Line 2 must have at most 100 characters.', { exact: true }).waitFor();
    await page.getByText('Fix the fields marked in red, then save again.').waitFor();
    expect(await page.getByText(/body\.\w|Got ("|\d)/).count()).toBe(0);
  });

  it('is told of a field the form doesn’t show, too', async () => {
    await open('/widgets/1');
    await field('Title').first().fill('x');
    site.refuse('updateWidget', [{ path: 'body.is_active', message: 'Must be true or false' }]);
    await save().click();
    const sentence = page.getByText('Is active must be true or false.', { exact: true });
    await expect.poll(() => sentence.count()).toBe(1);
  });
});

describe('what is in use', () => {
  it('can’t be deleted: what uses it is listed with the way there, and Delete isn’t offered', async () => {
    const state = fullState();
    const [department] = state.departments;
    Object.assign(state.widgets[0] ?? {}, { department_id: department?.id });
    await open('/departments', { state });
    await button(`Delete ${department?.name}`).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'Widget Fjord shop' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    expect(await violations()).toEqual([]);
    await dialog.getByRole('link', { name: 'Widget Fjord shop' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/dashboard/widgets/1');
    expect(site.calls).not.toContain('DELETE deleteDepartment');
  });

  it('isn’t offered for deletion while nobody knows who uses it', async () => {
    await open('/departments');
    const name = site.state.departments[0]?.name ?? '';
    await button(`Delete ${name}`).waitFor();
    site.fail('listWorkflows', 503);
    await button(`Delete ${name}`).click();
    await page.getByRole('dialog').getByText('Couldn’t load this').waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).count()).toBe(0);
  });
});
