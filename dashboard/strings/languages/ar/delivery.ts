/** Where answers go, and what happened to mail. */
import type { AnswerDelivery } from '#core/model/messages/message.ts';
import type * as english from '#dashboard/strings/delivery.ts';
import { own } from './words.ts';

const whyItWaits: Record<NonNullable<AnswerDelivery['delivery_reason']>, string> = {
  no_mail: '',
  no_address: ': لا يوجد بريد إلكتروني',
  blocked: ': محظور',
  bounced: ': ارتدّ البريد الإلكتروني',
  complained: ': أبلغ عن الرسائل كبريد مزعج',
  unsubscribed: ': ألغى الاشتراك',
};

export const delivery: typeof english.delivery = {
  seen: 'شوهدت',
  page: 'في الصفحة',
  notThere: 'ليس في الصفحة',
  email: 'ستُرسل بالبريد',
  mailed: (time) => `أُرسلت بالبريد ${time}`,
  waiting: (name, reason) => `بانتظار عودة ${own(name)}${reason === null ? '' : whyItWaits[reason]}`,
  leftWithEmail: (name, email) => `غادر ${own(name)}. سيصله ردك بالبريد على ${own(email)}.`,
  left: (name) => `غادر ${own(name)}. سيرى ردك عند عودته.`,
};

export const mailState: typeof english.mailState = {
  title: 'حالة البريد',
  bounced: 'يرتدّ البريد. لن يُرسل شيء بعد الآن.',
  complained: 'أبلغ عن الرسائل كبريد مزعج. لن يُرسل شيء بعد الآن.',
  unsubscribed: 'ألغى الاشتراك. لن يُرسل شيء بعد الآن.',
};
