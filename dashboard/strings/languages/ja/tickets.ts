/** Tickets. */
import type * as english from '#dashboard/strings/tickets.ts';

export const tickets: typeof english.tickets = {
  title: 'チケット',
  lead: 'チャット後のフォローアップ作業です。',
  create: 'チケットを作成',
  createFor: (visitor) => `${visitor}さんのチケットを作成`,
  created: (number) => `チケット#${number}を作成しました`,
  empty: 'チケットはまだありません',
  emptyBody:
    'チャットだけでは終わらない用件は、ここか会話からチケットを作成してください。ワークフローでも作成できます。',
  noneMatch: '該当するチケットはありません',
  noneOpen: '未対応のチケットはありません',
  noneOpenBody:
    'チャットだけでは終わらない用件は、ここか会話からチケットを作成してください。解決済みと保留中のチケットは「すべてのステータス」で表示されます。',
  noneMatchBody: '別の語句、ステータス、担当者で試してください。',
  search: 'チケットを検索',
  showAll: 'すべてのチケットを表示',
  list: 'チケット',
  number: '番号',
  anyStatus: 'すべてのステータス',
  requester: '依頼者',
  fields: {
    subject: ['件名', ''],
    description: ['説明', ''],
    status: ['ステータス', ''],
    priority: ['優先度', ''],
    assignee_id: ['担当者', ''],
    name: ['依頼者の名前', ''],
    email: ['依頼者のメール', 'メールが設定されていれば、チケットの作成時に番号と件名が届きます。'],
  },
  formerAgent: '元オペレーター',
  anyone: '全員',
  me: '自分',
  nobody: '未割り当て',
  createdAt: '作成日時',
  conversation: '会話',
  more: 'さらに表示',
  limitReached:
    '訪問者へのメールの1日の上限に達したため、依頼者にメールを送信できませんでした。番号は直接お伝えください。',
  numbered: (number, subject) => `#${number} ${subject}`,
};
