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
    translate: '翻訳',
    summary: '会話を要約',
    triage: 'ラベルと優先度を提案',
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
    changed: '翻訳の数字、リンク、アドレスが原文と異なります。',
    overtaken: 'その間に訪問者が書き込んだため、下書きは破棄されました。',
    not_configured: 'この会話のボットには、オペレーターが使えるモデルがありません。管理者が許可できます。',
    offline: '現在接続されていません。',
  },
  stale: 'この下書きの後に訪問者が書き込みました。',
  use: (uses, tokens) => `過去30日間のオペレーターの利用: ${uses}件、${tokens}トークン。`,
  task: '作業',
  all: '合計',
  uses: '使用回数',
  tokens: 'トークン',
  cost: '費用',
};

export const translation: typeof english.translation = {
  translate: '翻訳',
  into: (language) => `翻訳先：${language}`,
  chat: 'チャットを翻訳',
  stop: '翻訳をやめる',
  waiting: '翻訳中…',
  done: '翻訳',
  hide: '翻訳を隠す',
  original: (language) => `原文：${language}`,
  kept: '同僚には原文も表示されます：',
  remove: '原文なしで送信',
  checkNames: (names) => `翻訳に含まれていません：${names}`,
};

export const triage: typeof english.triage = {
  ask: 'ラベルと優先度を提案',
  asking: '合うものを探しています…',
  none: 'ほかに合うラベルや優先度はありません。',
  label: (name) => `ラベルを追加：${name}`,
  priority: (name) => `優先度を設定：${name}`,
};

export const closing: typeof english.closing = {
  title: '要約を付けて解決',
  summary: '要約',
  help: '検索で見つかるメモとして追加されます。訪問者には表示されません。',
  action: 'メモを追加して解決',
};
