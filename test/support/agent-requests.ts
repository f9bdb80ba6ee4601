/**
 * A valid request of every operation of the team's API that changes something, on a deployment with one of each thing.
 * The type demands a line for each new row of the contract.
 */
import { keys } from '#functions/store/keys.ts';
import { noCounts } from '#functions/store/sources/reading-store.ts';
import { changeModelRun, getModelRun } from '#functions/store/quality/model-run-store.ts';
import { changeState } from '#functions/store/quality/rehearsal-store.ts';
import type { teamApi } from '#core/contract/http.ts';
import { putLearned } from '#functions/store/automation/learned-store.ts';
import type { Apis, MemoryApis } from './api.ts';
import { ada, bearer } from './api.ts';
import { png } from './sample-files.ts';

type Rows = typeof teamApi;
/** The operations that change something. */
export type Changing = { [Id in keyof Rows]: Rows[Id]['method'] extends 'GET' ? never : Id }[keyof Rows];
/** What an operation is sent: the ids in its path, and its body. */
export type Wanted = {
  id?: number;
  delivery_id?: string;
  page_id?: string;
  seq?: number;
  message?: string;
  learned_id?: number;
  question_id?: number;
  trial_id?: number;
  run_id?: number;
  body?: object;
};

/** A row's path with the ids of what is wanted. */
export const pathWith = (path: string, { id, delivery_id, page_id, seq, message, ...more }: Wanted): string =>
  path
    .replace('{id}', String(id))
    .replace('{delivery_id}', String(delivery_id))
    .replace('{page_id}', String(page_id))
    .replace('{seq}', String(seq))
    .replace('{message}', String(message))
    .replace('{learned_id}', String(more.learned_id))
    .replace('{trial_id}', String(more.trial_id ?? 1))
    .replace('{run_id}', String(more.run_id ?? 1))
    .replace('{question_id}', String(more.question_id));

