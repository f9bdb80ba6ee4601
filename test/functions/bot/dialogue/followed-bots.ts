/** Small bots of ten articles each, and follow-up questions to them of two and three turns: data of the tests of follow-ups. */

/** A bot: each line has the phrasings of an article, and its answer behind the bar. */
export type FollowedBot = {
  name: string;
  articles: string;
  /** What is said one after another, and the number of the article that answers the last of it. */
  turns: readonly [article: number, ...said: string[]][];
};

export const followedBots: readonly FollowedBot[] = [
  {
    name: 'a shop',
    articles: `How long does standard delivery take?; When will my parcel arrive? | Standard delivery takes two to three working days.
How much does standard delivery cost?; shipping fee | Standard delivery is 4 euros, and free from 50.
How long does express delivery take?; express delivery time | Express delivery arrives on the next working day.
How much does express delivery cost?; express fee | Express delivery is 12 euros.
How do I return an item?; I want to send something back | Print the label from your account and send it back.
When do I get my money back?; refund after a return | Refunds arrive within five days of the return.
How do I cancel my order?; stop my purchase | Choose Cancel in your account before it is packed.
Which payment methods do you accept?; Can I pay by credit card? | We accept cards, PayPal and bank transfer.
How do I use a voucher?; my discount code | Enter the code at the checkout.
What are the opening hours of the store?; when is the shop open | Monday to Saturday from 9 to 18.`,
    turns: [
      [2, 'How much does express delivery cost?', 'and how long does it take?'],
      [3, 'How long does express delivery take?', 'and what does it cost?'],
      [1, 'How long does standard delivery take?', 'and what does it cost?'],
      [
        1,
        'How much does express delivery cost?',
        'and how long does it take?',
        'and what does it cost for the other one?',
      ],
      [1, 'How much does express delivery cost?', 'and the other one?'],
      [2, 'How long does standard delivery take?', 'and what about express?'],
      [5, 'How do I return an item?', 'and when do I get the money?'],
      [2, 'When will my parcel arrive?', 'and with express?', 'How long does that take?'],
    ],
  },
  {
    name: 'a subscription service',
    articles: `How much does the Basic plan cost?; price of Basic | Basic is 9 euros a month.
How much does the Pro plan cost?; price of Pro | Pro is 29 euros a month.
How many users does the Basic plan include?; seats in Basic | Basic includes three users.
How many users does the Pro plan include?; seats in Pro | Pro includes twenty users.
How do I upgrade my plan?; switch to a larger plan | Choose a plan in Settings, Billing.
How do I cancel my subscription?; end my contract | Choose Cancel in Settings, Billing.
How do I export my data?; download everything as CSV | Choose Export in Settings, Data.
How do I invite a colleague?; add a team member | Choose Invite in Settings, Team.
Where do I find my invoices?; download a bill | They are in Settings, Billing.
How do I reset my password?; I cannot log in | Choose Forgot password on the login page.`,
    turns: [
      [3, 'How much does the Pro plan cost?', 'and how many users does it include?'],
      [2, 'How much does the Basic plan cost?', 'how many users is that for?'],
      [1, 'How much does the Basic plan cost?', 'and Pro?'],
      [1, 'How many users does the Pro plan include?', 'And the price?'],
      [2, 'How many users does the Pro plan include?', 'And in the other plan?'],
      [0, 'How much does the Pro plan cost?', 'and how many users does it include?', 'what does the other one cost?'],
      [8, 'How do I cancel my subscription?', 'and where are my invoices?'],
      [1, 'How do I upgrade my plan?', 'and what does Pro cost?'],
    ],
  },
  {
    name: 'a clinic',
    articles: `How do I book an appointment with a doctor?; see a doctor | Call us or choose a time on our site.
How do I cancel a doctor's appointment?; I cannot come to the doctor | Call us a day before.
How much does a dental check-up cost?; price of the dentist | A dental check-up is 60 euros.
How long does a dental check-up take?; duration at the dentist | A dental check-up takes half an hour.
How much does an eye test cost?; price of an eye examination | An eye test is 40 euros.
How long does an eye test take?; duration of an eye examination | An eye test takes twenty minutes.
Where can I park?; is there a car park | The car park is behind the building.
When are visiting hours?; visit a patient | Visitors are welcome from 14 to 19.
How do I get a prescription again?; renew my prescription | Ask for it by telephone.
When do I get my test results?; results of the laboratory | Within three days, in your account.`,
    turns: [
      [5, 'How much does an eye test cost?', 'and how long does it take?'],
      [3, 'How much does a dental check-up cost?', 'And how long does that take?'],
      [2, 'How long does a dental check-up take?', 'how much is it?'],
      [4, 'How much does a dental check-up cost?', 'and an eye test?'],
      [1, 'How do I book an appointment with a doctor?', 'and how do I cancel it?'],
      [5, 'How much does an eye test cost?', 'and how long does it take?', 'How many minutes is that?'],
      [6, 'When are visiting hours?', 'and where can I park?'],
    ],
  },
  {
    name: 'a school of languages',
    articles: `How much does the evening course cost?; fee of the evening course | The evening course is 240 euros.
How much does the summer course cost?; fee of the summer course | The summer course is 480 euros.
When does the evening course start?; first day of the evening course | The evening course starts in September.
When does the summer course start?; first day of the summer course | The summer course starts in July.
How do I enroll in a course?; sign up for a class | Fill in the form on our site.
Can I get my course fee back?; refund if I fall ill | Until two weeks before the course.
Do I get a certificate?; certificate of attendance | Yes, if you attend eight classes of ten.
Which books do I need?; buy the textbook | The teacher names them in the first class.
Where are the classrooms?; how do I find my room | In the main building, second floor.
Is there a placement test?; which level is right for me | Take the test on our site, it is free.`,
    turns: [
      [3, 'How much does the summer course cost?', 'and when does it start?'],
      [0, 'When does the evening course start?', 'and how much is it?'],
      [2, 'When does the summer course start?', 'And the evening one?'],
      [0, 'How much does the summer course cost?', 'And what about the other one?'],
      [2, 'How much does the summer course cost?', 'and when does it start?', 'and when does the other one start?'],
      [4, 'How much does the summer course cost?', 'and how do I enroll?'],
      [6, 'When does the evening course start?', 'do I get a certificate for it?'],
    ],
  },
  {
    name: 'a shop in German',
    articles: `Wie lange dauert der Standardversand?; Wann kommt mein Paket an? | Der Standardversand dauert zwei bis drei Werktage.
Was kostet der Standardversand?; Versandkosten | Der Standardversand kostet 4 Euro.
Wie lange dauert der Expressversand?; Lieferzeit per Express | Der Expressversand ist am nächsten Werktag da.
Was kostet der Expressversand?; Preis für Express | Der Expressversand kostet 12 Euro.
Wie kann ich etwas zurückgeben?; Ware zurückschicken | Drucken Sie das Etikett aus Ihrem Konto.
Wann bekomme ich mein Geld zurück?; Erstattung nach der Rückgabe | Innerhalb von fünf Tagen.
Wie storniere ich meine Bestellung?; Kauf abbrechen | In Ihrem Konto, bevor sie gepackt ist.
Kann ich mit Kreditkarte zahlen?; Zahlungsarten | Wir nehmen Karten, PayPal und Überweisung.
Wie löse ich einen Gutschein ein?; mein Rabattcode | Geben Sie den Code an der Kasse ein.
Wann hat das Geschäft geöffnet?; Öffnungszeiten | Montag bis Samstag von 9 bis 18 Uhr.`,
    turns: [
      [2, 'Was kostet der Expressversand?', 'und wie lange dauert das?'],
      [1, 'Wie lange dauert der Standardversand?', 'Und was kostet er?'],
      [1, 'Was kostet der Expressversand?', 'und der andere?'],
    ],
  },
  {
    name: 'a shop in Spanish',
    articles: `¿Cuánto tarda el envío estándar?; ¿Cuándo llega mi paquete? | El envío estándar tarda de dos a tres días.
¿Cuánto cuesta el envío estándar?; gastos de envío | El envío estándar cuesta 4 euros.
¿Cuánto tarda el envío urgente?; plazo del envío urgente | El envío urgente llega al día siguiente.
¿Cuánto cuesta el envío urgente?; precio del envío urgente | El envío urgente cuesta 12 euros.
¿Cómo devuelvo un artículo?; quiero devolver algo | Imprima la etiqueta en su cuenta.
¿Cuándo me devuelven el dinero?; reembolso | En cinco días.
¿Cómo cancelo mi pedido?; anular la compra | En su cuenta, antes de que se prepare.
¿Puedo pagar con tarjeta?; formas de pago | Aceptamos tarjetas, PayPal y transferencia.
¿Cómo uso un cupón?; código de descuento | Escriba el código al pagar.
¿Qué horario tiene la tienda?; cuándo abre la tienda | De lunes a sábado de 9 a 18.`,
    turns: [
      [2, '¿Cuánto cuesta el envío urgente?', '¿y cuánto tarda?'],
      [1, '¿Cuánto tarda el envío estándar?', '¿Y cuánto cuesta?'],
      [1, '¿Cuánto cuesta el envío urgente?', '¿y el otro?'],
    ],
  },
  {
    name: 'a shop in Japanese',
    articles: `通常配送は何日かかりますか; 荷物はいつ届きますか | 通常配送は二日から三日で届きます。
通常配送の料金はいくらですか; 送料について | 通常配送は400円です。
速達は何日かかりますか; 速達の日数 | 速達は翌日に届きます。
速達の料金はいくらですか; 速達の値段 | 速達は1200円です。
返品はできますか; 商品を返したい | アカウントからラベルを印刷してください。
返金はいつですか; お金はいつ戻りますか | 五日以内です。
注文をキャンセルできますか; 購入を取り消したい | 梱包前ならアカウントからできます。
クレジットカードで払えますか; 支払い方法 | カードと銀行振込が使えます。
クーポンの使い方を教えてください; 割引コード | お会計でコードを入力してください。
営業時間は何時ですか; お店はいつ開いていますか | 月曜から土曜の9時から18時です。`,
    turns: [
      [2, '速達の料金はいくらですか', 'では何日かかりますか'],
      [1, '通常配送は何日かかりますか', 'それはいくらですか'],
      [1, '速達の料金はいくらですか', '他のは？'],
    ],
  },
];
