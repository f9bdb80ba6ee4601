/** Widgets and the fields of their form. */
import type * as english from '#dashboard/strings/widgets.ts';

export const widgets: typeof english.widgets = {
  title: 'ウィジェット',
  lead: 'ウィジェットは、サイトに設置するチャットです。',
  add: 'ウィジェットを作成',
  empty: 'ウィジェットはまだありません',
  emptyBody: 'ウィジェットを作成してサイトに合わせ、1行のコードで設置できます。',
  active: 'オン',
  inactive: 'オフ',
  everywhere: 'すべてのサイト',
  embed: '設置',
  embedBody: 'この1行を、サイトの全ページのbody内に貼り付けてください。',
  regenerate: 'トークンを再生成…',
  regenerateTitle: 'このウィジェットのトークンを再生成しますか？',
  regenerateBody:
    '古い埋め込みコードはすべてのページで直ちに使えなくなり、訪問者が開いているチャット画面も切断されます。その後、新しいコードをサイトに設置してください。',
  regenerateDone: 'トークンを再生成しました。サイトのコードを更新してください。',
  remove: 'ウィジェットを削除…',
  removeTitle: 'このウィジェットを削除しますか？',
  removeBody: '進行中のチャットが終了し、サイトから表示されなくなります。過去の会話は残ります。',
  removed: 'ウィジェットを削除しました',
  retentionTitle: 'チャットをより早く削除しますか？',
  retentionBody:
    'このウィジェットの終了したチャットのうち、これより古いものは数分以内に完全に削除されます。メッセージ、メモ、ファイル、下書き、チケットの内容、ほかにチャットのない訪問者が対象です。レポートの合計は残ります。元に戻すことはできません。',
  retentionSave: '保存して削除',
  secret: '本人確認用シークレット…',
  secretTitle: '新しい本人確認用シークレットを発行しますか？',
  secretBody:
    'サーバーは、ログイン中の訪問者の本人情報にこれで署名します。以前のシークレットは24時間有効です。新しいシークレットは一度だけ表示されます。',
  secretIssue: 'シークレットを発行',
  secretShown: '今すぐコピーしてください。再び表示されることはありません。',
  turnOn: 'オンにする',
  turnOff: 'オフにする',
  unserved: 'この部署にはオペレーターがいません。追加するまで、チャットは待機します。',
  filesIntro: '訪問者とオペレーターが送信できるファイルです。すべてオフにすると、ファイルは送信できません。',
  newTitle: '新しいウィジェット',
  created: 'ウィジェットを作成しました。次にサイトに設置してください。',
  preview: 'プレビュー',
  sections: {
    general: '全般',
    appearance: '外観',
    texts: '文章',
    languages: 'その他の言語',
    behaviour: '動作',
    files: 'ファイル',
    where: '表示場所',
    hours: '営業時間',
    routing: '割り当てと終了',
  },
};

export const fileKindNames: typeof english.fileKindNames = {
  image: '画像',
  document: 'PDFとOffice文書',
  text: 'テキストファイル',
  archive: 'ZIPアーカイブ',
  audio: '音声',
  video: '動画',
};

