/** Every state of the widget a visitor may see: how to get there. For screenshots and for the accessibility check. */
import type { Locator, Page } from 'playwright-core';
import type { FakeServer } from './fake-server.ts';

/** A state: what the server says before the page loads, and what is done in it after. */
export type WidgetState = {
  name: string;
  prepare?: (server: FakeServer) => void;
  drive?: (page: Page, server: FakeServer) => Promise<void>;
};

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

const asksNothing = (server: FakeServer) => {
  server.widget = { ...server.widget, collect_name: false, collect_email: false };
};

const knowsVera = (server: FakeServer) => {
  asksNothing(server);
  server.person = { name: 'Vera', email: 'vera@example.com' };
};

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

async function talk(page: Page, server: FakeServer): Promise<void> {
  await startChat(page, server);
  server.write({ content: 'Hi! Yes: sea green, which you see here, and a midnight blue that comes next week.' });
  server.write({ content: 'Have a look at https://example.com/teapots?colour=blue and tell me what you think.' });
  await say(page, 'The blue one is lovely 😍');
  server.write({ content: 'Shall I put one aside for you?' });
  await windowOf(page).getByText('Shall I put one aside').waitFor();
}

async function talkToBot(page: Page, server: FakeServer): Promise<void> {
  await openChat(page);
  await say(page, 'How long does delivery take?');
  await page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
  server.update({ handler: 'bot' });
  await page.getByRole('button', { name: 'Talk to a person' }).waitFor();
}

const quickReplies = ['Where is my order?', 'Returns', 'Talk to a person'];

/** All states, in the order a visitor may meet them. */
export const states: WidgetState[] = [
  { name: 'launcher' },
  {
    name: 'greeting',
    prepare: (server) => {
      const greeting = { text: 'Looking for a present? We gladly help.', url_pattern: null, after_seconds: 0 };
      server.widget = { ...server.widget, greeting: { ...greeting, returning_only: false } };
    },
    drive: async (page) => page.locator('live-chat .greeting').waitFor(),
  },
  {
    name: 'pre-chat form',
    prepare: (server) => {
      server.widget = { ...server.widget, quick_replies: quickReplies };
    },
    drive: openChat,
  },
  {
    name: 'pre-chat form with errors',
    drive: async (page) => {
      await openChat(page);
      await page.getByRole('textbox', { name: 'Email' }).fill('anna@');
      await page.getByRole('button', { name: 'Start chat' }).click();
    },
  },
  {
    name: 'offline form',
    prepare: (server) => {
      server.availability = { online: false, reason: 'outside_hours', next_open_at: '2026-11-23T09:00:00.000Z' };
    },
    drive: openChat,
  },
  {
    name: 'first open without questions',
    prepare: (server) => {
      asksNothing(server);
      server.typicalAnswerSeconds = 170;
      server.widget = { ...server.widget, quick_replies: quickReplies };
    },
    drive: async (page) => {
      await openChat(page);
      await windowOf(page).getByText('Typically replies in 3 minutes').waitFor();
    },
  },
  {
    name: 'waiting with position',
    prepare: asksNothing,
    drive: async (page, server) => {
      await openChat(page);
      await say(page, 'Is anybody there?');
      await page.locator('live-chat .meta', { hasText: 'Sent' }).waitFor();
      server.push({ type: 'queue.position', conversation_id: 1, position: 2, estimated_wait_seconds: 240 });
      await page.getByText('number 2').waitFor();
    },
  },
  { name: 'connected', prepare: asksNothing, drive: talk },
  {
    name: 'agent typing',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      server.push({ type: 'typing', conversation_id: 1, by: 'agent', is_typing: true, name: 'Anna' });
      await windowOf(page).getByText('Anna is typing').waitFor();
    },
  },
  {
    name: 'options of a bot',
    prepare: asksNothing,
    drive: async (page, server) => {
      await startChat(page, server);
      const options = ['Track a parcel', 'Return something', 'Something else'].map((label) => ({
        label,
        value: label,
      }));
      const bot = { sender_type: 'bot', sender_id: 9, sender_name: 'Helper' } as const;
      server.write({ ...bot, content: 'What is it about?', metadata: { options } });
      await page.getByRole('button', { name: 'Track a parcel' }).waitFor();
    },
  },
  {
    name: 'a bot writing its answer',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talkToBot(page, server);
      const text = 'We deliver within two or three working days, and you can';
      server.push({ type: 'message.delta', conversation_id: 1, reply_to_seq: 1, text });
      await windowOf(page).getByText('We deliver within').waitFor();
    },
  },
  {
    name: 'handed over to people',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talkToBot(page, server);
      await page.getByRole('button', { name: 'Talk to a person' }).click();
      await windowOf(page).getByText('Connecting you with our team').waitFor();
    },
  },
  {
    name: 'reconnecting with a message on its way',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      server.refusals = [[/messages$|session$|socket$/, null]];
      server.cut();
      await say(page, 'Yes please!');
      await page.getByText('Trying again').waitFor();
      await page.getByText('Messages may arrive late').waitFor();
    },
  },
  {
    name: 'refused message',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      server.refusals = [[/POST .*messages$/, { status: 400, body: { code: 'validation_failed' } }]];
      await say(page, 'Not this one');
      await page.getByText("couldn't be sent").waitFor();
    },
  },
  {
    name: 'menu',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      await page.getByRole('button', { name: 'More options' }).click();
    },
  },
  {
    name: 'a copy on its way',
    prepare: knowsVera,
    drive: async (page, server) => {
      await talk(page, server);
      await page.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('button', { name: 'Email me a copy' }).click();
      await windowOf(page).getByText('on its way to vera@example.com').waitFor();
    },
  },
  {
    name: 'asked whether to end',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      await page.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('button', { name: 'End conversation' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'resolved with stars',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      server.update({ status: 'resolved' });
      server.write({ content: 'resolved', sender_type: 'system', sender_id: null, metadata: { event: 'resolved' } });
      await page.getByTitle('Good').click();
      await page.getByRole('button', { name: 'Send feedback' }).waitFor();
    },
  },
  {
    name: 'thanked and closed',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      server.update({ status: 'closed', rating: 5 });
      server.write({ content: 'closed', sender_type: 'system', sender_id: null, metadata: { event: 'closed' } });
      await page.getByRole('button', { name: 'Start a new conversation' }).waitFor();
    },
  },
  {
    name: 'unread while closed',
    prepare: asksNothing,
    drive: async (page, server) => {
      await talk(page, server);
      await page.getByRole('button', { name: 'Close chat' }).first().click();
      server.write({ content: 'Are you still there?' });
      await page.locator('live-chat .badge').waitFor();
    },
  },
  {
    name: 'unreachable',
    prepare: (server) => {
      server.refusals = [[/session$/, null]];
    },
    drive: openChat,
  },
];
