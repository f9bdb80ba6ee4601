/** The first page. */
import type * as english from '#dashboard/strings/home.ts';

export const home: typeof english.home = {
  title: 'ホーム',
  active: '対応中',
  activeHelp: '返信が必要です',
  waiting: '訪問者の返信待ち',
  waitingHelp: 'チームが最後に返信しました',
  pending: '待機中',
  pendingHelp: 'オペレーターを待っています',
  started: '本日の開始',
  resolved: '本日の解決',
  response: '初回応答',
  resolution: '解決時間',
  satisfaction: '満足度',
  lastDays: '過去7日間の平均',
  noSample: 'データはまだありません',
  onlineAgents: 'オンラインのオペレーター',
  nobodyOnline: 'オンラインのオペレーターはいません',
  nobodyOnlineBody: '誰かがオンラインになるまで、訪問者には不在時のメッセージが表示されます。',
  recent: '最近の会話',
  noRecent: '会話はまだありません',
  noRecentBody: '訪問者が最初のメッセージを送ると始まります。',
  allConversations: 'すべての会話',
  activeWidgets: '有効なウィジェット',
  noWidgets: '有効なウィジェットはありません',
  noWidgetsBody: '訪問者はまだ連絡できません。ウィジェットを作成し、サイトに追加してください。',
  createWidget: 'ウィジェットを作成',
  demoShop: 'デモショップを開く',
};

export const firstHour: typeof english.firstHour = {
  title: 'はじめに',
  complete: '最初の手順がすべて完了しました',
  progress: (count, all) => `${all}件中${count}件完了`,
  hide: '最初の手順を隠す',
  show: '最初の手順を表示',
  done: '完了',
  needsWidget: '先にウィジェットを作成してください',
  steps: {
    agent: {
      title: '自分をオペレーターに追加',
      body: 'オペレーターがチャットに応対します。設定を行いながら兼任できます。',
      action: 'オペレーターになる',
    },
    widget: {
      title: 'ウィジェットを作成',
      body: 'サイトに表示するチャット画面の色、文章、位置を決めます。',
      action: 'ウィジェットを作成',
    },
    try: {
      title: 'ページで試す',
      body: 'ウィジェットのあるページが開きます。訪問者として書き込み、ここで返信してみてください。',
      action: 'ページを開く',
    },
    colleague: {
      title: '同僚を招待',
      body: 'オペレーターが2人いれば、1人が席を外してもチャットに応対できます。',
      action: '招待',
    },
    hours: {
      title: '営業時間を設定',
      body: 'ウィジェットの「営業時間」を開き、曜日と時間を選びます。営業時間外は、訪問者に不在時のメッセージが表示されます。',
      action: '時間を設定',
    },
    bot: {
      title: 'ボットに教える',
      body: '記事をいくつか追加すると、よくある質問にボットが答えます。',
      action: '記事を追加',
    },
  },
};