export const widgetFields: typeof english.widgetFields = {
  name: ['名前', 'チームにのみ表示されます。'],
  department_id: ['部署', 'この部署のオペレーターがチャットを受けます。変更すると、待機中のチャットも移動します。'],
  handler_type: ['最初の応対者', 'オペレーターはいつでも引き継げます。'],
  primary_color: ['メインカラー', ''],
  text_color: ['ヘッダーの文字色', ''],
  color_scheme: ['テーマ', ''],
  position: ['位置', ''],
  border_radius: ['角の丸み', 'ピクセル、{min}～{max}。'],
  launcher_size: ['起動ボタンの大きさ', 'ピクセル、{min}～{max}。'],
  launcher_icon: ['起動ボタンのアイコン', ''],
  logo_url: ['ロゴ', 'httpsのURL。ない場合は空欄にしてください。'],
  welcome_title: ['タイトル', ''],
  welcome_message: ['ウェルカムメッセージ', ''],
  input_placeholder: ['入力欄の案内文', ''],
  offline_message: [
    '不在時のメッセージ',
    'すぐに返信できないときに表示されます。返信がメールとページのどちらに届くかは、ウィジェットが補足します。',
  ],
  quick_replies: ['クイック返信', '開始時に表示されます。1行に1つ、{count}件まで。'],
  greeting: ['声かけメッセージ', '起動ボタンの横に表示されます。使わない場合は空欄にしてください。'],
  greeting_after: ['表示までの時間', 'ページ滞在の秒数。'],
  greeting_pattern: ['表示するページ', '例：/pricing*。すべてのページに表示する場合は空欄にしてください。'],
  greeting_returning: ['再訪者のみ', ''],
  files_voice: ['音声メッセージ', 'ブラウザーが対応していれば、訪問者が録音できます。'],
  files_max: ['ファイルの最大サイズ（MB）', '環境によっては、これより小さい場合があります。'],
  collect_name: ['チャット前に名前を尋ねる', ''],
  collect_email: ['チャット前にメールを尋ねる', ''],
  sound_enabled: ['新着メッセージでサウンドを鳴らす', ''],
  show_branding: ['「Powered by」を表示', ''],
  require_identity: ['サインイン済みの訪問者のみ', 'サイト側で、ウィジェットのシークレットによる署名が必要です。'],
  allowed_domains: [
    '許可するドメイン',
    '1行に1つ（例：shop.example.com、*.example.com）。すべてのサイトを許可する場合は空欄にしてください。',
  ],
  excluded_paths: ['表示しないパス', '1行に1つ（例：/checkout*）。'],
  on_agent_gone: ['オペレーターがオフラインになったら', ''],
  first_response_timeout_seconds: [
    '未返信時に再割り当てするまで',
    '秒数。ほかに対応できるオペレーターがいるときだけです。1時間に2回返信しなかった人は離席中になります。再割り当てしない場合は空欄にしてください。',
  ],
  resolve_after_idle_minutes: [
    '自動で解決済みにするまで',
    '訪問者から返信がない分数。自動で解決しない場合は空欄にしてください。',
  ],
  close_after_resolved_hours: [
    '解決後に自動でクローズするまで',
    '時間数。自動でクローズしない場合は空欄にしてください。',
  ],
  follow_up: [
    'フォローアップメッセージ',
    '訪問者の反応がないときに一度送信されます。使わない場合は空欄にしてください。',
  ],
  live_visitors: ['サイトの訪問者を一覧にする', ''],
  rating_by_email: [
    'メールで評価を依頼',
    '過去3日間のチャットが終了し、訪問者が評価せずに離れた場合に、30分後に一度送信します。メールの設定が必要です。',
  ],
  retention_days: [
    'チャットを削除するまで',
    'チャットの終了後、最後のメッセージまたはメモからの日数。空欄の場合は環境の設定に従い、設定がなければ削除しません。',
  ],
  follow_up_after: ['送信までの時間', '反応がない分数。'],
  business_hours: [
    '営業時間',
    '営業時間外は、訪問者に不在時のメッセージが表示されます。書き込みは可能で、オンラインのオペレーターがチャットを受けます。',
  ],
  help_center: ['ヘルプセンター', ''],
  targets: ['目標時間', ''],
  timezone: ['タイムゾーン', ''],
  holidays: ['休業日', '1行に1日（例：2026-12-25）。終日休業になります。'],
};

export const handlers: typeof english.handlers = {
  ai_bot: { label: 'ボット', none: 'ボットはまだありません。', create: '作成する' },
  workflow: { label: 'ワークフロー', none: 'ワークフローはまだありません。', create: '作成する' },
  choose: '選択してください',
};

export const widgetValues: typeof english.widgetValues = {
  handler_type: { agent: 'オペレーター', ai_bot: 'ボット', workflow: 'ワークフロー' },
  color_scheme: { auto: '訪問者の端末に合わせる', light: 'ライト', dark: 'ダーク' },
  position: {
    'bottom-right': '右下',
    'bottom-left': '左下',
    'top-right': '右上',
    'top-left': '左上',
  },
  launcher_icon: { chat: '吹き出し', message: 'メッセージ', help: '疑問符', none: 'なし' },
  on_agent_gone: { requeue: 'チャットを再割り当て', keep: '訪問者が次に書き込むまで維持' },
};

export const hours: typeof english.hours = {
  open: '営業',
  closed: '休業',
  allDay: '終日',
  from: (day, range) => `${day}、時間帯${range}、開始`,
  to: (day, range) => `${day}、時間帯${range}、終了`,
  addRange: (day) => `${day}に時間帯を追加`,
  removeRange: (day, range) => `${day}の時間帯${range}を削除`,
  pastMidnight: '翌日まで',
  copyToAll: '平日にコピー',
};

export const preview: typeof english.preview = {
  visitor: 'こんにちは。北海道にも配送できますか？',
  agent: 'はい、2～3日でお届けします。',
  agentName: '真由',
  scenes: { start: '開始', chat: 'チャット', offline: '不在' },
};

export const locales: typeof english.locales = {
  add: '言語を追加',
  help: 'de、pt-BRなどの言語タグ。',
  addAction: '追加',
  remove: (locale) => `${locale}の文章を削除`,
  nameOf: (locale) => {
    try {
      return new Intl.DisplayNames('ja', { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  },
};
