/** Articles, importing them, and what could not be answered. */
import type * as english from '#dashboard/strings/articles.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const articles: typeof english.articles = {
  add: '記事を作成',
  search: '記事を検索',
  empty: '記事はまだありません',
  emptyBody: '記事は、質問と別の聞き方、そして回答で構成されます。作成するか、ファイルをインポートしてください。',
  noneFound: '該当する記事はありません',
  noneFoundBody: 'すべての語句が、質問、別の聞き方、回答のいずれかに含まれている必要があります。',
  question: '質問',
  answer: '回答',
  language: '言語',
  morePhrasings: (count) => `ほかの聞き方${numberText(count)}件`,
  showMore: (count) => `さらに${numberText(count)}件を表示`,
  editTitle: '記事を編集',
  open: (question) => `「${question}」を開く`,
  edit: (question) => `「${question}」を編集`,
  remove: (question) => `「${question}」を削除`,
  removeTitle: 'この記事を削除しますか？',
  removeBody: (question) => `ボットは「${question}」に回答できなくなります。`,
  removed: '記事を削除しました',
  phrasings: '別の聞き方',
};

export const articleFields: typeof english.articleFields = {
  question: ['質問', '訪問者が尋ねるときの言葉で。'],
  alternative_phrasings: ['別の聞き方', '1行に1つ。10個で良い記事、100個でとても良い記事になります。'],
  answer: ['回答', '内蔵ボットはこの文章をそのまま返信します。'],
  locale: ['言語', 'enやpt-BRなど。指定しない場合は空欄にしてください。'],
  url: ['詳細ページのリンク', 'httpsのURL。ない場合は空欄にしてください。'],
  is_public: ['公開', '誰でもヘルプセンターで読めます。'],
};

export const importing: typeof english.importing = {
  open: 'インポート',
  title: '記事をインポート',
  file: 'ファイル',
  fileHelp: 'Markdown、CSV、JSON（5 MBまで）。既存の質問は更新されます。',
  action: 'インポート',
  preview: 'プレビュー',
  previewTitle: 'インポートのプレビュー',
  previewLead: 'まだ何も保存されていません。エラーのある行は取り込まれません。',
  unreadable:
    'このファイルはUTF-8、UTF-16、Windows-1252のテキストではありません。UTF-8で保存し、もう一度選択してください。',
  format: '形式',
  formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
  examples: {
    markdown:
      '## 注文した商品はどこにありますか？\n> 荷物を追跡したい\n> いつ届きますか\n\nメールに記載のリンクから確認できます。',
    csv: 'question,answer,alternative_phrasings\n注文した商品はどこにありますか？,リンクから確認できます。,荷物を追跡したい|いつ届きますか',
    json: '[{\n  "question": "注文した商品はどこにありますか？",\n  "answer": "メールに記載のリンクから確認できます。",\n  "alternative_phrasings": ["荷物を追跡したい"]\n}]',
  },
  example: 'ファイル例',
  exampleHelp: {
    markdown: '見出しが質問、その下の引用行が別の聞き方、本文が回答になります。',
    csv: '見出し行にquestionとanswerが必要です。alternative_phrasings（|区切り）、locale、url、is_publicは任意です。',
    json: 'APIと同じ項目を持つ記事のリスト。',
  },
  tooLarge: (megabytes) => `このファイルは${megabytes} MBです。上限は5 MBです。`,
  done: 'インポート結果',
  results: { created: '新規', updated: '更新', refused: 'エラー' },
  show: '表示する行',
  all: 'すべて',
  row: '行',
  line: (line) => `${numberText(line)}行目`,
  result: '結果',
  nothing: 'ファイルに行がありません。',
};

export const unanswered: typeof english.unanswered = {
  lead: '過去90日間にボットが回答できなかった質問です（多い順）。',
  empty: '未回答の質問はありません',
  emptyBody: 'ボットが回答できなかった質問が、聞かれた回数とともにここに表示されます。',
  question: '質問',
  count: '回数',
  times: (count) => `${numberText(count)}回`,
  last: '最終日時',
  conversation: '会話を開く',
  makeArticle: '記事を作成',
  makeArticleOf: (question) => `記事を作成：${question}`,
  known: 'ナレッジベースに登録済み',
};
