/** Japanese: a bot's test questions. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/quality.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('ja');

export const quality: typeof english.quality = {
  lead: '正しい答えがわかっている質問です。このページを開くたびに試されます。訪問者には何も表示されません。',
  modelNote: 'このボットの回答はモデルが書きます。表示されるのは、モデルに最初に渡される記事です。',
  byWords: '埋め込みに接続できないかトークンを使い切ったため、単語だけで判定しました。',
  add: 'テスト質問を追加',
  empty: 'テスト質問はまだありません',
  emptyBody: '質問と、それに答えるべき記事を追加すると、変更ごとに何が良くなり何が悪くなるかがわかります。',
  question: '質問',
  expected: '期待する結果',
  result: '結果',
  handoff: '担当者に引き継ぐ',
  goneArticle: '削除された記事',
  editTitle: 'テスト質問を編集',
  edit: (question) => `「${question}」を編集`,
  remove: (question) => `「${question}」を削除`,
  removeTitle: 'このテスト質問を削除しますか？',
  removeBody: (question) => `「${question}」は今後試されません。`,
  removed: 'テスト質問を削除しました',
  outcomes: { right: '正解', wrong: '不正解', handed_over: '引き継ぎ' },
  summary: (right, wrong, handedOver) => `正解 ${right}、不正解 ${wrong}、引き継ぎ ${handedOver}`,
  sure: (article, share) => `${article} (${share})`,
  nothing: '記事が見つかりません',
  takeAsked: '寄せられた質問を取り込む',
  taken: (questions) =>
    questions === 0 ? '取り込む新しい質問はありません' : count(questions, { other: '#件の質問を取り込みました' }),
  compareTitle: 'テスト質問',
  back: '戻る',
  saveAnyway: 'このまま保存',
  saveUntried: '比較せずに保存',
  comparing: '別にボットを学習させています…',
  changes: (better, worse) => `改善 ${better}、悪化 ${worse}`,
  noChange: '変わるテスト質問はありません。',
  noQuestions: 'このボットにはテスト質問がありません。「品質」で追加してください。',
  failed: '比較に失敗しました。もう一度お試しください。',
  better: '改善',
  worse: '悪化',
  answeredBy: (question) => `回答する記事：「${question}」`,
  from: (before, after) => `${before} → ${after}`,
};

export const testQuestionFields: typeof english.testQuestionFields = {
  question: ['質問', '訪問者が尋ねるように、できれば記事とは別の言葉で書きます。'],
  article_id: ['期待する結果', '答えるべき記事。ない場合、ボットは引き継ぐべきです。'],
};

export const rehearsal: typeof english.rehearsal = {
  title: 'リハーサル',
  lead: '過去30日間の会話（最大1,000件）を、保存前の変更も含めてたどります。送信、呼び出し、保存は行いません。費用は0.01 USD未満です。',
  modelNote: 'モデルには問い合わせません。代わりに記事の索引が答えます。',
  start: '過去の会話でリハーサル',
  cancel: 'キャンセル',
  progress: (looked, total) => `${total}件中${looked}件の会話…`,
  failed: 'リハーサルに失敗しました。もう一度お試しください。',
  changed: 'その後に変更があります。',
  none: 'リハーサルする会話がありません。',
  list: '変わる会話',
  more: (count) => `ほか${numberText(count)}件`,
  differences: {
    same: '変化なし',
    answered: '引き継ぎではなく回答',
    handed_off: '回答ではなく引き継ぎ',
    other_answer: '別の回答',
    routed_elsewhere: '別の部署への引き継ぎ',
    unknown: '不明',
  },
  loading: '読み込み中…',
  asked: '訪問者',
  past: '当時',
  now: '今回',
  open: '会話を開く',
  nothing: '回答なし',
  handedTo: (department) => `${department}に引き継ぎ`,
  ownDepartment: '既定の部署',
  solved: '解決済み',
  otherWords: '別の言葉、または発言なし',
  unknownWhy: '別のシステムを呼び出すため、その応答がわかりません。',
};

export const modelRun: typeof english.modelRun = {
  title: 'モデルで実行',
  lead: 'モデルが訪問者に答えるときと同じように各テスト質問に答えます。何も送信されず、ツールも実行されません。',
  changedNote: '保存の有無にかかわらず、フォームの変更内容で試します。',
  ask: 'モデルで実行',
  estimate: (questions, tokens, left) =>
    `${count(questions, { other: '#件の質問' })}に約 ${tokens} トークンかかります。本日 (UTC) のテスト用の残りは ${left} トークンです。`,
  tooFewTokens: 'トークンが足りません。訪問者あたりの 1 日のトークン数を増やすか、明日もう一度お試しください。',
  start: '開始',
  pause: '一時停止',
  resume: '続ける',
  progress: (asked, total) => `${total} 件中 ${asked} 件の質問が終わりました…`,
  paused: (asked, total) => `${total} 件中 ${asked} 件で一時停止しました`,
  outOfTokens: 'テスト用のトークンを使い切りました。午前 0 時 (UTC) 以降に続けてください。',
  settingsChanged:
    '終了しました。ボットの設定が変更されました。これまでの結果は以前の設定によるものです。新しい設定を試すには、もう一度質問してください。',
  summary: (right, wrong, handedOver, failed) =>
    `正解 ${right}、不正解 ${wrong}、引き継ぎ ${handedOver}、失敗 ${failed}`,
  sincePrevious: (better, worse) => `前回の実行との比較: 改善 ${better}、悪化 ${worse}`,
  thanBuiltIn: (better, worse) => `内蔵ボットとの比較: 改善 ${better}、悪化 ${worse}`,
  about: (model, at, tokens) => `${model}、${at}、${tokens} トークン使用。`,
  usualModel: 'プロバイダーの標準モデル',
  wasChanged: '保存されていない設定で試しました。',
  list: '質問ごとの結果',
  failed: '失敗',
  reasons: {
    failed: 'モデルに接続できないか、使える回答がありませんでした。',
    timeout: 'モデルの応答に時間がかかりすぎました。',
    refused: '回答は保留されました。根拠となる記事がないか、指示の内容を漏らすか、モデルが拒否しました。',
    not_configured: 'モデルの名前がないか、この環境から呼び出せる URL がありません。',
    interrupted: 'この質問で実行が中断されました。',
  },
  calls: (tool) => `${tool} を呼び出そうとしました。`,
  notRun: 'テストのため実行していません。',
  noArticle: '記事なしで回答',
};
