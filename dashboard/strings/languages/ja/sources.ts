/** Japanese: where a bot's articles are read from. */
import type * as english from '#dashboard/strings/sources.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('ja');

export const sources: typeof english.sources = {
  add: 'ソースを追加',
  empty: 'ソースはまだありません',
  emptyBody: 'ボットの記事は、ウェブサイト、個別のページ、ファイルから読み込むことができ、変更に追従します。',
  source: 'ソース',
  state: '状態',
  addTitle: 'ソースを追加',
  editTitle: 'ソースを編集',
  edit: (name) => `「${name}」を編集`,
  remove: (name) => `「${name}」を削除`,
  removeTitle: 'このソースを削除しますか？',
  removeBody: (name, articles) =>
    `「${name}」とその記事${count(articles, { other: '#件' })}が削除されます。編集された記事は残ります。`,
  removed: 'ソースを削除しました',
  readNow: (name) => `「${name}」を今すぐ読み込む`,
  pages: (name) => `「${name}」のページを表示`,
  waiting: '待機中',
  reading: (done, all) => `読み込み中：${numberText(all)}ページ中${numberText(done)}ページ`,
  done: (time) => `読み込み：${time}`,
  never: 'まだ読み込まれていません',
  next: (time) => `次回：${time}`,
  articles: (articles) => count(articles, { other: '記事#件' }),
  unread: (pages) => count(pages, { other: '読めないページ#件' }),
  trialSame: '変わったテスト質問はありません',
  trialFailed: 'テスト質問は比較されませんでした',
  trialTitle: (name) => `「${name}」の読み込み後のテスト質問`,
  trialLead: 'この読み込みの前後でボットが見つける記事を比べたものです。',
  trialByWords: 'ボットの埋め込みを使わずに比較しました。',
  held: (pages) => count(pages, { other: '#ページの変更を保留中' }),
  publish: '公開',
  publishHeld: (name) => `「${name}」の保留中の変更を公開`,
  discard: '破棄',
  discardHeld: (name) => `「${name}」の保留中の変更を破棄`,
  kind: '読み込む対象',
  kinds: {
    site: { name: 'ウェブサイト', help: 'あるアドレス以下のすべてのページを、リンクとサイトマップから探します。' },
    pages: { name: '個別のページ', help: '一覧に挙げたウェブページ、Markdownファイル、PDF。' },
    files: {
      name: 'ファイル',
      help: 'このコンピューターのMarkdown、テキスト、HTML、PDFファイル、またはそのフォルダー。',
    },
  },
  schedules: { off: 'しない', daily: '毎日', weekly: '毎週' },
};

export const sourceFields: typeof english.sourceFields = {
  name: ['名前', '空欄の場合はウェブサイトの名前になります。'],
  addresses: ['アドレス', '1行に1つのhttpsのURL。最大500ページまで読み込みます。'],
  locale: ['言語', '記事の言語（ja、pt-BRなど）。空欄ならすべて。'],
  schedule: ['再読み込み', '記事は変更に追従します。編集したものは上書きされません。'],
  holds_if_worse: [
    '悪化する変更を保留',
    'テスト質問を悪化させない変更だけを公開します。それ以外は、公開または破棄するまでここで保留されます。',
  ],
};

export const sourcePreview: typeof english.sourcePreview = {
  action: 'プレビュー',
  found: (pages, example) => `これまでに${count(pages, { other: '#ページ' })}見つかりました。例：${example}`,
  none: 'ページが見つかりません。',
  first: (title) => `「${title}」の質問：`,
  problem: (address, problem) => `${address}：${problem}`,
};

export const sourcePages: typeof english.sourcePages = {
  title: (name) => `「${name}」のページ`,
  filesTitle: (name) => `「${name}」のファイル`,
  page: 'ページ',
  file: 'ファイル',
  state: '状態',
  articles: '記事',
  none: 'まだ何も見つかっていません。',
  noFiles: 'ファイルはまだありません。ファイル、フォルダー、またはZIPファイルを選択してください。',
  waiting: '待機中',
  read: '読み込み済み',
  leadsTo: (address) => `${address}に移動`,
  held: '変更は保留中です',
  kept: (articles) => count(articles, { other: '手動で編集・削除された記事#件は上書きされません' }),
  taken: (questions) => count(questions, { other: '他の記事にある質問#件を除外' }),
  short: (answers) => count(answers, { other: '12文字に満たない回答#件を除外' }),
  leftOut: (links) => count(links, { other: 'リンク#件は未追跡（ページが多すぎるか終わりがない）' }),
  remove: (name) => `「${name}」を削除`,
  files: 'ファイルを選択',
  folder: 'フォルダーを選択',
  uploading: (done, all) => `アップロード中：${numberText(all)}件中${numberText(done)}件`,
  uploaded: (files) => count(files, { other: '#件のファイルをアップロードしました' }),
  skipped: (files) => count(files, { other: '#件のファイルを除外：Markdown、テキスト、HTML、PDF以外、または4 MB超' }),
  badZip: (name) => `「${name}」を展開できません。`,
  failed: (name, problem) => `${name}：${problem}`,
};

export const pageProblem: typeof english.pageProblem = {
  not_found: 'このページはもうありません',
  login: 'サインインが必要か、プログラムを拒否しています',
  robots: 'サイトのrobots.txtで許可されていません',
  too_large: '大きすぎます',
  not_text: 'ウェブページ、Markdown、テキスト、PDFではありません',
  no_text: 'テキストが見つかりません',
  too_short: 'すべての回答が12文字に満たない',
  damaged: '破損しているか、解釈できません',
  inner_address: 'ネットワーク内部のアドレスに移動します',
  other_site: '別のサイトに移動します',
  redirects: 'リダイレクトが多すぎます',
  timeout: '15秒以内に応答がありません',
  unreachable: '接続できません',
  server_error: 'サーバーがエラーを返しました',
  articles_full: 'ボットの記事が上限の1,000件に達しています',
};
