/** What the package of the construct exports. */
export { type ChatFunctions, LiveChat, type LiveChatProps } from './live-chat.ts';
export { LiveChatStack, type LiveChatStackProps } from './live-chat-stack.ts';
export type {
  BudgetSettings,
  DomainSettings,
  FunctionSettings,
  IssuerSettings,
  LiveChatSettings,
  MailSettings,
  Throttle,
  WafSettings,
} from './settings/settings.ts';
