/** Chinese: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{site} 的 {name} 回复了您',
  subject: '{site} 回复了您',
  intro_one: '您有一条来自 {site} 的新消息。',
  intro: '您有来自 {site} 的新消息。',
  more: '还有 {count} 条。',
  open: '打开对话',
  reply_above: '请在此行上方回复',
  reply: '您也可以直接回复此邮件。',
  no_reply: '请不要回复此邮件，回复不会有人查看。如需回复，请打开对话。',
  on_site: '如需回复，请在我们的网站上打开聊天。',
  why: '您收到此邮件，是因为有人在与 {site} 的聊天中填写了此地址。',
  valid: '链接在 {days} 天内有效。任何拥有该链接的人都可以打开对话，因此请不要转发此邮件。',
  unsubscribe: '退订此类邮件',
  assistant: '助手',
  agent: '客服',
  opening: '正在打开您的对话…',
  expired_title: '此链接已失效',
  expired: '请在我们的网站上打开聊天以继续。',
  failed: '无法打开您的对话。请检查网络连接并重新加载此页面。',
  no_script: '请启用 JavaScript 以打开对话。',
  unsubscribe_title: '要退订吗？',
  unsubscribe_question: '有未读回复时，您将不再收到邮件。',
  unsubscribe_button: '退订',
  unsubscribed_title: '已退订',
  unsubscribed: '我们不会再就未读回复向您发送邮件。',
  undo: '撤销',
  resubscribed_title: '已重新订阅',
  resubscribed: '有未读回复时，我们会向您发送邮件。',
};
export default texts;
