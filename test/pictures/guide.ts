/** Writes the guide's pictures: pages of the dashboard with sample data. */
import { startFakeSite } from '#test/dashboard/support/fake-site.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { launchBrowser } from '#test/support/browser.ts';

const folder = 'docs/screenshots';
const pictures = {
  'widget-form': { path: '/widgets/1', height: 860 },
  copilot: { path: '/conversations/112', height: 820 },
  sources: { path: '/bots/71/sources', height: 640 },
  quality: { path: '/bots/71/quality', height: 760 },
  workflow: { path: '/workflows/81', height: 820 },
  reports: { path: '/reports?range=last_30&timezone=UTC', height: 900 },
};

/** The sample data, with a model that agents may use, and answers for what a visitor asks. */
function sampleState() {
  const state = fullState();
  state.bots = state.bots.map((bot) =>
    bot.id === 71 ? { ...bot, provider: 'bedrock' as const, daily_agent_tokens: 20_000 } : bot,
  );
  const about = { bot_id: 71, url: null, conversation_id: null };
  state.suggestions = [
    {
      ...about,
      kind: 'article',
      id: 700,
      confidence: 0.92,
      question: 'Where is my order?',
      content: 'The link in your confirmation email shows where your parcel is.',
    },
    {
      ...about,
      kind: 'past_answer',
      id: 9,
      confidence: 0.6,
      question: 'My parcel has been in Leipzig for days',
      content: 'That happens around holidays. We have asked the carrier and write to you tomorrow.',
      conversation_id: 113,
    },
  ];
  const last = state.messages.findLast(({ conversation_id }) => conversation_id === 112);
  if (last) Object.assign(last, { sender_type: 'visitor', visibility: 'public', content: 'Where is my parcel?' });
  return state;
}

const site = await startFakeSite(sampleState());
const browser = await launchBrowser();
for (const [name, { path, height }] of Object.entries(pictures)) {
  const context = await browser.newContext({ viewport: { width: 1280, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${site.url}/dashboard${path}`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  console.log(`Written: ${folder}/${name}.png`);
}
await browser.close();
await site.close();
