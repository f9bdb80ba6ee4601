/** What the team does about a visitor and what they wrote. */
import type * as english from '#dashboard/strings/customers.ts';

export const visitorMenu: typeof english.visitorMenu = {
  label: '訪問者の操作',
  edit: '情報を編集…',
  redact: 'メッセージを抹消…',
  merge: '別のチャットを統合…',
  mergeVisitor: '別の訪問者と統合…',
  block: '訪問者をブロック…',
};

export const editVisitor: typeof english.editVisitor = {
  title: '訪問者を編集',
  action: '情報を保存',
  fields: {
    name: ['名前', ''],
    email: ['メール', '訪問者が見ていない返信は、ここに送られます。'],
    phone: ['電話番号', ''],
  },
  saved: '情報を保存しました',
};

export const redaction: typeof english.redaction = {
  title: 'メッセージを抹消',
  body: 'メッセージの内容とファイルが、この画面、訪問者のページ、検索から完全に削除されます。送信済みのメールとイベントは取り消せません。実行した人は会話に記録されます。',
  choose: 'メッセージ',
  action: '完全に抹消',
  done: 'メッセージを抹消しました',
  none: '抹消できるメッセージがありません。',
  by: (who, text) => `${who}：${text}`,
  visitor: '訪問者',
  note: 'メモ',
  rating: '評価',
  copies: (names) => `コピーされた値も削除：${names}`,
  copiesHelp: 'メッセージに含まれる値の属性と、ワークフローが保存した回答です。チケットは変わりません。',
  team: 'チーム',
  file: 'ファイル',
};

export const merging: typeof english.merging = {
  title: '別のチャットをこのチャットに統合',
  body: '統合するチャットは終了し、このチャットが続きます。どちらも引き続き閲覧でき、互いへのリンクが表示されます。統合したチャットを再開すると、元に戻ります。',
  choose: '統合するチャット',
  action: 'チャットを統合',
  done: 'チャットを統合しました',
  none: 'この訪問者には、ほかのチャットがありません。',
  chat: (time, message) => `${time}：${message}`,
};

export const mergingVisitors: typeof english.mergingVisitors = {
  title: '別の訪問者と統合',
  body: 'チームでは、二人を同じ人として情報、過去のチャット、検索に表示します。訪問者それぞれのセッションはそのままで、自分のチャットだけが見えます。一方のブロック、エクスポート、消去は、もう一方に影響しません。いつでも分けることができます。',
  search: '名前、メールアドレス、チャットの言葉',
  choose: '統合する訪問者',
  none: 'ほかの訪問者が見つかりません。',
  action: '訪問者を統合',
  done: '訪問者を統合しました',
  lastChat: (time) => `最後のチャット：${time}`,
  withEmail: (email, time) => `${email}、最後のチャット：${time}`,
};

export const samePerson: typeof english.samePerson = {
  title: '同じ人',
  separate: (name) => `${name}を分ける`,
  separated: (name) => `${name}を別の訪問者に戻しました`,
};

export const blocking: typeof english.blocking = {
  title: (name) => `${name}さんをブロックしますか？`,
  body: 'チャットは終了し、理由を示さずにウィジェットがオフになります。この訪問者と分かっているすべての端末でブロックされます。',
  action: '訪問者をブロック',
  done: (name) => `${name}さんをブロックしました`,
  time: '期間',
  times: { '1': '1時間', '24': '24時間', '168': '7日間', '720': '30日間', '': '無期限' },
  email: 'メールアドレスもブロック',
  emailHelp: (address) =>
    `${address}では誰も利用できなくなります。他人のアドレスを入力することもできるため、本人のものだと思われる場合にのみ選んでください。`,
  network: '同じネットワークの新しい訪問者もブロック',
  networkHelp: (address) =>
    `${address}は、会社、学校、モバイル回線などで共有されている可能性があります。そこから初めて訪れる人も利用できなくなります。最長7日間です。`,
  reason: '理由',
  reasonHelp: 'チームにのみ表示されます。',
  blockedTitle: (name) => `${name}さんはブロックされています`,
  until: (time) => `${time}まで`,
  forEver: '無期限',
  by: (who) => `実行者：${who}`,
  unblock: 'ブロックを解除',
  unblocked: (name) => `${name}さんのブロックを解除しました`,
};

export const blockedList: typeof english.blockedList = {
  title: 'ブロックした訪問者',
  none: 'ブロックした訪問者はいません。チャットの訪問者名の横にあるメニューからブロックできます。',
  visitor: '訪問者',
  until: '期限',
  also: '追加のブロック',
  email: 'メールアドレス',
  reason: '理由',
  unblock: (name) => `${name}さんのブロックを解除`,
  number: (id) => `訪問者${id}`,
};
