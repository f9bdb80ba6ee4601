/** What a team sets up: agents, departments, canned responses. */
import type * as english from '#dashboard/strings/team.ts';

export const agents: typeof english.agents = {
  title: 'オペレーター',
  lead: 'チャットに応対するチームメンバーです。',
  add: 'オペレーターを追加',
  save: '保存',
  empty: 'オペレーターはまだいません',
  emptyBody: 'チャットはオペレーターにのみ割り当てられます。自分またはチームメンバーを追加してください。',
  agent: 'オペレーター',
  statusColumn: 'ステータス',
  chats: 'チャット',
  departmentsColumn: '部署',
  rating: '評価',
  total: '総チャット数',
  lastActive: '最終利用',
  never: 'なし',
  ago: (time) => `${time}前`,
  fields: {
    user_id: ['チームメンバー', 'IDプロバイダーのメンバーのうち、まだオペレーターではない人です。'],
    max_concurrent_chats: ['同時チャット数の上限', '{min}～{max}。現在のチャットには影響しません。'],
    department_ids: ['部署', '既定の部署にする場合は空欄にしてください。{count}件まで。'],
    languages: ['言語', '1行に1コード（例：de、pt）。部署の設定で、訪問者の言語と合わせられます。'],
    skills: ['スキル', '1行に1ラベル。部署の設定で、チャットのラベルと合わせられます。'],
  },
  chooseMember: 'チームメンバーを選択',
  noMembers: '全員がすでにオペレーターです',
  noMembersBody:
    '「チーム」で招待した人は、すぐにオペレーターになります。自社のIDプロバイダーを使う場合は、サインイン後にここに表示されます。',
  added: (name) => `${name}さんをオペレーターに追加しました`,
  editTitle: (name) => `${name}さんを編集`,
  removeTitle: (name) => `${name}さんをオペレーターから外しますか？`,
  removeBody:
    '未完了のチャットはキューに戻ります。過去の会話には名前が残ります。自分用の定型文は削除されます。サインインは引き続き可能です。',
  remove: 'オペレーターから外す',
  removed: (name) => `${name}さんをオペレーターから外しました`,
  statusOf: ({ name }) => `${name}さんのステータス`,
  setBy: ({ name }) => `${name}さんが設定`,
  load: (current, most) => `${current}/${most}`,
};

export const departments: typeof english.departments = {
  title: '部署',
  lead: '部署ごとにキューがあります。ウィジェットのチャットは1つの部署に送られ、オペレーターは10部署まで担当できます。',
  add: '部署を作成',
  fields: {
    name: ['名前', ''],
    notify_emails: [
      '全員が不在のときにメールで通知',
      '1行に1つ、{count}件まで。チャットがここで待機し、オンラインの人がいないときに、最大15分に1回メールが届きます。',
    ],
  },
  empty: '既定の部署のみ',
  emptyBody:
    'ほとんどのチームではこれで十分です。営業とサポートなど、別々のオペレーターに振り分けるときに部署を作成してください。',
  removeTitle: (name) => `${name}を削除しますか？`,
  removeBody: 'オペレーターは、担当中のチャットを引き続き担当します。',
  removed: '部署を削除しました',
  agentsColumn: 'オペレーター',
  unserved: 'なし（チャットが待機します）',
  unservedHelp:
    'ウィジェットのチャットがここに届きますが、この部署にオペレーターがいません。「オペレーター」で追加してください。',
  widgetsColumn: 'ウィジェット',
};

export const canned: typeof english.canned = {
  title: '定型文',
  lead: 'よくある質問への回答を用意しておけます。返信欄で「/」とショートカットを入力すると挿入されます。',
  add: '定型文を作成',
  fields: {
    shortcut: ['ショートカット', 'a～z、0～9、_、-（スラッシュは不要）。'],
    title: ['タイトル', ''],
    content: [
      '文章',
      '{{visitor.name}}、{{visitor.email}}、{{agent.name}}、{{attributes.key}}が置き換わります。{{visitor.name|お客様}}のように代わりの語も指定できます。オペレーターは送信前に編集できます。',
    ],
    actions: ['アクション', '定型文の送信時に実行されます。オペレーターは事前に確認し、外すことができます。'],
    department_id: ['利用できる部署', ''],
  },
  everybody: '全員',
  empty: '定型文はまだありません',
  emptyBody: 'チームがよく使う回答を保存しましょう。「/返金」のように呼び出せば、毎回入力するより速く返信できます。',
  removeTitle: (name) => `「${name}」を削除しますか？`,
  removeBody: 'この定型文を使った会話の文章は残ります。',
  removed: '定型文を削除しました',
};

