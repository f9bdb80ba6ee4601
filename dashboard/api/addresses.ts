/** Where each operation the dashboard uses is: the contract's methods and paths without its schemas (a test compares the two). */
import type { Address } from '../../core/contract/client.ts';
import type { OperationId } from '../../core/contract/http.ts';

const at =
  (method: string) =>
  (path: string): Address => ({ method, path: `/api/v1/live-chat${path}` });
const get = at('GET');
const post = at('POST');
const put = at('PUT');
const del = at('DELETE');

/** The operations the dashboard calls. */
export const addresses = {
  getDashboard: get('/dashboard'),
  getVisitor: get('/visitors/{id}'),
  listConversations: get('/conversations'),
  getConversation: get('/conversations/{id}'),
  listMessages: get('/conversations/{id}/messages'),
  sendMessage: post('/conversations/{id}/messages'),
  assignConversation: post('/conversations/{id}/assign'),
  resolveConversation: post('/conversations/{id}/resolve'),
  closeConversation: post('/conversations/{id}/close'),
  reopenConversation: post('/conversations/{id}/reopen'),
  setPriority: put('/conversations/{id}/priority'),
  setLabels: put('/conversations/{id}/labels'),
  readConversation: post('/conversations/{id}/read'),
  reportVolume: get('/reports/volume'),
  reportResponseTime: get('/reports/response-time'),
  reportResolutionTime: get('/reports/resolution-time'),
  reportSatisfaction: get('/reports/satisfaction'),
  reportAgents: get('/reports/agents'),
  reportBots: get('/reports/bots'),
  listTickets: get('/tickets'),
  createTicket: post('/tickets'),
  getTicket: get('/tickets/{id}'),
  updateTicket: put('/tickets/{id}'),
  listWidgets: get('/widgets'),
  createWidget: post('/widgets'),
  getWidget: get('/widgets/{id}'),
  updateWidget: put('/widgets/{id}'),
  deleteWidget: del('/widgets/{id}'),
  toggleWidget: post('/widgets/{id}/toggle-active'),
  regenerateToken: post('/widgets/{id}/regenerate-token'),
  rotateIdentitySecret: post('/widgets/{id}/identity-secret'),
  getEmbedCode: get('/widgets/{id}/embed-code'),
  listAgents: get('/agents'),
  createAgent: post('/agents'),
  getOwnAgent: get('/agents/me'),
  setOwnStatus: put('/agents/me/status'),
  updateAgent: put('/agents/{id}'),
  deleteAgent: del('/agents/{id}'),
  listTeamMembers: get('/team-members'),
  listDepartments: get('/departments'),
  createDepartment: post('/departments'),
  updateDepartment: put('/departments/{id}'),
  deleteDepartment: del('/departments/{id}'),
  listCannedResponses: get('/canned-responses'),
  createCannedResponse: post('/canned-responses'),
  updateCannedResponse: put('/canned-responses/{id}'),
  deleteCannedResponse: del('/canned-responses/{id}'),
  listBots: get('/bots'),
  createBot: post('/bots'),
  getBot: get('/bots/{id}'),
  updateBot: put('/bots/{id}'),
  deleteBot: del('/bots/{id}'),
  listUnanswered: get('/bots/{id}/unanswered'),
  listArticles: get('/articles'),
  createArticle: post('/articles'),
  importArticles: post('/articles/import'),
  updateArticle: put('/articles/{id}'),
  deleteArticle: del('/articles/{id}'),
  listWorkflows: get('/workflows'),
  createWorkflow: post('/workflows'),
  getWorkflow: get('/workflows/{id}'),
  updateWorkflow: put('/workflows/{id}'),
  deleteWorkflow: del('/workflows/{id}'),
  issueSigningSecret: post('/workflows/{id}/signing-secret'),
} as const satisfies Partial<Record<OperationId, Address>>;
