/** Where each operation of the widget's API is. It is apart from the schemas, for functions that only have to know its paths. */
import { WIDGET_API } from './endpoint.ts';

/** Method and path by operation. */
export const widgetAddresses = {
  widgetScript: { method: 'GET', path: `${WIDGET_API}/script.js` },
  widgetConfig: { method: 'GET', path: `${WIDGET_API}/config` },
  tryWidget: { method: 'GET', path: `${WIDGET_API}/try` },
  openSession: { method: 'POST', path: `${WIDGET_API}/session` },
  listOwnConversations: { method: 'GET', path: `${WIDGET_API}/conversations` },
  startConversation: { method: 'POST', path: `${WIDGET_API}/conversations` },
  leaveOfflineMessage: { method: 'POST', path: `${WIDGET_API}/offline-messages` },
  listOwnMessages: { method: 'GET', path: `${WIDGET_API}/conversations/{id}/messages` },
  sendOwnMessage: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/messages` },
  rateConversation: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/rate` },
  closeOwnConversation: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/close` },
  escalateOwnConversation: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/escalate` },
  mailTranscript: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/transcript` },
  readOwnConversation: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/read` },
  uploadFirstFile: { method: 'POST', path: `${WIDGET_API}/uploads` },
  uploadOwnFile: { method: 'POST', path: `${WIDGET_API}/conversations/{id}/uploads` },
  getMailedFile: { method: 'GET', path: `${WIDGET_API}/mailed/{key}/files/{id}` },
  openMailedChat: { method: 'GET', path: `${WIDGET_API}/mail/{key}` },
  openMailedSession: { method: 'POST', path: `${WIDGET_API}/mail/{key}/session` },
  showUnsubscribe: { method: 'GET', path: `${WIDGET_API}/mail/{key}/unsubscribe` },
  showRating: { method: 'GET', path: `${WIDGET_API}/mail/{key}/rating` },
  rateByMail: { method: 'POST', path: `${WIDGET_API}/mail/{key}/rating` },
  unsubscribe: { method: 'POST', path: `${WIDGET_API}/mail/{key}/unsubscribe` },
  searchHelp: { method: 'GET', path: `${WIDGET_API}/help` },
  getHelpArticle: { method: 'GET', path: `${WIDGET_API}/help/{id}` },
  answerHelpArticle: { method: 'POST', path: `${WIDGET_API}/articles/{id}/feedback` },
  showHelp: { method: 'GET', path: '/help/{center}/{language}/{page}' },
  getOwnFile: { method: 'GET', path: `${WIDGET_API}/files/{id}` },
} as const;
