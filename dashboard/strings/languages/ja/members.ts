/** The people of the team: invitations, roles and access. */
import type * as english from '#dashboard/strings/members.ts';
import { numberText } from '#dashboard/strings/language.ts';

type Members = typeof english.members;

const questions: Members['questions'] = {
  deactivate: {
    title: ({ name }) => `${name}さんを無効にしますか？`,
    body: '数秒以内にすべての端末からサインアウトされ、担当チャットはキューに戻り、サインインできなくなります。書いた内容は残ります。本人が知っているAPIキーとWebhookのシークレットは引き続き使えるため、交換してください。',
    action: '無効にする',
  },
  reset_password: {
    title: ({ name }) => `${name}さんのパスワードをリセットしますか？`,
    body: 'すべての端末からサインアウトされます。新しいパスワードの設定に必要なコードが、Amazon Cognitoからメールで届きます。',
    action: 'パスワードをリセット',
  },
  reset_second_factor: {
    title: ({ name }) => `${name}さんの2要素認証をリセットしますか？`,
    body: '認証アプリは無効になります。再設定するまでは、パスワードだけでサインインできます。',
    action: '2要素認証をリセット',
  },
  sign_out: {
    title: ({ name }) => `${name}さんをすべての端末からサインアウトしますか？`,
    body: 'すべてのダッシュボードで、もう一度サインインが必要になります。1時間以内にサインインしたブラウザーでは、パスワードなしで済む場合があります。端末を紛失した場合は、パスワードもリセットしてください。',
    action: 'サインアウト',
  },
};

const form: Members['form'] = {
  title: '同僚を招待',
  action: '招待を送信',
  fields: {
    name: ['名前', ''],
    email: ['メール', ''],
    role: ['ロール', ''],
    max_concurrent_chats: ['同時チャット数の上限', '{min}～{max}'],
    department_ids: ['部署', '既定の部署にする場合は空欄にしてください。{count}件まで。'],
  },
  byUs: 'あなたから、このダッシュボードのアドレスと、7日間有効な仮パスワードがメールで届きます。',
  byPool:
    'Amazon Cognitoから、このダッシュボードのアドレスと、7日間有効な仮パスワードがメールで届きます。この環境には送信元アドレスがないため、1日50通までで、あなたの名前は記載されません。',
  invited: ({ name }) => `${name}さんを招待しました`,
  completed: ({ name }) => `${name}さんはすでに登録されていました。不足していた設定を補いました。`,
  already_there: ({ name }) => `${name}さんはすでにチームにいます`,
};

const file: Members['file'] = {
  title: 'CSVファイルから招待',
  label: 'ファイル',
  help: '1行目は列名です。nameとemailは必須、role、departments（|区切り）、max_chatsは任意です。',
  example: '例',
  exampleText: 'name,email,role,departments,max_chats\n佐藤花子,hanako@example.com,agent,営業|サポート,5\n',
  unreadable: 'テキストファイルではありません。',
  tooLarge: ({ most }) => `ファイルの人数が${numberText(most)}人を超えています。分割してください。`,
  preview: 'ファイルを確認',
  line: '行',
  result: '結果',
  ready: '準備完了',
  problems: {
    noColumn: ({ column }) => `1行目に「${column}」列が必要です。`,
    unknownColumn: ({ column }) => `「${column}」は不明な列です。`,
    notCsv: '正しいCSVの行ではありません。',
    noName: '名前がありません。',
    longName: '名前が長すぎます。',
    badEmail: '有効なメールアドレスがありません。',
    twice: ({ line }) => `${numberText(line)}行目とアドレスが重複しています。`,
    badRole: ({ role }) => `「${role}」は不明なロールです。`,
    noDepartment: ({ name }) => `部署「${name}」はありません。`,
    badMax: 'max_chatsは1～100の整数にしてください。',
    empty: 'このファイルには誰も含まれていません。',
  },
  summary: ({ ready, wrong }) =>
    `${numberText(ready)}人を招待できます。エラーのある${numberText(wrong)}行は除外されます。`,
  start: ({ count }) => `${numberText(count)}人を招待`,
  progress: ({ done, count }) => `${numberText(count)}人中${numberText(done)}人完了`,
  stop: '中止',
  waiting: 'サーバーの要求により待機しています。まもなく再開します…',
  doneTitle: 'インポートが完了しました',
  stopped: 'インポートを中止しました',
  outcomes: {
    invited: '招待済み',
    completed: '補完済み',
    already_there: 'すでにチームに在籍',
    failed: '失敗',
    left: '未実行',
  },
  again: '同じファイルを再度インポートしても問題ありません。招待済みの人はそのままです。',
};

