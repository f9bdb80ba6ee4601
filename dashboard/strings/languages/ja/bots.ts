/** Bots and the fields of their form. */
import type * as english from '#dashboard/strings/bots.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const bots: typeof english.bots = {
  title: 'ボット',
  lead: '最初にボットが応対し、確信がないときはオペレーターに引き継ぎます。',
  add: 'ボットを作成',
  empty: 'ボットはまだありません',
  emptyBody: 'ボットを作成して記事を追加し、ウィジェットの最初の応対者に選んでください。',
  name: 'ボット',
  provider: '回答元',
  knows: '記事',
  usedBy: '使用先',
  newTitle: '新しいボット',
  created: 'ボットを作成しました。次に記事を追加してください。',
  remove: 'ボットを削除…',
  removeTitle: (name) => `${name}を削除しますか？`,
  removeBody: '記事も削除されます。',
  removed: 'ボットを削除しました',
  parts: {
    settings: '設定',
    articles: 'ナレッジベース',
    sources: 'ソース',
    unanswered: '未回答',
    learned: '学習した質問',
    quality: '品質',
  },
  sections: { answers: '回答', stops: '引き継ぎ' },
  articles: (count) => (count === 0 ? '記事なし' : `記事${numberText(count)}件`),
  index: {
    ready: '最新',
    fitting: '学習中',
    fittingHelp: '記事が変更されました。学習が終わるまで、ボットは以前の内容で回答します。',
    fittedAt: (at) => `学習日時：${at}`,
  },
};

export const providers: typeof english.providers = {
  'built-in': {
    name: '内蔵（記事の文章）',
    help: '該当する記事を見つけ、その文章のまま返信します。モデルの費用はかかりません。',
  },
  bedrock: {
    name: 'Amazon Bedrock',
    help: 'お使いのAWSアカウントのモデルが、記事をもとに回答を作成します。キーは不要です。',
  },
  'openai-compatible': {
    name: 'OpenAI互換サービス',
    help: 'OpenAI互換APIのモデルが、記事をもとに回答を作成します。キーはデプロイで設定したシークレットから取得します。',
  },
};

export const connection: typeof english.connection = {
  test: '接続をテスト',
  saveFirst: 'テストするには、変更を保存してください。',
  result: {
    ok: (seconds) => `モデルが${seconds}秒で応答しました。`,
    refused: (status) => `サーバーがリクエストを拒否しました${status}。`,
    unusable: () => 'サーバーは応答しましたが、訪問者が読める文章ではありませんでした。',
    unreachable: () => 'サーバーに接続できません。',
    timeout: () => 'サーバーが7秒以内に応答しませんでした。',
    not_configured: () => 'この環境から呼び出せるURL、またはモデルがボットに設定されていません。',
    no_model: () => '内蔵ボットにはモデルがありません。',
  },
  status: (status) => `（ステータス${status}）`,
  leftOut: (features) => `${features}に対応していないため、ボットはこれを使わずに問い合わせます。`,
  embeddings: (what) => `埋め込み：${what}`,
  embedded: (seconds, dimensions) => `${dimensions}次元のベクトルを${seconds}秒で受信しました。`,
  notEmbedded: 'サーバーは応答しましたが、埋め込みではありませんでした。',
};

export const embeddings: typeof english.embeddings = {
  none: 'なし',
  state: {
    ready: '使用中です。',
    unreachable: 'モデルに接続できません。ボットは埋め込みなしで回答し、後で再試行します。',
    unusable: 'サーバーは応答しましたが、埋め込みではありませんでした。ボットは埋め込みなしで回答します。',
    not_configured: 'このデプロイから呼び出せるURL、またはモデルがありません。ボットは埋め込みなしで回答します。',
    not_used: '使用していません。記事が8件未満か、言い回しが多すぎます。',
    budget: '本日分の埋め込み用トークンを使い切りました。明日までは埋め込みなしで回答します。',
  },
};

export const modelHelp: typeof english.modelHelp = {
  'built-in': '',
  bedrock: 'BedrockでのID。既定のモデルを使う場合は空欄にしてください。',
  'openai-compatible': 'サービス側でのモデル名。',
};

export const botFields: typeof english.botFields = {
  name: ['名前', 'ボットの回答の横に、訪問者に表示されます。'],
  provider: ['回答元', ''],
  base_url: ['URL', 'APIのベースURL（例：https://api.example.com/v1）。'],
  model: ['モデル', ''],
  instructions: ['指示', 'ボットの役割と話し方を書いてください。訪問者には表示されません。'],
  daily_token_budget: ['訪問者ごとの1日のトークン数', '使い切ると、オペレーターに引き継ぎます。'],
  daily_agent_tokens: [
    'オペレーターごとの1日のトークン数',
    'オペレーターはこのモデルで下書き、書き直し、翻訳、要約、チャットの分類ができます。0でオフになります。',
  ],
  million_tokens_cents: [
    '100万トークンの価格（通貨の100分の1単位）',
    '平均の価格です。使用状況のレポートにだけ使われます。0にすると費用は表示されません。',
  ],
  embeddings_provider: [
    '埋め込み',
    '訪問者が別の言葉を使ったときも記事を見つけやすくします。時間内に取得できない場合、ボットは埋め込みなしで回答します。',
  ],
  embeddings_url: ['埋め込みのURL', 'APIのベースURL（/embeddings を除く）。'],
  embeddings_model: ['埋め込みのモデル', ''],
  daily_embedding_tokens: [
    '1日あたりの埋め込み用トークン',
    '記事と訪問者の質問の合計です。使い切ると、ボットは埋め込みなしで記事を探します。',
  ],
  languages: ['言語', '1行に1つ（例：en、pt-BR）。指定しない場合は空欄にしてください。'],
  confidence_floor: ['確信度のしきい値', 'これを下回ると、オペレーターに引き継ぎます。'],
  max_turns: ['チャットごとの回答数の上限', '超えるとオペレーターに引き継ぎます。{min}～{max}。'],
  asks_if_solved: [
    '解決したか尋ねる',
    '回答のたびに、ボットが別のメッセージで尋ねます。「はい」のときだけチャットが解決済みになります。',
  ],
  learns_from_conversations: [
    'チャットから学習',
    '解決して高く評価されたチャットが、確認用の下書きと、担当者向けの過去の回答になります。個人情報は除かれます。',
  ],
  tools: ['ツール', ''],
  department_id: ['引き継ぎ先', ''],
};

export const botValues: typeof english.botValues = {
  percent: (share) => `${Math.round(share * 100)}%`,
  ownDepartment: 'ウィジェットの部署',
};
