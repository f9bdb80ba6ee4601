/** Japanese: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{site} の {name} から返信がありました',
  subject: '{site} から返信がありました',
  intro_one: '{site} から新しいメッセージが届いています。',
  intro: '{site} から新しいメッセージが届いています。',
  more: 'ほか {count} 件',
  open: '会話を開く',
  reply_above: 'この行より上に返信を入力してください',
  reply: 'このメールに返信することもできます。',
  no_reply: 'このメールには返信しないでください。返信は誰にも読まれません。返信するには会話を開いてください。',
  on_site: '返信するには、当サイトのチャットを開いてください。',
  why: '{site} とのチャットでこのアドレスが入力されたため、このメールをお送りしています。',
  valid:
    'リンクは {days} 日間有効です。リンクを知っている人は誰でも会話を開けるため、このメールを転送しないでください。',
  unsubscribe: 'このメールの配信を停止する',
  assistant: 'アシスタント',
  agent: '担当者',
  opening: '会話を開いています…',
  expired_title: 'リンクの有効期限が切れました',
  expired: '続けるには、当サイトのチャットを開いてください。',
  failed: '会話を開けませんでした。接続を確認して、このページを再読み込みしてください。',
  no_script: '会話を開くには JavaScript を有効にしてください。',
  unsubscribe_title: '配信を停止しますか？',
  unsubscribe_question: '未読の返信があっても、メールは届かなくなります。',
  unsubscribe_button: '配信を停止する',
  unsubscribed_title: '配信を停止しました',
  unsubscribed: '未読の返信についてのメールは今後お送りしません。',
  undo: '元に戻す',
  resubscribed_title: '配信を再開しました',
  resubscribed: '未読の返信があるときにメールでお知らせします。',
};
export default texts;
