/** Turkish: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{site} ekibinden {name} yanıt verdi',
  subject: '{site} yanıt verdi',
  intro_one: '{site} size yeni bir mesaj gönderdi.',
  intro: '{site} size yeni mesajlar gönderdi.',
  more: 'Ve {count} mesaj daha.',
  open: 'Görüşmeyi aç',
  reply_above: 'Yanıtınızı bu satırın üstüne yazın',
  reply: 'Bu e-postayı da yanıtlayabilirsiniz.',
  no_reply: 'Lütfen bu e-postayı yanıtlamayın, çünkü yanıtları kimse okumuyor. Yanıt vermek için görüşmeyi açın.',
  on_site: 'Yanıt vermek için web sitemizdeki sohbeti açın.',
  why: 'Bu e-postayı, birisi {site} ile sohbette bu adresi verdiği için aldınız.',
  valid:
    'Bağlantı {days} gün boyunca çalışır. Bağlantıya sahip olan herkes görüşmeyi açabilir, bu yüzden lütfen bu e-postayı iletmeyin.',
  unsubscribe: 'Bu e-postaları almak istemiyorum',
  assistant: 'Asistan',
  agent: 'Temsilci',
  opening: 'Görüşmeniz açılıyor…',
  expired_title: 'Bu bağlantının süresi doldu',
  expired: 'Devam etmek için web sitemizdeki sohbeti açın.',
  failed: 'Görüşmenizi açamadık. Bağlantınızı kontrol edip bu sayfayı yenileyin.',
  no_script: 'Görüşmeyi açmak için JavaScript’i etkinleştirin.',
  unsubscribe_title: 'Abonelikten çıkılsın mı?',
  unsubscribe_question: 'Okumadığınız yanıtlar olduğunda artık e-posta almayacaksınız.',
  unsubscribe_button: 'Abonelikten çık',
  unsubscribed_title: 'Abonelikten çıktınız',
  unsubscribed: 'Okunmamış yanıtlar için artık e-posta göndermeyeceğiz.',
  undo: 'Geri al',
  resubscribed_title: 'Yeniden abone oldunuz',
  resubscribed: 'Okumadığınız yanıtlar olduğunda size e-posta göndereceğiz.',
};
export default texts;
