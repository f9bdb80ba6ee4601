/** Notifications: what a device shows, and the page that agents choose them on. */
import type * as english from '#dashboard/strings/notices.ts';

export const notifications: typeof english.notifications = {
  waiting: (name) => `${name}さんがオペレーターを待っています`,
  assigned: (name) => `${name}さんから新しいチャット`,
  transferred: (name) => `${name}さんとのチャットが転送されました`,
  message: (name) => `${name}さんから新しいメッセージ`,
  mention: (name) => `${name}さんとのチャットでメンションされました`,
  target: (name) => `${name}さんとのチャットがまもなく目標時間を超えます`,
};

export const pushed: typeof english.pushed = {
  someone: '訪問者',
  assigned: (name) => `${name}さんから新しいチャット`,
  message: (name) => `${name}さんから新しいメッセージ`,
  mention: (name) => `${name}さんとのチャットでメンションされました`,
  target: (name) => `${name}さんとのチャットがまもなく目標時間を超えます`,
  missed: (name) => `応対できなかったチャット：${name}さんはキューに戻りました`,
  waiting: (name) => `オンラインの人がいません：${name}さんからのチャットが待機中です`,
};

export const notices: typeof english.notices = {
  title: '通知',
  lead: 'すべてのブラウザーで、あなたに適用される設定です。',
  notAnAgent: 'チャットの通知はオペレーターだけに届きます。オペレーターに追加するよう、管理者に依頼してください。',
  notLoaded: '設定を読み込めなかったため、表示が最新でない可能性があります。',
  caption: '通知の内容と方法',
  event: 'イベント',
  kinds: {
    new_chat: '新しいチャット',
    message: '新しいメッセージ',
    mention: 'メモでのメンション',
    missed: '応対できなかったチャット',
    target: '目標超過のおそれ',
  },
  kindsHelp: {
    new_chat: '自分に割り当てられた、または自分のキューで待機中',
    message: '自分の担当チャット',
    mention: '同僚があなたの名前を書いたとき',
    missed: '返信しなかったためキューに戻ったとき',
    target: '担当チャットがまもなく目標時間を超えるとき',
  },
  channels: { sound: 'サウンド', desktop: 'デスクトップ', push: 'プッシュ', mail: 'メール' },
  cell: (kind, channel) => `${kind}：${channel}`,
  none: '—',
  sound: 'サウンドは、ダッシュボードを開いている間に鳴ります。',
  desktop: 'デスクトップ通知は、ダッシュボードを別のタブやウィンドウで開いている間に表示されます。',
  desktopAsk: 'このブラウザーではまだ許可されていません。',
  allow: 'このブラウザーで許可',
  blocked:
    'このサイトの通知がブラウザーでブロックされています。ブラウザーの設定で許可してから、再読み込みしてください。',
  push: 'プッシュ通知は、ダッシュボードを閉じている間も端末に届きます。',
  unsupported: 'このブラウザーはプッシュ通知に対応していません。',
  needsInstall:
    'iPhoneまたはiPadでは、先に「共有」から「ホーム画面に追加」を選んでダッシュボードを追加し、そこから開いてください。',
  turnOn: 'この端末でオンにする',
  turnOff: 'この端末でオフにする',
  failed: 'この端末をプッシュサービスに登録できませんでした。接続を確認し、もう一度お試しください。',
  noMail: 'この環境ではメールを送信しないため、メールでの通知はありません。',
  mail: 'メールは、ダッシュボードを閉じている間だけ送信されます。',
  showsText: 'プッシュ通知に本文を表示',
  showsTextHelp: 'ロック画面を見た人は誰でも読めます。',
  devices: 'プッシュ通知を受け取る端末',
  unnamed: '名前のない端末',
  thisDevice: 'この端末',
  since: (date) => `${date}から`,
  remove: '削除',
  removeNamed: (device) => `${device}を削除`,
  install: 'アプリをインストール',
  installHelp: 'ホーム画面やDockから、ダッシュボードを専用のウィンドウで開けます。',
  installHint:
    'ダッシュボードはアプリとしてインストールできます。ブラウザーのメニューで「インストール」または「ホーム画面に追加」を選んでください。',
  installed: 'ダッシュボードはアプリとしてインストールされています。',
};
