/** The pages of workflows: list, editor, picture and trial chat, in a browser under the deployed policy. */
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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
/** A step in the list, by the beginning of what it says there. */
const step = (name: string) =>
  page.getByRole('region', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name} `, 'i') });
const node = (name: string) =>
  page.getByRole('group', { name: /Flowchart of the steps/ }).getByRole('button', { name });
const stored = (id: number) => site.state.workflows.find((one) => one.id === id);

const places: [path: string, text: string][] = [
  ['/workflows', 'Half done'],
  ['/workflows/new', 'Out of hours'],
  ['/workflows/81', 'Sorry to hear that!'],
  ['/workflows/82', 'Fix 10 errors'],
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

  it('the form of every kind of step', async () => {
    await open('/workflows/81');
    for (const kind of [
      'Message',
      'Question',
      'Buttons',
      'Branch',
      'Set data',
      'Create ticket',
      'Call webhook',
      'Hand over',
    ]) {
      await button('Add step').click();
      await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click();
      await field('Step name').waitFor();
      expect(await violationsInBothColors()).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('a trial chat', async () => {
    await open('/workflows/81');
    await page.getByRole('radio', { name: 'Test' }).click();
    await button('Send').click();
    await field('Write as a visitor').fill('FJ-1');
    await page.keyboard.press('Enter');
    await button('It hasn’t arrived').waitFor();
    expect(await violationsInBothColors()).toEqual([]);
  });
});

describe('a page of workflows', () => {
  it('shows the first step where there are no workflows', async () => {
    await open('/workflows', { state: { ...fullState(), workflows: [] } });
    await page.getByText('No workflows yet').waitFor();
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['/workflows', 'listWorkflows', 'Half done'],
    ['/workflows/81', 'getWorkflow', 'Sorry to hear that!'],
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

  it('shows those who may only look every step, and lets them change none', async () => {
    await open('/workflows/81', { isAdmin: false });
    await page.getByText('View only. Ask an admin to make changes.').waitFor();
    await step('order').click();
    await expect.poll(() => field('Message').isDisabled()).toBe(true);
    expect(await button('Add step').count()).toBe(0);
    expect(await button('Delete step').isDisabled()).toBe(true);
    await visit('/workflows/new');
    await page.getByText('Only admins can do this').waitFor();
  });
});

describe('an admin', () => {
  it.each(['Blank', 'Collect a lead', 'Order problem', 'Out of hours'])(
    'begins with the template “%s”, which has no mistakes',
    async (template) => {
      await open('/workflows/new');
      await field('Name').fill('Mine');
      await page.getByRole('radio', { name: template }).check();
      await page.getByRole('dialog').getByRole('button', { name: 'Create workflow' }).click();
      await page.getByText('Version 1').waitFor();
      expect(await page.getByText('to mend').count()).toBe(0);
      expect(site.state.workflows.at(-1)?.name).toBe('Mine');
    },
  );

  it('changes a step, sees the picture follow, and saves the next version', async () => {
    await open('/workflows/81');
    await step('hello').click();
    await field('Message').fill('Oh no! {{message}}');
    await button('Add step').click();
    await page.getByRole('menuitem', { name: /^Buttons/ }).click();
    await node('choice Buttons').waitFor();
    await field('Step name').fill('Which Way');
    await page.keyboard.press('Tab');
    await node('Which way Buttons').waitFor();
    // Renaming takes the focus from nobody.
    await page.keyboard.type('And now? ');
    await expect.poll(() => field('Message').inputValue()).toContain('And now? ');
    await field('Button 1').fill('Damaged');
    await field('leads to').last().selectOption('people');
    await button('Save changes').click();
    await page.getByText('Saved as version 4').waitFor();
    await page.getByText('Version 4').first().waitFor();
    const { steps } = stored(81)?.definition ?? {};
    expect(steps?.['hello']).toMatchObject({ text: 'Oh no! {{message}}', next: 'which_way' });
    expect(steps?.['which_way']).toMatchObject({
      options: [
        { label: 'Damaged', next: 'order' },
        { label: 'No', next: 'people' },
      ],
    });
  });

  it('shows an error at the step immediately, and removes it once it is fixed', async () => {
    await open('/workflows/81');
    await step('noted').click();
    await field('Next step').selectOption('noted');
    await page.getByText('Must not loop without asking the visitor').waitFor();
    await step('end').getByText('1 error').waitFor();
    await page.getByRole('radio', { name: 'Test' }).click();
    await page.getByText('Fix the steps in red, then test').waitFor();
    await field('Next step').selectOption('end');
    await expect.poll(() => page.getByText(/Fix \d+ error/).count()).toBe(0);
  });

  it('is led to the first mistake', async () => {
    await open('/workflows/82');
    await button('Show').click();
    await field('Step name').waitFor();
    expect(await page.getByRole('button', { expanded: true }).count()).toBe(1);
  });

  it('reads at the step what only the server could tell, until the step is changed', async () => {
    await open('/workflows/81');
    site.refuse('updateWorkflow', [{ path: 'body.definition.steps.people.to', message: 'There is no department 9' }]);
    await step('hello').click();
    await field('Message').fill('Hej!');
    await button('Save changes').click();
    await step('people').getByText('1 error').waitFor();
    await step('people').click();
    await page.getByText('There is no department 9').waitFor();
    await field('Hand over to').selectOption('agent');
    await expect.poll(() => page.getByText(/Fix \d+ error/).count()).toBe(0);
  });

  it('asks before unsaved steps are discarded', async () => {
    await open('/workflows/81');
    await field('Name').fill('Other');
    await page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
    await page
      .getByRole('dialog', { name: 'Discard unsaved changes?' })
      .getByRole('button', { name: 'Cancel' })
      .click();
    await expect.poll(() => field('Name').inputValue()).toBe('Other');
    expect(page.url()).toMatch(/workflows\/81$/);
  });

  it('tries a workflow out, with what it decides by to be chosen', async () => {
    await open('/workflows/81');
    await page.getByRole('radio', { name: 'Test' }).click();
    await page.getByRole('switch', { name: 'Agents are online' }).uncheck();
    const chat = page.getByRole('log', { name: 'Test chat' });
    const write = async (text: string) => {
      await field('Write as a visitor').fill(text);
      await page.keyboard.press('Enter');
    };
    await write('My chair broke');
    await write('FJ-20418');
    await button('It’s damaged').click();
    await write('nonsense');
    await chat.getByText('That doesn’t look like an email address').waitFor();
    await write('ada@example.com');
    await chat.getByText('Ticket: Order FJ-20418: It’s damaged').waitFor();
    await chat.getByText('ticket 1 for our team and saved your email address, ada@example.com').waitFor();
    await chat.getByText('Chat resolved').waitFor();
    await button('Start over').click();
    await page.getByText('Write as a visitor would.').waitFor();
    // Nothing of it was said to the server.
    expect(site.calls.filter((call) => call.startsWith('POST') || call.startsWith('PUT'))).toEqual([]);
  });

  it('says how a service answers in the trial, and issues the secret it is signed with', async () => {
    const state = fullState();
    const [first] = state.workflows;
    Object.assign(first ?? {}, {
      definition: {
        start: 'call',
        steps: {
          call: {
            kind: 'http',
            url: 'https://api.example.com/orders',
            save: { status: 'order.status' },
            next: 'tell',
            on_error: 'end',
          },
          tell: { kind: 'message', text: 'It is {{status}}.', next: 'end' },
          end: { kind: 'end' },
        },
      },
    });
    await open('/workflows/81', { state });
    await page.getByRole('radio', { name: 'Test' }).click();
    await button('Send').click();
    await field('Response value for status').fill('packed');
    await button('Succeeds').click();
    await page.getByText('It is packed.').waitFor();
    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Signing secret…' }).click();
    await button('Issue secret').click();
    await page.getByText('Sign3d'.repeat(8)).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('walks and opens the picture by keyboard', async () => {
    await open('/workflows/81');
    await node('order Question').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => step('order').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    await expect.poll(() => step('problem').getAttribute('aria-expanded')).toBe('true');
  });

  it('cannot delete a workflow in use, and reads who uses it', async () => {
    const state = fullState();
    Object.assign(state.widgets[0] ?? {}, { handler_type: 'workflow', handler_id: 81 });
    await open('/workflows/81', { state });
    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Delete workflow…' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Widget Fjord shop' }).waitFor();
    expect(await button('Delete').count()).toBe(0);
    expect(await violations()).toEqual([]);
    expect(stored(81)?.name).toBe('Order problems');
  });
});
