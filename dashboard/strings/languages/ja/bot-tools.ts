/** Japanese: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'モデルが回答中に実行できることです。ここにないことは実行できません。',
  signed: 'リクエストには、チーム設定で作成する自社システム用のシークレットで署名されます。',
  noSecret:
    'シークレットがまだないため、呼び出しはすべて失敗します。チーム設定で作成し、自社サーバーに設定してください。',
  add: 'ツールを追加',
  remove: (name) => `ツール${name}を削除`,
  kind: { http: '自社サーバーに問い合わせる', ticket: 'チケットを作成', handoff: '引き継ぐ' },
  audience: { everyone: '全員', verified: 'サイトが本人確認した訪問者' },
  type: { text: 'テキスト', number: '数値', boolean: 'はい・いいえ', choice: 'リストから1つ' },
  parameter: (number) => `パラメーター${number}`,
  addParameter: 'パラメーターを追加',
  removeParameter: (name) => `パラメーター${name}を削除`,
  path: 'レスポンス内のパス（order.status など）',
  sample: 'サーバーが受け取る内容',
  use: {
    lead: '過去 30 日間の呼び出し。',
    tool: 'ツール',
    day: '日付とツール',
    byDay: '日別',
    calls: '呼び出し',
    failed: '失敗',
    time: '平均時間',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['ツール名', 'モデル用です。英小文字、数字、_ を使います（order_status など）。'],
  description: ['内容', 'いつ使うかをモデルに伝えます。例：注文の状況を調べる。'],
  audience: ['対象', ''],
  requires_code: [
    'メールのコードを求める',
    '訪問者は、自分のメールアドレスに届いたコードを先に入力します。30分間有効です。',
  ],
  url: ['URL', 'このデプロイで許可されたホストの https URL。'],
  returns: ['モデルが受け取る値', ''],
  parameter_name: ['パラメーター名', ''],
  parameter_description: ['説明', 'モデル用です。例：注文番号。'],
  parameter_type: ['種類', ''],
  choices: ['リスト', '1行に1つ。'],
  is_required: ['必須', ''],
  priority: ['優先度', ''],
  department_id: ['引き継ぎ先', ''],
};
