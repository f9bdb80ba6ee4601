/** The widget's API: what a website's visitors call, without any login but their own session. */
import * as z from 'zod/mini';
import { ownConversation, visitorConversation } from '#core/model/conversations/conversation.ts';
import { helpArticle, helpList } from '#core/model/knowledge/help-article.ts';
import { fileLimits, fileLink, upload } from '#core/model/files/file.ts';
import { visitorMessage } from '#core/model/messages/message.ts';
import { startedConversation } from '#core/model/conversations/started-conversation.ts';
import { instant } from '#core/model/text.ts';
import { ownVisitor } from '#core/model/visitors/visitor.ts';
import { availability, publicWidget, team } from '#core/model/widgets/public-widget.ts';
import { answers, messagePage, page } from '#core/contract/kit/endpoint.ts';
import { widgetRequests as requests } from './widget-requests.ts';

/** A session, as created and extended by `POST session`. */
export const session = z.strictObject({
  session_token: z.string(),
  expires_at: instant,
  visitor: ownVisitor,
  /** The open one, or the last one while it holds messages that the visitor hasn't read. */
  conversation: z.nullable(visitorConversation),
  socket_url: z.string(),
  availability,
  team,
  /** How long visitors usually waited for a first answer these last days; null where too few were answered to say so. */
  typical_answer_seconds: z.nullable(z.int()),
  /** Which files may be sent; null where none may. */
  files: z.nullable(fileLimits),
});

/** Every endpoint of the widget's API. */
export const widgetApi = {
  widgetScript: requests.widgetScript,
  widgetConfig: answers(requests.widgetConfig, z.strictObject({ ...publicWidget.shape, availability })),
  tryWidget: requests.tryWidget,
  openSession: answers(requests.openSession, session),
  listOwnConversations: answers(requests.listOwnConversations, page(ownConversation)),
  startConversation: answers(requests.startConversation, startedConversation),
  leaveOfflineMessage: answers(requests.leaveOfflineMessage, startedConversation),
  listOwnMessages: answers(requests.listOwnMessages, messagePage(visitorMessage)),
  sendOwnMessage: answers(requests.sendOwnMessage, visitorMessage),
  rateConversation: answers(requests.rateConversation, visitorConversation),
  closeOwnConversation: answers(requests.closeOwnConversation, visitorConversation),
  escalateOwnConversation: answers(requests.escalateOwnConversation, visitorConversation),
  mailTranscript: answers(requests.mailTranscript, visitorConversation),
  readOwnConversation: answers(requests.readOwnConversation, visitorConversation),
  uploadFirstFile: answers(requests.uploadFirstFile, upload),
  uploadOwnFile: answers(requests.uploadOwnFile, upload),
  getMailedFile: requests.getMailedFile,
  openMailedChat: requests.openMailedChat,
  openMailedSession: answers(requests.openMailedSession, session),
  showUnsubscribe: requests.showUnsubscribe,
  unsubscribe: requests.unsubscribe,
  showRating: requests.showRating,
  rateByMail: requests.rateByMail,
  searchHelp: answers(requests.searchHelp, helpList),
  getHelpArticle: answers(requests.getHelpArticle, helpArticle),
  answerHelpArticle: requests.answerHelpArticle,
  showHelp: requests.showHelp,
  getOwnFile: answers(requests.getOwnFile, fileLink),
} as const;
