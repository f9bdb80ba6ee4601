/** Japanese: answers that are suggested, and questions that were learned. */
import type * as english from '#dashboard/strings/copilot.ts';

export const copilot: typeof english.copilot = {
  title: '回答の候補',
  hint: 'Tabで先頭を挿入',
  loading: '回答を探しています…',
  none: '合う記事はありません。',
  failed: '候補を読み込めませんでした。',
  past: '過去の回答',
  insert: '挿入',
  from: '元の会話を開く',
  more: 'ページを開く',
  inserted: (question) => `挿入しました: ${question}`,
  undo: '元に戻す',
};

export const learned: typeof english.learned = {
  lead: '高く評価されたチャットから作った下書きです。判別できる個人情報は除かれています。記事として追加するまで、訪問者には表示されません。',
  off: 'このボットはチャットから学習しません。設定で有効にできます。',
  empty: '確認する下書きはありません',
  emptyBody: '解決して高く評価されたチャットの質問と回答が、1時間以内にここに表示されます。',
  question: '質問',
  actions: '操作',
  conversation: '学習元',
  rated: (stars) => `評価 ${stars}/5`,
  review: '確認',
  reviewOf: (question) => `確認: ${question}`,
  discard: '破棄',
  discardOf: (question) => `破棄: ${question}`,
  discarded: '下書きを破棄しました',
  gone: 'この下書きはほかの人が確認済みです。',
  blanks: (blanks) => `${blanks} を置き換えるか削除してください。個人情報が除かれた箇所です。`,
};
