/** Writes pictures of the running stack: a chat on the demo shop, the same chat in the dashboard, and the help center. */
import { openShop } from '#local/stack/demo.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { signIn } from '#test/support/people.ts';
import { startTestStack } from '#test/support/stack.ts';

const folder = 'docs/screenshots';
const stack = await startTestStack({ prepare: (url) => openShop(url, 'examples/shop') });
const browser = await launchBrowser();

const agent = await (await browser.newContext({ viewport: { width: 1280, height: 760 } })).newPage();
await agent.goto(`${stack.url}/dashboard/conversations`);
await agent.getByRole('button', { name: /Ben Okafor/ }).click();
await agent.getByRole('button', { name: 'Ben Okafor Offline' }).click();
await agent.getByRole('menuitemradio', { name: /^Online(?!,)/ }).click();
await agent.getByRole('button', { name: 'Ben Okafor Online' }).waitFor();
await agent.keyboard.press('Escape');
await stack.settled();

const shops = [
  { name: 'Milan Novak', text: 'Do you ship to Prague?' },
  { name: 'Rosa Diaz', text: 'My bowl arrived with a chip in the glaze.' },
  { name: 'Vera Lang', text: 'Hello! Does the teapot go into the dishwasher?' },
];
let visitor = agent;
for (const { name, text } of shops) {
  visitor = await (await browser.newContext({ viewport: { width: 1280, height: 760 } })).newPage();
  await visitor.goto(`${stack.url}/`);
  await visitor.getByRole('button', { name: /chat/i }).click();
  await visitor.getByLabel('Name').fill(name);
  await visitor.getByLabel('Email').fill(`${name.split(' ')[0]?.toLowerCase()}@example.com`);
  await visitor.getByLabel('Message').fill(text);
  await visitor.getByRole('button', { name: 'Start chat' }).click();
  await visitor.locator('live-chat .messages').getByText('joined the chat').waitFor();
}
await agent.getByRole('link', { name: /^Vera/ }).click();
const answers = ['Hello Vera! Yes, all our stoneware does.', 'The lid too: it is glazed on both sides.'];
for (const answer of answers) {
  await agent.getByRole('textbox', { name: /^Reply to/ }).fill(answer);
  await agent.keyboard.press('Enter');
}
await visitor
  .getByRole('region', { name: 'Messages' })
  .getByText(answers[1] ?? '', { exact: true })
  .waitFor();
await visitor.getByRole('textbox', { name: 'Message' }).fill('Lovely, then I take the green one.');
await visitor.keyboard.press('Enter');
await agent.getByRole('log').getByText('Lovely, then I take the green one.').waitFor();
await agent.getByRole('radio', { name: 'Note' }).click();
await agent.getByRole('textbox', { name: /note/i }).fill('Bought the mug last spring; offer the set.');
await agent.keyboard.press('Enter');
await agent.getByRole('radio', { name: 'Reply' }).click();
await stack.settled();
await visitor.screenshot({ path: `${folder}/widget.png` });
await agent.screenshot({ path: `${folder}/dashboard.png` });

const admin = await signIn(stack.url, 'admin');
const bot = await admin.call('createBot', { body: { name: 'Ida', provider: 'built-in' } });
const articles = {
  'Does stoneware go into the dishwasher?': 'Yes, all of ours does, lids included.',
  'Where do you ship to?': 'Everywhere in the EU, and to Norway, Switzerland and the UK.',
  'How long does delivery take?': 'Two to four working days within the EU, a week elsewhere.',
  'How do I return something?': 'Send it back within 30 days, with the label from the parcel.',
  'My parcel arrived broken': 'Send us a photo in the chat, and we send a new one on the same day.',
  'Do you repair chipped bowls?': 'We do, with a visible seam of tin. It takes two weeks.',
};
for (const [question, answer] of Object.entries(articles))
  await admin.call('createArticle', { body: { bot_id: bot.id, question, answer, is_public: true } });
const { data: widgets } = await admin.call('listWidgets', { query: {} });
const [shop] = widgets;
if (!shop) throw new Error('The shop has no widget.');
const help_center = { title: 'Fjord Help', bot_id: bot.id };
await admin.call('updateWidget', { params: { id: String(shop.id) }, body: { help_center, version: shop.version } });
const reader = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
await reader.goto(`${stack.url}/help/`);
await reader.getByText('Where do you ship to?').waitFor();
await reader.screenshot({ path: `${folder}/help-center.png` });
await browser.close();
await stack.stop();
console.log(`Written: ${folder}/widget.png, ${folder}/dashboard.png, ${folder}/help-center.png`);
