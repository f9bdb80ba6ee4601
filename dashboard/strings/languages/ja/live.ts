/** Who is on the site now, and beginning a chat with them, in Japanese. */
import type * as english from '#dashboard/strings/live.ts';

export const live: typeof english.live = {
  title: '訪問者',
  lead: 'いまサイトにいる人です。一覧は自動で更新されます。',
  list: 'サイトにいる訪問者',
  off: '訪問者を一覧にしているウィジェットはありません',
  offBody: 'ウィジェットの設定で「サイトの訪問者を一覧にする」をオンにすると、誰がいるかを確認して声をかけられます。',
  openWidgets: 'ウィジェットを開く',
  nobody: 'いまサイトには誰もいません',
  nobodyBody: '訪問者はページを開いてから数秒後にここに表示されます。',
  more: (shown, all) => `${all} 人のうち最新の ${shown} 人`,
  visitor: '訪問者',
  page: 'ページ',
  since: '滞在時間',
  visits: '訪問回数',
  timezone: 'タイムゾーン',
  widget: 'ウィジェット',
  chat: 'チャット',
  noPage: '不明なページ',
  visitNumber: (count) => (count === 1 ? '初めての訪問' : `${count} 回目の訪問`),
  hello: '声をかける',
  helloTo: (name) => `${name} に声をかける`,
  openChat: 'チャットを開く',
  inChat: 'チャット中',
  message: 'メッセージ',
  messageHelp: '訪問者のウィジェットにすぐに表示されます。',
  first: 'こんにちは。何かお手伝いできることはありますか？',
  send: '送信',
  sending: (name) => `${name} に声をかけています…`,
};

export const liveSwitch: typeof english.liveSwitch = {
  price: (usd) =>
    `5 ページの訪問 1,000 回につき月額約 ${usd} かかります。「Do Not Track」や「Global Privacy Control」を送る訪問者は表示されません。`,
};
