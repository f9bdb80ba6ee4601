/** What the server refuses, in Japanese: by its code, and by the shapes of what it says about fields. */
import type { ErrorCode } from '#core/model/errors.ts';

const byCode: Record<ErrorCode, string> = {
  validation_failed: '入力内容に誤りがあります。',
  file_rejected: 'このファイルは受け付けられません。',
  malformed_json: 'リクエストの本文がJSONではありません。',
  unauthenticated: 'サインインしていないか、有効期限が切れています。',
  forbidden: 'この操作を行う権限がありません。',
  origin_not_allowed: 'このサイトでは、このウィジェットを使用できません。',
  widget_inactive: 'このウィジェットはオフになっています。',
  not_found: '見つからないか、アクセス権がありません。',
  method_not_allowed: 'この方法では操作できません。',
  illegal_transition: '現在の状態では、この操作はできません。',
  conflict: '保存されている内容と競合しています。',
  attributes_required: '必須の属性が入力されていません。',
  visitor_left: 'この訪問者はサイトを離れました。',
  visitor_blocked: 'この訪問者はブロックされています。',
  visitor_in_chat: 'この訪問者にはすでにチャットがあります。',
  agent_at_capacity: 'このオペレーターは、対応できるチャット数の上限に達しています。',
  idempotency_mismatch: 'このIDはすでに別の用途で使われています。',
  not_configured: 'まだ設定されていません。',
  file_being_checked: 'ファイルのマルウェアを検査しています。',
  file_blocked: 'このファイルはブロックされています。',
  too_large: 'リクエストが大きすぎます。',
  unsupported_media_type: '本文はapplication/jsonである必要があります。',
  rate_limited: 'リクエストが多すぎます。しばらくしてからもう一度お試しください。',
  internal_error: 'サーバーで問題が発生しました。もう一度お試しください。',
  try_again: 'ただいま混み合っています。もう一度お試しください。',
};

/** Why something was refused, by its code; none for a code of a later version. */
export const reason = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(byCode, code) ? byCode[code as ErrorCode] : undefined;

type Say = (label: string, first: string, second: string) => string;

const shapes: readonly (readonly [RegExp, Say])[] = [
  [/^Enter a text, or attach a file/, () => 'メッセージを入力するか、ファイルを添付してください。'],
  [/^(?:Enter an? |Is required|Must not be empty)/, (label) => `${label}を入力してください。`],
  [/^Must have at most (\d+) characters?/, (label, most) => `${label}は${most}文字以内で入力してください。`],
  [/^Must have at least (\d+) characters?/, (label, least) => `${label}は${least}文字以上で入力してください。`],
  [/^Must have at most (\d+) /, (label, most) => `${label}は${most}件以内にしてください。`],
  [/^Must have at least (\d+) /, (label, least) => `${label}は${least}件以上にしてください。`],
  [/^Must be at most (-?[\d.]+)$/, (label, most) => `${label}は${most}以下にしてください。`],
  [/^Must be at least (-?[\d.]+)$/, (label, least) => `${label}は${least}以上にしてください。`],
  [/^Must be at least min, which is (-?[\d.]+)/, (label, least) => `${label}は最小値（${least}）以上にしてください。`],
  [
    /^Must be a whole number from (-?[\d.]+) to (-?[\d.]+)/,
    (label, least, most) => `${label}は${least}～${most}の整数で入力してください。`,
  ],
  [/^Must be a multiple of ([\d.]+)/, (label, of) => `${label}は${of}の倍数にしてください。`],
  [/^Must be one of:? (?!at most)(.+)$/s, (label, values) => `${label}は次のいずれかにしてください：${values}`],
  [/^Must be a whole number/, (label) => `${label}は整数で入力してください。`],
  [/^Must be a number such as (\S+)/, (label, such) => `${label}は数値で入力してください（例：${such}）。`],
  [/^Must be a number/, (label) => `${label}は数値で入力してください。`],
  [/^Must be (?:a )?text/, (label) => `${label}は文字で入力してください。`],
  [/^Must be true or false/, (label) => `${label}はオンまたはオフにしてください。`],
  [/^Must be (?:a list|an object|null)/, (label) => `${label}の形式が正しくありません。`],
  [/^Must be an? (?:valid )?email/, (label) => `${label}には有効なメールアドレスを入力してください。`],
  [/^Must be a phone number/, (label) => `${label}には有効な電話番号を入力してください。`],
  [/^Must be (?:a valid timestamp|an instant)/, (label) => `${label}には有効な日時を入力してください。`],
  [/^Must be a (?:date|time) such as "(.+?)"/, (label, such) => `${label}は「${such}」の形式で入力してください。`],
  [/^Must be an IANA time zone/, (label) => `${label}には有効なタイムゾーンを入力してください。`],
  [/^Must be a language tag/, (label) => `${label}は「pt-BR」のような言語タグで入力してください。`],
  [/^Must be a host name/, (label) => `${label}は「shop.example.com」のようなホスト名で入力してください。`],
  [/^Must be a hex color/, (label) => `${label}は「#1a2b3c」のような16進数の色で入力してください。`],
  [/^Must be a path such as (\S+)/, (label, such) => `${label}は「${such}」のようなパスで入力してください。`],
  [/^Must be an https URL with \{token\}/, (label) => `${label}は、{token}を1つ含むhttpsのURLにしてください。`],
  [/^Must (?:be an https URL|begin with https)/, (label) => `${label}はhttpsのURLで入力してください。`],
  [/^Must be an? (?:valid |http or https )?UR[IL]/i, (label) => `${label}には有効なURLを入力してください。`],
  [/^Must not (?:contain|name) .+ twice/, (label) => `${label}に重複があります。`],
  [/^Must be (\d+–\d+) /, (label, range) => `${label}は${range}文字にし、使える文字だけを入力してください。`],
  [/^Must be reachable/, (label) => `${label}：このステップに進む経路がありません。`],
  [/^Must be a step\. There is no step (".+")/, (label, step) => `${label}：ステップ${step}がありません。`],
  [/^Must lead to an end/, (label) => `${label}：ここから終了または引き継ぎに到達できません。`],
  [/^Must not loop/, (label) => `${label}：訪問者に質問しないまま、ここに戻る経路があります。`],
  [/^Must be (?:a )?valid/, (label) => `${label}が正しくありません。`],
  [/^Must have only valid keys/, (label) => `${label}に使えないキーがあります。`],
  [/^Is an unknown field/, (label) => `${label}は不明な項目です。`],
];

/** What is wrong with a field, which its form calls `label`. */
export function fieldProblem(label: string, message: string): string {
  // What was typed stands in the field.
  const rule = message.replace(/\.? Got .*$/s, '');
  for (const [shape, say] of shapes) {
    const found = shape.exec(rule);
    if (found) return say(label, found[1] ?? '', found[2] ?? '');
  }
  return `${label}: ${rule}`;
}
