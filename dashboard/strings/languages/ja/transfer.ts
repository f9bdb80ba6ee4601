/** Handing a conversation on. */
import type * as english from '#dashboard/strings/transfer.ts';

export const transfer: typeof english.transfer = {
  title: '会話を転送',
  search: 'オペレーターまたは部署を検索',
  agents: 'オペレーター',
  departments: '部署',
  queue: 'キューに戻す',
  queueHelp: '次に空いたオペレーターが担当します。',
  load: (current, most) => `チャット${current}/${most}件`,
  reason: '理由',
  noReason: '理由なし',
  reasons: {
    skill: '別のスキルが必要',
    department: '別の部署の用件',
    shift: '勤務終了',
    escalation: 'エスカレーション',
    other: 'その他',
  },
  why: (reason) => `理由：${reason}`,
  note: '引き継ぐ人へのメモ',
  noteHelp: 'チームにのみ表示されます。',
  nobody: '該当なし',
  full: '対応数が上限',
  allFull: 'これらのオペレーターは対応数が上限です。',
  force: '上限でも割り当てる',
  done: (name) => `${name}に転送しました`,
  requeued: 'キューに戻しました',
};
