/** What the page to try a widget on says, in each language that the widget speaks. Loaded with the page. */
import type { Language } from '#core/text/language.ts';

/** The words of the page: `off` and `try` are a heading and a text. */
export type TryTexts = { off: readonly [string, string]; try: readonly [string, string]; noScript: string };

/** The words of each language. */
export const tryTexts: Record<Language, TryTexts> = {
  en: {
    off: ['This widget is off', 'Turn it on in the dashboard, then reload this page.'],
    try: [
      'Try your widget',
      'Send a message as a visitor would. It appears in the dashboard, in Conversations. Everything here is your own widget and a real chat; nobody else sees this page.',
    ],
    noScript: 'The widget needs JavaScript.',
  },
  de: {
    off: ['Dieses Widget ist ausgeschaltet', 'Schalten Sie es im Dashboard ein und laden Sie diese Seite neu.'],
    try: [
      'Ihr Widget ausprobieren',
      'Schreiben Sie eine Nachricht wie ein Besucher. Sie erscheint im Dashboard unter Unterhaltungen. Alles hier ist Ihr eigenes Widget und ein echter Chat; sonst sieht niemand diese Seite.',
    ],
    noScript: 'Das Widget braucht JavaScript.',
  },
  fr: {
    off: ['Ce widget est désactivé', 'Activez-le dans le tableau de bord, puis rechargez cette page.'],
    try: [
      'Essayez votre widget',
      'Envoyez un message comme le ferait un visiteur. Il apparaît dans le tableau de bord, sous Conversations. Tout ici est votre propre widget et un vrai chat ; personne d’autre ne voit cette page.',
    ],
    noScript: 'Le widget a besoin de JavaScript.',
  },
  es: {
    off: ['Este widget está desactivado', 'Actívelo en el panel y vuelva a cargar esta página.'],
    try: [
      'Pruebe su widget',
      'Envíe un mensaje como lo haría un visitante. Aparece en el panel, en Conversaciones. Todo lo que hay aquí es su propio widget y un chat real; nadie más ve esta página.',
    ],
    noScript: 'El widget necesita JavaScript.',
  },
  pt: {
    off: ['Este widget está desativado', 'Ative-o no painel e recarregue esta página.'],
    try: [
      'Experimente o seu widget',
      'Envie uma mensagem como um visitante faria. Ela aparece no painel, em Conversas. Tudo aqui é o seu próprio widget e um chat real; mais ninguém vê esta página.',
    ],
    noScript: 'O widget precisa de JavaScript.',
  },
  it: {
    off: ['Questo widget è disattivato', 'Attivalo nella dashboard, poi ricarica questa pagina.'],
    try: [
      'Prova il tuo widget',
      'Invia un messaggio come farebbe un visitatore. Appare nella dashboard, in Conversazioni. Tutto qui è il tuo widget e una chat vera; nessun altro vede questa pagina.',
    ],
    noScript: 'Il widget ha bisogno di JavaScript.',
  },
  nl: {
    off: ['Deze widget staat uit', 'Zet hem aan in het dashboard en laad deze pagina opnieuw.'],
    try: [
      'Probeer je widget',
      'Stuur een bericht zoals een bezoeker dat zou doen. Het verschijnt in het dashboard, bij Gesprekken. Alles hier is je eigen widget en een echte chat; niemand anders ziet deze pagina.',
    ],
    noScript: 'De widget heeft JavaScript nodig.',
  },
  pl: {
    off: ['Ten widżet jest wyłączony', 'Włącz go w panelu i odśwież tę stronę.'],
    try: [
      'Wypróbuj swój widżet',
      'Wyślij wiadomość tak, jak zrobiłby to odwiedzający. Pojawi się w panelu, w Rozmowach. Wszystko tutaj to Twój własny widżet i prawdziwy czat; nikt inny nie widzi tej strony.',
    ],
    noScript: 'Widżet wymaga JavaScriptu.',
  },
  tr: {
    off: ['Bu widget kapalı', 'Panelden açın ve bu sayfayı yeniden yükleyin.'],
    try: [
      'Widget’ınızı deneyin',
      'Bir ziyaretçi gibi mesaj gönderin. Mesaj panelde, Görüşmeler altında görünür. Buradaki her şey kendi widget’ınız ve gerçek bir sohbettir; bu sayfayı sizden başka kimse görmez.',
    ],
    noScript: 'Widget için JavaScript gerekir.',
  },
  ar: {
    off: ['هذه الأداة متوقفة', 'شغّلها من لوحة التحكم ثم أعد تحميل هذه الصفحة.'],
    try: [
      'جرّب أداة الدردشة',
      'أرسل رسالة كما يفعل الزائر. ستظهر في لوحة التحكم ضمن المحادثات. كل ما هنا هو أداتك أنت ودردشة حقيقية، ولا يرى هذه الصفحة أحد غيرك.',
    ],
    noScript: 'تحتاج الأداة إلى JavaScript.',
  },
  he: {
    off: ['הווידג׳ט הזה כבוי', 'הפעילו אותו בלוח הבקרה וטענו את הדף מחדש.'],
    try: [
      'נסו את הווידג׳ט שלכם',
      'שלחו הודעה כפי שמבקר היה שולח. היא תופיע בלוח הבקרה, תחת שיחות. הכול כאן הוא הווידג׳ט שלכם וצ׳אט אמיתי; אף אחד אחר לא רואה את הדף הזה.',
    ],
    noScript: 'הווידג׳ט זקוק ל־JavaScript.',
  },
  hi: {
    off: ['यह विजेट बंद है', 'इसे डैशबोर्ड में चालू करें, फिर यह पेज दोबारा लोड करें।'],
    try: [
      'अपना विजेट आज़माएँ',
      'किसी विज़िटर की तरह संदेश भेजें। वह डैशबोर्ड में, बातचीत में दिखेगा। यहाँ सब कुछ आपका अपना विजेट और असली चैट है; यह पेज और कोई नहीं देखता।',
    ],
    noScript: 'विजेट के लिए JavaScript ज़रूरी है।',
  },
  ja: {
    off: ['このウィジェットはオフです', 'ダッシュボードでオンにしてから、このページを再読み込みしてください。'],
    try: [
      'ウィジェットを試す',
      '訪問者としてメッセージを送信してください。ダッシュボードの「会話」に表示されます。ここにあるのはご自身のウィジェットと本物のチャットで、ほかの人にはこのページは見えません。',
    ],
    noScript: 'ウィジェットには JavaScript が必要です。',
  },
  zh: {
    off: ['此小组件已关闭', '请在控制台中开启它，然后重新加载此页面。'],
    try: [
      '试用您的小组件',
      '像访客一样发送一条消息。它会出现在控制台的“对话”中。这里的一切都是您自己的小组件和真实的聊天；没有其他人会看到此页面。',
    ],
    noScript: '小组件需要 JavaScript。',
  },
  ko: {
    off: ['이 위젯은 꺼져 있습니다', '대시보드에서 켠 다음 이 페이지를 새로고침하세요.'],
    try: [
      '위젯 사용해 보기',
      '방문자처럼 메시지를 보내 보세요. 대시보드의 대화에 나타납니다. 여기 있는 것은 모두 내 위젯과 실제 채팅이며, 다른 사람에게는 이 페이지가 보이지 않습니다.',
    ],
    noScript: '위젯에는 JavaScript가 필요합니다.',
  },
};
