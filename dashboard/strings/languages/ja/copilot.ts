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
  openSettings: '設定を開く',
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

export const assistant: typeof english.assistant = {
  title: 'AIで書く',
  tasks: {
    draft: '回答の下書き',
    shorter: '短くする',
    friendlier: 'やわらかくする',
    grammar: '文法を直す',
    summary: '会話を要約',
  },
  writing: '作成しています…',
  ready: '誤りがあるかもしれません。使う前に確認してください。',
  sources: '元になった記事',
  replace: '自分の文章と置き換える',
  dismiss: '破棄',
  summarize: '会話を要約',
  problems: {
    budget: '今日のトークンを使い切りました。UTCの0時に更新されます。',
    failed: 'モデルでエラーが発生しました。何も作成されていません。',
    timeout: 'モデルの応答に時間がかかりすぎました。',
    refused: 'モデルが拒否したか、回答が差し止められました。',
    no_answer: '記事にも会話にも答えがありません。',
    unusable: 'モデルの回答は使えません。',
    other_language: 'モデルが別の言語で回答しました。',
    not_configured: 'この会話のボットには、オペレーターが使えるモデルがありません。管理者が許可できます。',
    offline: '現在接続されていません。',
  },
  use: (uses, tokens) => `過去30日間のオペレーターの利用: ${uses}件、${tokens}トークン。`,
};
