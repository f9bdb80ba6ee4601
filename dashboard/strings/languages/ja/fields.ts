/** The labels and typed attributes of conversations. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const fields: typeof english.fields = {
  title: 'ラベルと属性',
  lead: 'チームが会話について記録する情報です。',
  labels: 'ラベル',
  labelsBody:
    'オペレーターにはこれらが先に、それぞれの色で表示されます。名前を変えても、すでに付けた会話のラベルは変わりません。',
  noLabels: 'ラベルはまだありません。オペレーターは自由に入力できます。',
  addLabel: 'ラベルを追加',
  labelName: 'ラベル',
  labelAt: (place) => `ラベル${place}`,
  description: '説明',
  color: '色',
  onlyListed: 'これらのラベルのみ許可',
  onlyListedHelp:
    'オペレーターとプログラムは、ほかのラベルを追加できません。会話にすでに付いているラベルはそのまま残ります。',
  attributes: '属性',
  attributesBody:
    '型のある属性には、オペレーターもプログラムも、型に合う値しか設定できません。訪問者のページから送られた値はそのまま保持されます。',
  noAttributes: '型のある属性はまだありません。オペレーターは任意の名前で自由に記録できます。',
  addAttribute: '属性を追加',
  attributeAt: (place) => `属性${place}`,
  name: '名前',
  key: 'キー',
  keyHelp: 'プログラム用（例：order_number）。',
  type: '型',
  choices: '値（1行に1つ）',
  required: '解決・クローズ時に必須',
  requiredHelp: '自動で終了するチャットには適用されません。',
  types: { text: 'テキスト', number: '数値', date: '日付', choice: '選択肢' },
  colors: {
    gray: 'グレー',
    red: '赤',
    orange: 'オレンジ',
    yellow: '黄',
    green: '緑',
    teal: '青緑',
    blue: '青',
    purple: '紫',
    pink: 'ピンク',
  },
};

export const typed: typeof english.typed = {
  title: '会話を終了する前に',
  titleFor: (count) => `${numberText(count)}件の会話を終了する前に`,
  body: 'チームの設定により、先に以下の入力が必要です。',
  bodyFor:
    'チームの設定により、先に以下の入力が必要です。各会話には不足している項目だけが入力され、既存の値は変わりません。',
  save: '保存して終了',
  notChosen: '未選択',
  doesNotFit: '型が一致しません',
  expected: {
    text: 'テキストを入力してください。',
    number: '数値を入力してください（例：12.5）。',
    date: '日付を選んでください。',
    choice: '値を1つ選んでください。',
  },
  others: 'その他の属性',
  missing: '必須',
};
