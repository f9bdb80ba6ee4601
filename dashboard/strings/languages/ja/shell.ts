/** The frame around every page: sign-in, the rail, commands, preferences. */
import type * as english from '#dashboard/strings/shell.ts';

export const session: typeof english.session = {
  starting: 'サインイン中…',
  signedOut: 'サインアウトしました',
  signedOutBody: '訪問者に応対するには、サインインしてください。',
  signIn: 'サインイン',
  signOut: 'サインアウト',
  failed: 'サインインできませんでした',
  expired: 'セッションの有効期限が切れました',
  discard: {
    title: 'サインアウトしますか？',
    body: '送信または保存していない内容があります。サインアウトすると破棄されます。',
    action: '破棄してサインアウト',
  },
  expiredBody: '続けるには、もう一度サインインしてください。下書きは保存されています。',
};

export const shell: typeof english.shell = {
  navigation: 'メイン',
  home: 'ホーム',
  conversations: '会話',
  tickets: 'チケット',
  visitors: '訪問者',
  reports: 'レポート',
  widgets: 'ウィジェット',
  bots: 'ボット',
  workflows: 'ワークフロー',
  rules: 'ルール',
  agents: 'オペレーター',
  team: 'チーム',
  departments: '部署',
  teamSettings: 'チーム設定',
  fields: 'ラベルと属性',
  integrations: '連携',
  modules: 'モジュール',
  webhooks: 'Webhook',
  apiKeys: 'APIキー',
  audit: '監査ログ',
  cannedResponses: '定型文',
  settings: '個人設定',
  expand: 'メニューを展開',
  collapse: 'メニューを折りたたむ',
  more: 'その他のページ',
  commands: 'コマンド',
  shortcuts: 'キーボードショートカット',
  status: '自分のステータス',
  statusNow: (name) => `自分のステータス：${name}`,
  connecting: '接続中…',
  live: '接続済み',
  retrying: '接続が切れました。再接続中…',
  withoutSocket:
    'リアルタイム接続が切れました。メッセージの到着が最大30秒遅れることがあり、新しいチャットは受けられません。',
  recovered: '接続が回復しました。取りこぼしはありません。',
  silenced: 'ブラウザーがサウンドを止めました。ここをクリックするかキーを押すと、次から鳴ります。',
  stopped: '未接続',
  account: 'アカウント',
  theme: { auto: 'システムに合わせる', light: 'ライト', dark: 'ダーク', label: 'テーマ' },
};

export const preferences: typeof english.preferences = {
  title: '個人設定',
  appearance: '外観',
  appearanceHelp: 'このブラウザーに適用されます。',
  language: '言語',
  languageHelp: 'このブラウザーに適用されます。チームが書いた文章は変わりません。',
  automatic: (language) => `ブラウザーに合わせる（${language}）`,
};
