/** Hindi: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{site} से {name} ने जवाब दिया',
  subject: '{site} ने जवाब दिया',
  intro_one: '{site} से आपके लिए एक नया संदेश है।',
  intro: '{site} से आपके लिए नए संदेश हैं।',
  more: 'और {count} अन्य।',
  open: 'बातचीत खोलें',
  reply_above: 'कृपया इस पंक्ति के ऊपर जवाब लिखें',
  reply: 'आप इस ईमेल का जवाब भी दे सकते हैं।',
  no_reply: 'कृपया इस ईमेल का जवाब न दें, क्योंकि जवाब कोई नहीं पढ़ता। जवाब देने के लिए बातचीत खोलें।',
  on_site: 'जवाब देने के लिए हमारी वेबसाइट पर चैट खोलें।',
  why: 'आपको यह ईमेल इसलिए मिला क्योंकि किसी ने {site} के साथ चैट में यह पता दिया था।',
  valid: 'यह लिंक {days} दिन तक काम करता है। जिसके पास यह लिंक है वह बातचीत खोल सकता है, इसलिए कृपया यह ईमेल आगे न भेजें।',
  unsubscribe: 'ये ईमेल पाना बंद करें',
  assistant: 'सहायक',
  agent: 'एजेंट',
  opening: 'आपकी बातचीत खुल रही है…',
  expired_title: 'इस लिंक की अवधि समाप्त हो गई है',
  expired: 'आगे बढ़ने के लिए हमारी वेबसाइट पर चैट खोलें।',
  failed: 'आपकी बातचीत नहीं खुल सकी। अपना कनेक्शन जाँचें और यह पेज फिर से लोड करें।',
  no_script: 'बातचीत खोलने के लिए JavaScript चालू करें।',
  unsubscribe_title: 'सदस्यता समाप्त करें?',
  unsubscribe_question: 'जब ऐसे जवाब हों जो आपने नहीं पढ़े, तब आपको ईमेल नहीं मिलेगा।',
  unsubscribe_button: 'सदस्यता समाप्त करें',
  unsubscribed_title: 'सदस्यता समाप्त हो गई',
  unsubscribed: 'हम आपको अपठित जवाबों के बारे में और ईमेल नहीं भेजेंगे।',
  undo: 'पूर्ववत करें',
  resubscribed_title: 'आपकी सदस्यता फिर से चालू है',
  resubscribed: 'जब ऐसे जवाब हों जो आपने नहीं पढ़े, तब हम आपको ईमेल भेजेंगे।',
};
export default texts;