/** Sets one of each thing up; answers with a valid request for each operation. */
export async function changingRequests(api: Apis | MemoryApis): Promise<Record<Changing, Wanted>> {
  const department = await api.make('/departments', { name: 'Sales' });
  const bot = await api.make('/bots', { name: 'Ida', provider: 'bedrock' });
  const article = await api.make('/articles', { bot_id: bot.id, question: 'Where is it?', answer: 'Here.' });
  const definition = {
    start: 'hi',
    steps: { hi: { kind: 'message', text: 'Hi', next: 'end' }, end: { kind: 'end' } },
  };
  const workflow = await api.make('/workflows', { name: 'Intake', definition });
  const canned = { shortcut: 'hello', title: 'Hello', content: 'Hello!' };
  const response = await api.make('/canned-responses', canned);
  const own = await api.make('/own-canned-responses', canned);
  const agent = await api.make('/agents', { user_id: 'ada' });
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
  const key = await api.make('/api-keys', { name: 'CRM', role: 'agent' });
  const unanswered = { type: 'unanswered', minutes: 10 };
  const rule = await api.make('/rules', {
    name: 'VIP',
    on: unanswered,
    actions: [{ type: 'add_label', label: 'vip' }],
  });
  const webhook = await api.make('/webhooks', { url: 'https://crm.example.com/hook', events: ['ticket.created'] });
  const { id: delivery_id } = await api.make(`/webhooks/${webhook.id}/test`, {});
  const widget = await api.make('/widgets', { name: 'Shop' });
  const former = await api.startChat(widget.token);
  await api.agent('POST', `/conversations/${former.conversation.id}/close`);
  const again = { ...bearer(former.session_token), body: { client_message_id: 'message-2', content: 'Hello again?' } };
  const chat = (await api.visitor('POST', `${widget.token}/conversations`, again)).body.conversation;
  const { visitor: newcomer } = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
  // An admin without an agent record may write in it, but not take it from the queue.
  await api.agent('POST', `/conversations/${chat.id}/assign`, { body: { agent_id: agent.id } });
  const later = { content: 'Still there?', send_at: new Date(api.deps.now() + 3_600_000).toISOString() };
  const { client_message_id: message } = (
    await api.agent('POST', `/conversations/${chat.id}/scheduled`, {
      claims: ada,
      body: { ...later, client_message_id: 'message-5' },
    })
  ).body;
  const view = await api.make('/views', { name: 'VIP', is_shared: true, filter: { view: 'all', status: 'open' } });
  const ticket = await api.make('/tickets', { subject: 'A crack' });
  const rehearsal = await api.make('/rehearsals', { type: 'bot', bot_id: bot.id });
  const paused = await api.make('/rehearsals', { type: 'bot', bot_id: bot.id });
  await changeState(api.deps.table, paused.id, { from: ['running'], to: 'paused', atMs: api.clock.ms });
  const asked = await api.make(`/bots/${bot.id}/test-questions`, { question: 'Where?', article_id: null });
  const modelBot = await api.make('/bots', { name: 'Mo', provider: 'bedrock' });
  const pausedBot = await api.make('/bots', { name: 'Pa', provider: 'bedrock' });
  const runs: number[] = [];
  for (const one of [modelBot, pausedBot]) {
    await api.make(`/bots/${one.id}/test-questions`, { question: 'Where?', article_id: null });
    if (one === pausedBot) runs.push((await api.make(`/bots/${one.id}/model-runs`, {})).id);
  }
  const stored = await getModelRun(api.deps.table, pausedBot.id);
  if (stored) await changeModelRun(api.deps.table, pausedBot.id, stored.item, { state: 'paused', at_ms: api.clock.ms });
  const addresses = ['https://help.example.com/'];
  const source = await api.make('/sources', { bot_id: bot.id, kind: 'site', addresses });
  const uploads = await api.make('/sources', { bot_id: bot.id, kind: 'files' });
  const holding = [await api.make('/sources', { bot_id: bot.id, kind: 'files' })];
  holding.push(await api.make('/sources', { bot_id: bot.id, kind: 'files' }));
  for (const one of holding)
    await api.deps.table.update({
      Key: keys.reading(one.id),
      UpdateExpression: 'SET counts = :counts',
      ExpressionAttributeValues: { ':counts': { ...noCounts, held: 1 } },
    });
  const upload = await api.make(`/sources/${uploads.id}/files`, { name: 'a.md', content: 'IyBIaQ==' });
  const run = { client_message_id: 'message-6', actions: [{ type: 'add_label', label: 'vip' }] };
  const attached = { name: 'mug.png', type: 'image/png', size: png().length };
  const prepared = (await api.agent('POST', '/response-files', { claims: ada, body: attached })).body;
  api.files.post(prepared, png());
  for (const learned of [71, 72])
    await putLearned(api.deps.table, bot.id, {
      id: learned,
      state: 'waiting',
      conversation_id: chat.id,
      asked: [1],
      answered: [2],
      rating: 5,
      locale: null,
      learned_at_ms: api.deps.now(),
      digest: String(learned),
    });
  const of = ({ id }: { id: number }, body?: object): Wanted => ({ id, ...(body && { body }) });
  return {
    createWidget: { body: { name: 'Another' } },
    updateWidget: of(widget, { name: 'The shop' }),
    deleteWidget: of(widget),
    toggleWidget: of(widget),
    regenerateToken: of(widget),
    rotateIdentitySecret: of(widget),
    sendMessage: of(chat, { content: 'Hi', client_message_id: 'message-9' }),
    uploadFile: of(chat, { name: 'mug.png', type: 'image/png', size: 100 }),
    uploadResponseFile: { body: attached },
    copyResponseFile: of(chat, { file_id: prepared.id, visibility: 'public' }),
    runActions: of(chat, run),
    undoActions: of(chat, { client_message_id: run.client_message_id }),
    redactMessage: { id: chat.id, seq: 1 },
    blockVisitor: { id: newcomer.id, body: { hours: 1 } },
    mergeConversation: of(former.conversation, { into: chat.id }),
    editVisitor: { id: newcomer.id, body: { name: 'Vera' } },
    mergeVisitor: { id: newcomer.id, body: { visitor_id: chat.visitor_id } },
    separateVisitor: { id: newcomer.id },
    unblockVisitor: { id: newcomer.id },
    assignConversation: of(chat, { agent_id: agent.id }),
    resolveConversation: of(chat),
    closeConversation: of(chat),
    reopenConversation: of(chat),
    snoozeConversation: of(chat, { until: null }),
    unsnoozeConversation: of(chat),
    followConversation: of(chat, { is_following: true }),
    callVisitor: of(chat, { client_message_id: 'message-7' }),
    sayHello: { id: newcomer.id, body: { client_message_id: 'message-8', content: 'Hello!' } },
    seeMentions: { body: { up_to: 1 } },
    scheduleMessage: of(chat, { ...later, client_message_id: 'message-6' }),
    changeScheduledMessage: { ...of(chat, { ...later, version: 1 }), message },
    cancelScheduledMessage: { ...of(chat), message },
    sendScheduledMessage: { ...of(chat), message },
    setPriority: of(chat, { priority: 'urgent' }),
    setLabels: of(chat, { labels: ['vip'] }),
    setAttributes: of(chat, { attributes: { plan: 'pro' } }),
    readConversation: of(chat, { seq: 1 }),
    saveDraft: of(chat, { reply: 'Let me look', note: '', base: null }),
    createTicket: { body: { subject: 'Another crack' } },
    updateTicket: of(ticket, { priority: 'urgent' }),
    openContextLink: of(chat),
    rotateContextSecret: {},
    saveVisitor: { body: { widget_id: widget.id, external_id: '42', name: 'Vera' } },
    startVisitorConversation: { id: newcomer.id, body: { content: 'Hi', client_message_id: 'message-7' } },
    sendVisitorMessage: of(chat, { content: 'And?', client_message_id: 'message-8' }),
    readForVisitor: of(chat, { seq: 1 }),
    eraseVisitor: { id: chat.visitor_id ?? chat.id },
    createAgent: { body: { user_id: 'ben' } },
    inviteTeamMember: { body: { email: 'dora@example.com', name: 'Dora' } },
    setTeamMemberRole: { body: { user_id: 'ada', role: 'admin' } },
    actOnTeamMember: { body: { user_id: 'ada', action: 'deactivate' } },
    endOwnPresence: {},
    setOwnStatus: { body: { status: 'away' } },
    setAgentStatus: of(agent, { status: 'away' }),
    setOwnNotices: { body: { message: { push: false } } },
    addPushSubscription: {
      body: {
        endpoint: 'https://push.example.com/one',
        keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
        server_key: `B${'A'.repeat(86)}`,
      },
    },
    removePushSubscription: {},
    createView: {
      body: { name: 'Urgent', is_shared: true, filter: { view: 'all', status: 'open', priority: 'urgent' } },
    },
    updateView: of(view, { name: 'Important' }),
    deleteView: of(view),
    updateAgent: of(agent, { max_concurrent_chats: 9 }),
    deleteAgent: of(agent),
    createApiKey: { body: { name: 'Slack', role: 'read' } },
    updateApiKey: of(key, { name: 'The CRM' }),
    deleteApiKey: of(key),
    createWebhook: { body: { url: 'https://bi.example.com/', events: ['note.created'] } },
    updateWebhook: of(webhook, { events: ['ticket.updated'] }),
    deleteWebhook: of(webhook),
    rotateWebhookSecret: of(webhook),
    testWebhook: of(webhook),
    replayWebhook: of(webhook, { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }),
    replayWebhookDelivery: { id: webhook.id, delivery_id },
    createRule: { body: { name: 'Late', on: unanswered, actions: [{ type: 'resolve' }] } },
    updateRule: of(rule, { is_enabled: true }),
    deleteRule: of(rule),
    tryRule: { body: { on: unanswered, conditions: [] } },
    updateConversationFields: { body: { only_listed_labels: true } },
    updateTeamSettings: { body: { time_zone: 'Europe/Berlin' } },
    switchLiveChat: { body: { is_enabled: false } },
    createDepartment: { body: { name: 'Support' } },
    updateDepartment: of(department, { name: 'Sales team' }),
    deleteDepartment: of(department),
    createCannedResponse: { body: { ...canned, shortcut: 'bye' } },
    updateCannedResponse: of(response, { title: 'Greeting' }),
    deleteCannedResponse: of(response),
    createOwnCannedResponse: { body: { ...canned, shortcut: 'bye' } },
    updateOwnCannedResponse: of(own, { title: 'Greeting' }),
    deleteOwnCannedResponse: of(own),
    createWorkflow: { body: { name: 'Another', definition } },
    updateWorkflow: of(workflow, { name: 'Welcome' }),
    deleteWorkflow: of(workflow),
    issueSigningSecret: of(workflow),
    createBot: { body: { name: 'Bo', provider: 'built-in' } },
    updateBot: of(bot, { max_turns: 3 }),
    deleteBot: of(bot),
    testBot: of(bot),
    askCopilot: of(chat, { request_id: 'request-1', task: 'shorter', text: 'Hello there' }),
    takeLearned: { id: bot.id, learned_id: 71, body: { question: 'And how?', answer: 'Like that.' } },
    dropLearned: { id: bot.id, learned_id: 72 },
    createTestQuestion: of(bot, { question: 'Where is it now?', article_id: article.id }),
    updateTestQuestion: { id: bot.id, question_id: asked.id, body: { article_id: null } },
    deleteTestQuestion: { id: bot.id, question_id: asked.id },
    startTrial: of(bot, {
      article: { article_id: null, question: 'And why?', alternative_phrasings: [], locale: null },
    }),
    estimateModelRun: of(modelBot, {}),
    startModelRun: of(modelBot, {}),
    resumeModelRun: { id: pausedBot.id, run_id: runs[0] ?? 0 },
    startRehearsal: { body: { type: 'bot', bot_id: bot.id } },
    resumeRehearsal: of(paused),
    cancelRehearsal: of(rehearsal),
    createArticle: { body: { bot_id: bot.id, question: 'And when?', answer: 'Now.' } },
    updateArticle: of(article, { answer: 'There.' }),
    deleteArticle: of(article),
    publishArticles: { body: { bot_id: bot.id, article_ids: [article.id], is_public: true } },
    createSource: { body: { bot_id: bot.id, kind: 'pages', addresses } },
    updateSource: of(source, { schedule: 'daily' }),
    deleteSource: of(source),
    previewSource: { body: { kind: 'site', addresses } },
    readSource: of(source),
    publishSource: of(holding[0] ?? source),
    discardSource: of(holding[1] ?? source),
    uploadSourceFile: of(uploads, { name: 'b.md', content: 'IyBIaQ==' }),
    deleteSourceFile: { id: uploads.id, page_id: upload.id },
    importArticles: { body: { bot_id: bot.id, format: 'json', content: '[{"question":"Why?","answer":"So."}]' } },
  };
}
