/** Workflows, their steps, and testing them. */
import type * as english from '#dashboard/strings/workflows.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const workflows: typeof english.workflows = {
  title: 'ワークフロー',
  lead: '訪問者を順に案内し、引き継ぎ、チケット作成、チャットの終了までを行います。',
  add: 'ワークフローを作成',
  empty: 'ワークフローはまだありません',
  emptyBody: 'テンプレートから始められます：見込み客の獲得、注文トラブルの対応、営業時間外の応対。',
  name: 'ワークフロー',
  fields: { name: ['名前', 'チームにのみ表示されます。'], definition: ['ステップ', ''] },
  newTitle: '新しいワークフロー',
  template: 'テンプレート',
  versionColumn: 'バージョン',
  version: (version) => `バージョン${version}`,
  changed: '変更日時',
  changedAt: (at) => `${at}に変更`,
  steps: (count) => `${numberText(count)}ステップ`,
  stepsColumn: 'ステップ',
  usedBy: '使用先',
  created: 'ワークフローを作成しました',
  saved: (version) => `バージョン${version}として保存しました。進行中のチャットは元のバージョンのまま続きます。`,
  remove: 'ワークフローを削除…',
  removeTitle: (name) => `${name}を削除しますか？`,
  removeBody: '進行中のチャットは最後まで続きます。',
  removed: 'ワークフローを削除しました',
  secret: '署名シークレット…',
  secretTitle: '新しい署名シークレットを発行しますか？',
  secretBody:
    '「Webhookを呼び出す」ステップのリクエストに署名し、サーバーで検証できるようにします。以前のシークレットは使われなくなります。新しいシークレットは一度だけ表示されます。',
  secretIssue: 'シークレットを発行',
  secretShown: '今すぐコピーしてください。再び表示されることはありません。',
};

export const editor: typeof english.editor = {
  stepsTitle: 'ステップ',
  add: 'ステップを追加',
  addBehind: (id) => `${id}の後にステップを追加`,
  first: '最初',
  firstStep: '最初のステップ',
  faults: (count) => `エラー${numberText(count)}件`,
  faultsLeft: (count) => `保存するには、エラー${numberText(count)}件を修正してください。`,
  goToFault: '表示',
  stepName: 'ステップ名',
  stepNameHelp: 'a～z、0～9、_。先頭は英字にしてください。',
  nameTaken: '別のステップがこの名前を使っています。',
  nameInvalid: '1～40文字で、a～z、0～9、「_」を使い、先頭は英字にしてください。',
  removeStep: 'ステップを削除',
  characters: '文字。',
  chooseStep: 'ステップを選択',
  mentions: '挿入できる値：',
  views: { graph: 'フローチャート', trial: 'テスト', rehearsal: 'リハーサル' },
  viewsLabel: 'フローチャート、テスト、リハーサル',
  graph: 'ステップのフローチャート',
  zoom: 'ズーム',
  zoomIn: '拡大',
  zoomOut: '縮小',
  zoomFit: '全体表示',
};

export const stepKinds: typeof english.stepKinds = {
  message: { name: 'メッセージ', help: 'メッセージを送信します。' },
  ask: { name: '質問', help: '質問し、回答を確認して保存します。' },
  choice: { name: 'ボタン', help: '別々のステップに進むボタンを表示します。' },
  condition: { name: '分岐', help: '条件によって進む先を変えます。' },
  set: { name: 'データを設定', help: 'チャットの属性、優先度、ラベルを設定します。' },
  ticket: { name: 'チケットを作成', help: 'チーム向けのチケットを作成します。' },
  http: { name: 'Webhookを呼び出す', help: '回答を自社サーバーに送り、応答を保存します。' },
  handoff: { name: '引き継ぐ', help: 'チャットをオペレーターまたはボットに渡します。' },
  end: { name: '終了', help: 'チャットを解決済みにします。' },
};

export const stepFields: typeof english.stepFields = {
  text: ['メッセージ', ''],
  next: ['次のステップ', ''],
  expects: ['回答の種類', ''],
  save_as: ['回答の保存先', 'チャットの属性。後の文章に{{属性名}}として挿入できます。'],
  save_choice_as: ['選択の保存先', '保存しない場合は空欄にしてください。'],
  options: ['ボタン', '1行に1つ。'],
  min: ['最小値', ''],
  max: ['最大値', ''],
  retry_text: ['エラーメッセージ', '既定の文章を使う場合は空欄にしてください。'],
  about: ['確認するもの', ''],
  key: ['回答', ''],
  is: ['条件', ''],
  value: ['値', ''],
  contains: ['URLに含まれる文字', ''],
  locale: ['言語の先頭', '例：en、pt-BR。'],
  yes: ['はい', ''],
  no: ['いいえ', ''],
  priority: ['優先度', ''],
  labels: ['ラベル', '1行に1つ。'],
  attributes: ['属性', ''],
  subject: ['件名', ''],
  description: ['説明', ''],
  to: ['引き継ぎ先', ''],
  agent: ['オペレーター', ''],
  department: ['部署', ''],
  bot: ['ボット', ''],
  url: ['URL', 'この環境で許可されたホストのhttps URL。'],
  save: ['応答から保存', ''],
  on_error: ['リクエストが失敗したら', '5秒でタイムアウトします。'],
};