export const teamSettings: typeof english.teamSettings = {
  title: 'チーム設定',
  lead: 'チームへのメール、タイムゾーン、閲覧範囲、マスキング、自社システムの設定です。',
  waiting: '待機中のチャット',
  calls: '通話',
  assignmentHelp: '部署のないウィジェットのチャットに適用されます。各部署には別の設定があります。',
  access: 'アクセス',
  agentsSee: { all: 'すべてのチャット', own_departments: '自分の部署のチャット' },
  report: '週次レポート',
  masking: 'マスキング',
  fields: {
    notify_emails: [
      '全員が不在のときにメールで通知',
      '1行に1つ、{count}件まで。部署のないウィジェットのチャットが待機し、オンラインの人がいないときに、最大15分に1回メールが届きます。各部署には別の宛先リストがあります。',
    ],
    report_emails: ['週次レポートの送信先', '1行に1つ、{count}件まで。毎週月曜日の7:00に送信されます。'],
    time_zone: ['タイムゾーン', 'レポートの送信時刻と、1日の区切りを決めます。'],
    agents_see: [
      'オペレーターの閲覧範囲',
      '「自分の部署のチャット」にすると、担当部署のチャットと自分に割り当てられたチャットだけが、検索、閲覧、通知の対象になります。部署のないオペレーターは既定の部署を担当します。スーパーバイザーと管理者はすべて閲覧できます。10秒以内に反映されます。',
    ],
    call_link: [
      '通話のアドレス',
      '{room}を1つ含むhttpsのアドレス（例：https://meet.example.com/{room}）。オペレーターがチャットから通話を始めると、{room}がランダムなルーム名に置き換わったリンクが訪問者に届きます。通話を使わない場合は空欄にしてください。',
    ],
    mask_cards: [
      'カード番号をマスクする',
      'メッセージ、下書き、フォームの項目、属性を保存する前に、下4桁以外の数字を置き換えます。元に戻すことはできません。',
    ],
    mask_patterns: [
      'その他のマスク対象',
      '1行に1パターン、{count}件まで（例：\\b\\d{3}-\\d{2}-\\d{4}\\b）。文字、[A-Z]や\\dなどの文字クラス、繰り返し、|が使え、グループは使えません。1分以内に、その後の書き込みから適用されます。',
    ],
  },
  noMail: 'この環境ではメールを送信しません。送信元アドレスを設定するまで、これらの宛先には何も届きません。',
};

export const ownSystemSettings: typeof english.ownSystemSettings = {
  link: 'チャットの詳細に表示するリンク',
  card: 'チャットの詳細に表示するカード',
  fields: {
    link_label: ['ボタンの表示名', '例：「ショップで開く」。両方の項目を入力しないと、ボタンは表示されません。'],
    link_url: [
      'アドレス',
      '{token}を1つ含むhttpsのアドレス。訪問者、チャット、オペレーターを示す、60秒間有効な署名付きトークンに置き換わります。',
    ],
    card_title: ['タイトル', '例：「お客様」。両方の項目を入力しないと、カードは表示されません。'],
    card_url: ['アドレス', 'オペレーターがチャットを開いたときに、署名付きトークンを添えて問い合わせます。'],
  },
  noHosts:
    'この環境では、カードの問い合わせ先ホストがまだ許可されていません。運用担当者が設定のcardHostsに追加し、再度デプロイしてください。',
  hosts: (hosts) => `カードの問い合わせ先として許可されているホスト：${hosts.join('、')}`,
  secret: {
    section: 'リンクとカードのシークレット',
    help: '両方のトークンに署名し、ここから送られたことを自社サーバーで確認できるようにします。',
    create: 'シークレットを作成…',
    replace: 'シークレットを交換…',
    missing: 'まだありません。シークレットがないと、リンクもカードも機能しません。',
    title: '新しいシークレットを作成しますか？',
    body: '一度だけ表示されます。自社サーバーに設定してください。以前のシークレットは直ちに使えなくなります。',
    action: 'シークレットを作成',
    shown: 'シークレットを今すぐコピーしてください',
  },
};
