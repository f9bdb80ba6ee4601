/** Integrations: the page of modules, with what each costs and what it sees. */
import type * as english from '#dashboard/strings/integrations.ts';
import { numberText } from '#dashboard/strings/language.ts';

type Modules = typeof english.modules;

const counts: Modules['counts'] = {
  live_chat: (count) => `ウィジェット${numberText(count)}個`,
  webhooks: (count) => `Webhook ${numberText(count)}件`,
  api_keys: (count) => `キー${numberText(count)}個`,
  ai: (count) => `ボット${numberText(count)}個`,
};

const words: Modules['words'] = {
  live_chat: {
    name: 'ライブチャット',
    body: 'サイトに設置し、訪問者がチームとチャットできるウィジェット。',
    cost: '20メッセージのチャット1,000件あたり約0.12 USD。チャットがない間は月0.96 USD。',
    data: '訪問者の名前、アドレス、メッセージは、お使いのAWSアカウント内に留まります。',
    manage: ['ウィジェット', '/widgets'],
  },
  email: {
    name: 'メール',
    body: '未読の返信、チャットの控え、チケット、チームへの通知をメールで送ります。',
    cost: 'メール1,000通あたり0.10 USD。',
    data: 'Amazon SESが、返信とチャットの文章を受信者のメールサーバーに送信します。',
    manage: ['チーム内の受信者', '/team-settings'],
  },
  email_replies: {
    name: 'メールでの返信',
    body: '訪問者がメールに返信した内容を、チャットのメッセージにします。',
    cost: '返信1通あたり0.0002 USD。',
    data: 'Amazon SESがメールを受信します。メールは2日後に削除され、文章はチャットに残ります。',
  },
  webhooks: {
    name: 'Webhook',
    body: '新しいチャットやメッセージなどのイベントを、自社のサーバーに送信します。',
    cost: 'イベント1,000件あたり0.006 USD、Webhook 1件につき月0.003 USD。',
    data: '各Webhookは、イベントの会話、訪問者、メッセージを受け取ります。配信記録は30日間保存されます。',
    manage: ['Webhook', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: '同じイベントをイベントバスに送り、AWSアカウント内のほかの仕組みから使えるようにします。',
    cost: 'イベント1,000件あたり0.001 USD。',
    data: 'お客様のルールで転送しない限り、イベントはお使いのAWSアカウント内に留まります。',
  },
  api_keys: {
    name: 'APIキー',
    body: 'プログラムが、閲覧者、オペレーター、管理者としてAPIを利用できます。',
    cost: '人による同じリクエストに比べ、100万件あたり0.06 USDの追加。',
    data: 'プログラムは、その権限で見える範囲を閲覧できます。設定の変更は監査ログに記録されます。',
    manage: ['APIキー', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'AIアシスタントが、チャットの検索、レポートの閲覧、記事の下書きを行えます。APIキーでサインインします。',
    cost: 'リクエスト分のみ。',
    data: 'アシスタントとそのモデルの運営者は、キーの権限で見える範囲を閲覧できます。',
    path: '/api/v1/live-chat/mcp',
    manage: ['APIキー', '/api-keys'],
  },
  ai: {
    name: 'AIボット',
    body: '言語モデルを使って、または使わずに、記事をもとに回答するボット。',
    cost: '内蔵ボットは追加費用なし。モデルには、提供元のトークン単価がかかります。',
    data: '内蔵ボットはどこにもデータを送りません。モデルには、チャットと該当する記事が送られます（お使いのAWSアカウントのBedrock、または選択した提供元）。',
    manage: ['ボット', '/bots'],
  },
  files: {
    name: 'ファイル',
    body: 'チャットでの画像、文書、音声メッセージ。',
    cost: '1,000ファイルの送信と1回の表示で0.02 USD、1 GBあたり月0.023 USD、ダウンロード1 GBあたり0.09 USD。',
    data: 'ファイルは、お使いのAWSアカウントの非公開バケットに保存されます。リンクの有効期間は5分です。',
    manage: ['ウィジェット', '/widgets'],
  },
  push: {
    name: 'プッシュ通知',
    body: 'ダッシュボードを閉じていても、新しいメッセージがオペレーターに届きます。各自が個人設定でオンにします。',
    cost: '通知1,000件あたり0.002 USD。',
    data: '通知はブラウザー提供元のプッシュサービスを経由しますが、内容を読めるのはブラウザーだけです。',
    manage: ['個人設定', '/preferences'],
  },
  crm_card: {
    name: 'CRMカード',
    body: 'CRMにある訪問者の情報を、チャットの横に表示します。',
    cost: 'リクエスト分のみ。',
    data: 'オペレーターがチャットを開くと、訪問者が誰かがCRMに伝わります。許可するホストは、デプロイの設定で指定します。',
    manage: ['チーム設定', '/team-settings'],
  },
};

export const modules: Modules = {
  title: 'モジュール',
  lead: 'ライブチャットが利用・連携するものと、それぞれの費用、データの送信先です。',
  cost: '費用',
  data: 'データ',
  states: { on: 'オン', off: 'オフ', needs_setting: '設定が必要' },
  categories: {
    channels: 'チャネル',
    events: 'イベント',
    access: 'プログラムからの利用',
    ai: 'AI',
    conversations: '会話内',
  },
  setting: (file, within) =>
    `オンにするには、${file}の「${within}」に、実際の値に置き換えた以下の内容を追加してデプロイしてください。`,
  settingAgents: 'ライブチャットをデプロイする担当者がオンにできます。',
  counts,
  switchOn: 'オンにする',
  switchOff: 'オフにする',
  switchOffTitle: 'ライブチャットをオフにしますか？',
  switchOffBody:
    '10秒以内にすべてのウィジェットが新しいチャットを受け付けなくなり、訪問者には「チャットは現在ご利用いただけません。」と表示されます。進行中のチャットは通常どおり続きます。再びオンにすると、各ウィジェットは元の状態に戻ります。',
  switchedOff: 'ライブチャットはオフです。新しいチャットは受け付けません。',
  switchedOn: 'ライブチャットはオンです',
  off: 'ライブチャットはオフです。新しいチャットは受け付けませんが、進行中のチャットは続きます。',
  offLink: 'モジュールに移動',
  words,
};