export const stepParts: typeof english.stepParts = {
  button: (number) => `ボタン${number}`,
  leadsTo: '進む先',
  addButton: 'ボタンを追加',
  removeButton: (label) => `ボタン「${label}」を削除`,
  content: '文章',
  path: '応答内のパス（例：order.status）',
  unchanged: '変更なし',
  ownDepartment: 'チャットの部署',
  nobody: '選択してください',
};

export const stepValues: typeof english.stepValues = {
  expects: {
    text: '任意の文章',
    email: 'メールアドレス',
    phone: '電話番号',
    number: '数値',
    date: '日付',
    choice: 'ボタンの選択',
  },
  about: {
    answer: '回答',
    business_hours: '営業時間',
    agents_online: 'オンラインのオペレーター',
    page: '現在のページ',
    locale: '訪問者の言語',
  },
  is: {
    equals: 'と一致',
    contains: 'を含む',
    at_least: '以上',
    at_most: '以下',
    given: '値がある',
  },
  to: { department: '部署', agent: 'オペレーター', bot: 'ボット' },
};

export const testInWords: typeof english.testInWords = {
  answer: (key, is, value) => (value === '' ? `${key}：${is}` : `${key}：「${value}」${is}`),
  business_hours: '営業時間内？',
  agents_online: 'オペレーターがオンライン？',
  page: (part) => `URLが「${part}」を含む`,
  locale: (locale) => `言語：${locale}`,
};

export const ways: typeof english.ways = { yes: 'はい', no: 'いいえ', on_error: '失敗' };

export const newSteps: typeof english.newSteps = {
  message: 'ありがとうございます！',
  ask: 'どのようなご用件ですか？',
  answerKey: 'answer',
  choice: 'どのようなご用件でしょうか？',
  choices: ['はい', 'いいえ'],
  ticket: 'チャットからのお問い合わせ',
  handoff: '少々お待ちください。まもなく担当者が参ります。',
};

export const trial: typeof english.trial = {
  title: 'テスト',
  lead: '訪問者として書き込んでみてください。何も保存されず、Webhookも呼び出されません。',
  write: '訪問者として書く',
  send: '送信',
  restart: '最初からやり直す',
  faulty: '赤色のステップを修正してから、テストしてください。',
  changed: 'ワークフローが変更されました。このテストは開始時のバージョンで続きます。',
  example: 'こんにちは！',
  around: 'シミュレーション',
  isOpen: '営業時間内',
  isAnyoneOnline: 'オペレーターがオンライン',
  page: 'ページ',
  locale: '言語',
  kept: (key, value) => `${key} = ${value}`,
  priority: (name) => `優先度：${name}`,
  label: (label) => `ラベル：${label}`,
  ticket: (subject) => `チケット：${subject}`,
  calls: (host) => `${host}を呼び出し`,
  answers: '成功する',
  fails: '失敗する',
  value: (key) => `${key}の応答値`,
  handedTo: (name) => `${name}に引き継ぎました`,
  ended: 'チャットが解決済みになりました',
  log: 'テストチャット',
};

export const templates: typeof english.templates = {
  blank: { name: '空白', help: 'メッセージを1つ送り、オペレーターに引き継ぎます。' },
  lead: { name: '見込み客の獲得', help: '名前、メール、チームの人数を尋ね、オペレーターに引き継ぎます。' },
  order: {
    name: '注文トラブル',
    help: '注文番号と問題の内容を尋ねます。オンラインのオペレーターがいないときは、チケットを作成します。',
  },
  hours: {
    name: '営業時間外',
    help: '営業時間内はオペレーターが応対し、それ以外の時間はメッセージとメールアドレスを受け付けます。',
  },
};

export const templateTexts: typeof english.templateTexts = {
  welcome: 'こんにちは。少々お待ちください。まもなく担当者が参ります。',
  leadHello: 'お問い合わせありがとうございます！適切な担当者におつなぎするため、いくつか質問させてください。',
  askName: 'お名前を教えてください。',
  askEmail: 'ご連絡先のメールアドレスを教えてください。',
  askEmailAgain: 'メールアドレスの形式が正しくないようです。もう一度入力してください。',
  askTeam: 'チームは何名ですか？',
  teamSizes: ['自分だけ', '2～10名', '11～50名', 'それ以上'],
  leadThanks: '{{name}}様、ありがとうございます！まもなく担当者が参ります。',
  orderHello: 'ご迷惑をおかけして申し訳ございません。すぐに確認いたします。',
  askOrder: '注文番号を教えてください。確認メールに記載されています。',
  askProblem: 'どのような問題がありましたか？',
  problems: ['商品が届かない', '商品が破損している', '商品が間違っている', 'その他'],
  orderHandoff: 'ありがとうございます。ご注文{{order}}について、担当者が確認いたします。',
  orderTicket: '注文{{order}}：{{problem}}',
  orderDetails: '{{visitor_name}}様からのメッセージ：{{message}}',
  orderNoted:
    'ただいま対応できる担当者がおりません。チケット{{ticket_number}}を作成し、メールアドレス{{email}}を承りました。',
  hoursOpen: 'こんにちは！まもなく担当者が参ります。',
  hoursClosed: 'ただいま営業時間外です。メッセージを残していただければ、営業再開後に確認いたします。',
  hoursTicket: '{{email}}様からのメッセージ',
  hoursThanks: 'ありがとうございます！メッセージとメールアドレスを承りました。',
};
