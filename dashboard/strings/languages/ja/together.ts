/** What agents see of each other's work in a conversation, and messages that are sent later. */
import type * as english from '#dashboard/strings/together.ts';

export const together: typeof english.together = {
  answering: (name) => `${name}さんが返信中です。`,
  takeOver: '引き受ける',
  answered: (name, text) => `入力を始めた後に${name}さんが返信しました：「${text}」`,
  held: {
    answering: (name) => `${name}さんが今返信しています。あなたの返信も送りますか？`,
    answered: (name, text) =>
      `未送信：入力を始めた後に${name}さんが返信しました：「${text}」あなたの返信も送りますか？`,
  },
  nobodys: 'この会話には担当者がいません。',
  follow: 'フォロー',
  unfollow: 'フォローを解除',
  followed: (name) => `${name}さんの会話をフォローしました。`,
  unfollowed: (name) => `${name}さんの会話のフォローを解除しました。`,
};

export const calls: typeof english.calls = {
  call: '通話',
  sending: '通話のリンクを送信しています…',
  sent: '訪問者にリンクを送りました。',
  join: '参加',
};

export const sending: typeof english.sending = {
  more: 'その他の送信方法',
  resolve: '送信して解決済みにする',
  later: 'あとで送信…',
  empty: '先に内容を入力してください。',
  tooLong: '返信が長すぎて送信できません。',
  noFiles: 'ファイルはあとで送信できません。今すぐ送信するか、削除してください。',
  notAgent: 'あとで送信できるのはオペレーターだけです。',
};

export const mentions: typeof english.mentions = {
  title: 'メンション',
  open: (unseen) => `メンション：新着${unseen}件`,
  none: '過去90日間に、あなたへのメンションはありません。',
  failed: 'メンションを読み込めませんでした',
  by: (author, visitor) => `${author}さん（${visitor}さんの会話）`,
};

export const undoSend: typeof english.undoSend = {
  title: '入力',
  label: '返信の送信を5秒待ち、取り消せるようにする',
  help: 'このブラウザーに適用されます。メモとファイル付きの返信はすぐに送信されます。待っている間、入力中でなければZキーで取り消せます。',
};

export const scheduledSend: typeof english.scheduledSend = {
  title: 'あとで送信',
  changeTitle: '予約メッセージを変更',
  help: 'この時刻から1分以内に、あなたの名前で送信されます。',
  helpOf: (name) => `この時刻から1分以内に、${name}さんの名前で送信されます。`,
  text: 'メッセージ',
  empty: 'メッセージを入力するか、送信予約を取り消してください。',
  hold: 'それまでに訪問者が書き込んだら保留する',
  action: '予約',
  at: (time) => `${time}に送信予約`,
  atBy: (time, name) => `${time}に送信予約（${name}さん）`,
  holds: '訪問者が書き込んだら保留',
  sends: '訪問者が書き込んでも送信',
  willHold: '訪問者が書き込みました。送信しない限り、送られません。',
  willSend: '訪問者が書き込みました。それでも送信されます。',
  held: {
    visitor_wrote: '未送信：予定時刻の前に訪問者が書き込みました。',
    ended: '未送信：会話が終了していました。',
    queued: '未送信：会話がキューで待機中です。',
    agent_gone: '未送信：作成者はすでにオペレーターではありません。',
    no_access: '未送信：作成者はこの会話を閲覧できなくなりました。',
  },
  change: '変更',
  now: '今すぐ送信',
  done: (time) => `${time}に送信を予約しました`,
  canceled: '送信予約を取り消しました',
  intoDraft: '入力欄に戻す',
};
