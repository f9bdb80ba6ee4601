/** Targets: how soon visitors should be answered, and their matters resolved. */
import type * as english from '#dashboard/strings/targets.ts';

export const targets: typeof english.targets = {
  section: '目標時間',
  lead: 'オペレーターが必要になってからの営業時間内の分数です。設定しない場合は空欄にしてください。',
  kinds: { first_response: '初回応答', resolution: '解決' },
  report: {
    title: '目標時間',
    none: 'この期間の目標はありません。ウィジェットのページで設定できます。',
    share: { first_response: '目標内の初回応答', resolution: '目標内の解決' },
    missed: { first_response: '目標を超えた初回応答', resolution: '目標を超えた解決' },
  },
  left: {
    first_response: (time) => `返信期限まで${time}`,
    resolution: (time) => `解決期限まで${time}`,
  },
  late: {
    first_response: (time) => `返信が${time}超過`,
    resolution: (time) => `解決が${time}超過`,
  },
  due: {
    first_response: (time) => `初回応答の期限：${time}`,
    resolution: (time) => `解決の期限：${time}`,
  },
};
