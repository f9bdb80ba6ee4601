/** What is put off: a conversation that is snoozed. */
import type * as english from '#dashboard/strings/later.ts';

export const later: typeof english.later = {
  choices: {
    hour: '1時間後',
    afternoon: '今日の午後',
    tomorrow: '明日',
    monday: '次の月曜日',
  },
  own: '日時',
  zone: (zone) => `あなたのタイムゾーン（${zone}）での日時です。`,
  past: '未来の日時を選んでください。',
  tooFar: '1年以内の日時を選んでください。',
};

export const snooze: typeof english.snooze = {
  title: '会話をスヌーズ',
  help: '一覧から外れ、指定した時刻か、訪問者が書き込んだときに戻ります。訪問者には知らされません。',
  untilReply: '訪問者が書き込むまで',
  now: 'スヌーズを今すぐ解除',
};
