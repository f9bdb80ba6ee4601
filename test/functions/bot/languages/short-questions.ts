/**
 * Short questions of two to four words with hardly any of a language's usual ones, as visitors type them: for each of the ten
 * topics of `paraphrases.ts` one, in its order. What they lead to was measured, and English articles on the same topics.
 */
export const shortQuestions = {
  en: 'parcel delivery time?; send item back; cancel order please; password lost; download invoice; open Saturday?; card payment possible?; new address; broken item arrived; phone number?',
  de: 'wo Paket?; Ware zurückschicken; Bestellung stornieren bitte; Passwort weg; Rechnung herunterladen; Samstag offen?; Zahlung mit Karte?; neue Adresse; Artikel kaputt; Telefonnummer Kundendienst?',
  es: '¿envío gratis?; devolver artículo; cancelar pedido gracias; contraseña olvidada; descargar factura; ¿abierto sábados?; ¿pagar con tarjeta?; dirección nueva; producto roto; ¿número de teléfono?',
  fr: 'livraison gratuite ?; retour article; annuler commande svp; mot de passe oublié; télécharger facture; ouvert samedi ?; paiement par carte ?; nouvelle adresse; article cassé; numéro de téléphone ?',
  pt: 'entrega grátis?; devolver artigo; cancelar pedido obrigado; senha esquecida; baixar fatura; aberto sábado?; pagar com cartão?; endereço novo; produto quebrado; número de telefone?',
  it: 'consegna gratuita?; restituire articolo; annullare ordine grazie; password dimenticata; scaricare fattura; aperti sabato?; pagamento con carta?; indirizzo nuovo; articolo rotto; numero di telefono?',
  nl: 'gratis levering?; artikel terugsturen; bestelling annuleren graag; wachtwoord vergeten; factuur downloaden; zaterdag open?; betalen met creditcard?; nieuw adres; kapot artikel ontvangen; telefoonnummer klantenservice?',
  pl: 'darmowa dostawa?; zwrot towaru; anulować zamówienie proszę; zapomniane hasło; pobrać fakturę; otwarte w sobotę?; płatność kartą?; nowy adres; uszkodzony towar; numer telefonu?',
  tr: 'kargo ücretsiz mi?; ürün iade; sipariş iptal lütfen; şifre unuttum; fatura indir; cumartesi açık mı?; kartla ödeme?; yeni adres; kırık ürün geldi; telefon numarası?',
  ja: '配送は無料？; 商品返品; 注文キャンセルお願い; パスワード忘れた; 請求書ダウンロード; 土曜営業？; カード払い可？; 新しい住所; 商品破損; 電話番号は？',
  zh: '包邮吗; 商品退货; 取消订单谢谢; 忘记密码; 下载发票; 周六开门吗; 可以刷卡吗; 新地址; 商品坏了; 电话号码多少',
  ar: 'توصيل مجاني؟; إرجاع منتج; إلغاء الطلب شكرا; كلمة المرور مفقودة; تحميل الفاتورة; مفتوح السبت؟; الدفع بالبطاقة؟; عنوان جديد; منتج مكسور; رقم الهاتف؟',
  hi: 'डिलीवरी मुफ़्त?; सामान वापस; ऑर्डर रद्द धन्यवाद; पासवर्ड भूल गया; बिल डाउनलोड; शनिवार खुला?; कार्ड से भुगतान?; नया पता; सामान टूटा; फ़ोन नंबर?',
} as const;

/** Ten English articles on the topics of `paraphrases.ts`. */
export const englishArticles = `How long does delivery take?; When will my parcel arrive?
How can I return an item?; send goods back
How do I cancel my order?; undo a purchase
I forgot my password; reset the password
Where do I find my invoice?; download the invoice
When are you open?; opening hours of the store
Which payment methods do you accept?; Can I pay by credit card?
How do I change my address?; new delivery address
My item arrived damaged; complain about a broken product
Can I call you?; telephone number of customer service`;

/** Short questions about other things, which were written after the words that count, and by which none was chosen. */
export const unseenQuestions = {
  en: 'vegan dishes?; wifi not working; breakfast included?; dog allowed?; swimming pool heated?; student discount; translate to german; contract length; spare parts?; noise from neighbours',
  de: 'vegane Gerichte?; WLAN geht nicht; Frühstück inklusive?; Hund erlaubt?; Schwimmbad beheizt?; Studentenrabatt; übersetzen ins Englische; Vertragslaufzeit; Ersatzteile?; Lärm von Nachbarn',
  es: '¿platos veganos?; wifi no funciona; ¿desayuno incluido?; ¿perro permitido?; piscina climatizada?; descuento estudiantes; traducir al inglés; duración contrato; repuestos?; ruido de vecinos',
  fr: 'plats végans ?; wifi en panne; petit-déjeuner compris ?; chien accepté ?; piscine chauffée ?; réduction étudiant; traduire en anglais; durée du contrat; pièces détachées ?; bruit des voisins',
  pt: 'pratos veganos?; wifi não funciona; café da manhã incluído?; cachorro permitido?; piscina aquecida?; desconto estudante; traduzir para inglês; duração do contrato; peças de reposição?; barulho dos vizinhos',
  it: 'piatti vegani?; wifi non funziona; colazione inclusa?; cane ammesso?; piscina riscaldata?; sconto studenti; tradurre in inglese; durata contratto; pezzi di ricambio?; rumore dai vicini',
  nl: 'vegan gerechten?; wifi werkt niet; ontbijt inbegrepen?; hond toegestaan?; zwembad verwarmd?; studentenkorting; vertalen naar Engels; contractduur; reserveonderdelen?; lawaai van buren',
  pl: 'dania wegańskie?; wifi nie działa; śniadanie w cenie?; pies dozwolony?; basen podgrzewany?; zniżka studencka; przetłumaczyć na angielski; długość umowy; części zamienne?; hałas od sąsiadów',
  tr: 'vegan yemekler?; wifi çalışmıyor; kahvaltı dahil mi?; köpek kabul?; havuz ısıtmalı mı?; öğrenci indirimi; ingilizceye çevirme; sözleşme süresi; yedek parça?; komşulardan gürültü',
} as const;
