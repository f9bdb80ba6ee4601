/** Where answers go, and what happened to mail. */
import type { AnswerDelivery } from '#core/model/messages/message.ts';
import type * as english from '#dashboard/strings/delivery.ts';

const whyItWaits: Record<NonNullable<AnswerDelivery['delivery_reason']>, string> = {
  no_mail: '',
  no_address: '（メールアドレスなし）',
  blocked: '（ブロック中）',
  bounced: '（メールが届きません）',
  complained: '（迷惑メールとして報告済み）',
  unsubscribed: '（配信停止）',
};

export const delivery: typeof english.delivery = {
  seen: '既読',
  page: 'ページを表示中',
  notThere: 'ページにいません',
  email: 'メールで送信予定',
  mailed: (time) => `${time}にメールで送信`,
  waiting: (name, reason) => `${name}さんの再訪を待っています${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `${name}さんはページを離れました。返信は${email}にメールで届きます。`,
  left: (name) => `${name}さんはページを離れました。返信は次に訪れたときに表示されます。`,
};

export const mailState: typeof english.mailState = {
  title: 'メールの状態',
  bounced: '届きません。今後は送信されません。',
  complained: '迷惑メールとして報告されました。今後は送信されません。',
  unsubscribed: '配信が停止されました。今後は送信されません。',
};
