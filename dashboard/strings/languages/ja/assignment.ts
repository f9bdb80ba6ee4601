/** How chats find their agents: a department's choices, and why an agent was given a chat. */
import type * as english from '#dashboard/strings/assignment.ts';

export const assignmentWords: typeof english.assignmentWords = {
  section: '割り当て',
  fields: {
    assignment_mode: ['新しいチャット', '手動の場合、オペレーターが引き受けるまで待機します。'],
    match_languages: [
      '言語を合わせる',
      '訪問者のブラウザーまたはページの言語に対応できるオペレーターに割り当てられます。',
    ],
    match_labels: [
      'スキルが必要なラベル',
      '1行に1つ、{count}件まで。これらのラベルが付いたチャットは、同じ名前のスキルを持つオペレーターに割り当てられます。',
    ],
    fallback_minutes: [
      'スキルを待つ時間（分）',
      '{min}～{max}。この時間を過ぎると、誰にでも割り当てられます。オンラインの人が誰もスキルを持っていなければ、すぐに誰にでも割り当てられます。',
    ],
    urgent_exceeds: [
      '緊急のチャットは上限を1件超えてもよい',
      '全員に空きがない場合に限ります。これにより上限を超えるのは、オペレーター1人につき1件までです。',
    ],
  },
  modes: { automatic: '自動で割り当てる', by_hand: '手動で引き受ける' },
};

export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: '空きがあるのは1人だけ',
    fewest_chats: '上限に対するチャット数が最少',
    longest_without: '新しいチャットのない時間が最長',
    others_had_it: 'ほかの人はすでに担当済み',
    best_skills: '該当するスキルが最多',
    over_capacity: '緊急で、全員に空きなし',
    passed_on: '時間内に応答がなく、次の人へ',
    came_back: '同じオペレーターに再び割り当て',
    taken: '自分で引き受け',
    by_hand: '手動',
  },
  by: ({ name }) => `${name}さんが手動で割り当て`,
  needs: ({ skills }) => `必要なスキル：${skills}`,
  fallbacks: {
    nobody_has_them: 'スキルを持つ人がオンラインにいません',
    waited: 'スキルを持つ人が時間内に空きませんでした',
  },
};