const rules: Members['rules'] = {
  section: 'サインインで参加する人',
  help: '初めてサインインした人は、最初に該当したルールに従ってオペレーターになります。該当しない人は、管理者が「オペレーター」で追加する必要があります。',
  by: { email_domain: 'メールのドメイン', group: 'グループ' },
  kind: '条件',
  value: '値',
  role: 'ロール',
  departments: '部署',
  add: 'ルールを追加',
  remove: ({ number }) => `ルール${number}を削除`,
  none: 'ルールはありません。管理者だけが人を追加できます。',
  emailHelp:
    'アクセストークンには、emailと、trueのemail_verifiedが必要です。これらがないと、ドメインのルールは誰にも該当しません。',
};

export const members: Members = {
  title: 'チーム',
  lead: 'サインインできる人と、そのロールです。',
  leadOfIssuer: 'サインインはIDプロバイダーが行います。ここでは、その中で誰がアクセスできるかを決めます。',
  invite: '招待',
  importFile: 'CSVをインポート…',
  search: 'メンバーを検索',
  show: '表示',
  all: 'すべて',
  states: { active: '有効', invited: '招待中', deactivated: '無効' },
  counted: ({ label, count }) => `${label} ${numberText(count)}`,
  columns: { person: 'メンバー', role: 'ロール', state: '状態', departments: '部署', lastSeen: '最終利用' },
  roles: {
    agent: { name: 'オペレーター', help: 'チャットに応対します。' },
    supervisor: {
      name: 'スーパーバイザー',
      help: 'チームを統括します。メンバーのステータス変更と、定型文とルールの管理もできます。',
    },
    admin: { name: '管理者', help: 'すべての設定と、チームのメンバーを変更できます。' },
  },
  noRole: 'なし',
  you: '自分',
  expired: '招待の期限切れ',
  until: ({ time }) => `${time}まで`,
  incomplete: '最新の変更がまだユーザープールに反映されていません。もう一度実行してください。',
  noAgent: 'チャットを担当しません',
  empty: 'まだ誰もいません',
  emptyBody: '同僚をメールで招待してください。1人ずつでも、ファイルからでも招待できます。',
  noneFound: '該当する人はいません',
  noneFoundBody: '検索語を変えるか、別の状態を選んでください。',
  actionsFor: ({ name }) => `${name}さんの操作`,
  actions: {
    edit: '部署と上限数…',
    role: 'ロールを変更…',
    resend_invitation: '招待を再送信',
    reset_password: 'パスワードをリセット…',
    reset_second_factor: '2要素認証をリセット…',
    sign_out: 'すべての端末からサインアウト…',
    deactivate: '無効にする…',
    reactivate: '有効に戻す',
  },
  questions,
  done: {
    resend_invitation: ({ name }) => `${name}さんに招待を再送信しました`,
    deactivate: ({ name }) => `${name}さんを無効にしました`,
    reactivate: ({ name }) => `${name}さんは再びサインインできます`,
    reset_password: ({ name }) => `${name}さんにコードがメールで届きます`,
    reset_second_factor: ({ name }) => `${name}さんの2要素認証をリセットしました`,
    sign_out: ({ name }) => `${name}さんをサインアウトしました`,
    role: ({ name }) => `${name}さんのロールを変更しました`,
  },
  roleTitle: ({ name }) => `${name}さんのロール`,
  roleHelp: '権限を下げる変更はすぐに、上げる変更は次回のサインイン時または1時間以内に反映されます。',
  form,
  file,
  rules,
};
