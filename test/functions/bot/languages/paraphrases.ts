/**
 * Ten articles in each language, as a shop would write them, and how customers ask for the same in other words or forms: each
 * line has the phrasings of an article before the bar and questions behind it. The topics are the same everywhere: delivery
 * time, return, cancellation, password, invoice, opening hours, payment, address, damage, phone.
 */
export const paraphrases = {
  de: `Wie lange dauert die Lieferung?; Wann kommt mein Paket an? | wie viele Tage braucht ihr für Lieferungen; Pakete: Ankunft wann ungefähr
Wie kann ich einen Artikel zurückgeben?; Ware zurücksenden | Rückgabe von Artikeln; ich habe Waren, die ich zurückschicken will
Wie storniere ich meine Bestellung?; Bestellung rückgängig machen | Stornierung einer bestellten Sache; meine Bestellungen bitte stornieren
Ich habe mein Passwort vergessen; Passwort zurücksetzen | vergessene Passwörter; neues Kennwort oder Passwortrücksetzung
Wo finde ich meine Rechnung?; Rechnung herunterladen | ich brauche Rechnungen als Download; Rechnungskopie bekommen
Wann habt ihr geöffnet?; Öffnungszeiten des Ladens | ist der Laden samstags offen, Öffnungszeit; Ladenöffnung am Montag
Welche Zahlungsarten gibt es?; Kann ich mit Kreditkarte zahlen? | Bezahlung per Kreditkarten; gezahlt wird wie, Zahlungsmittel
Wie ändere ich meine Adresse?; neue Lieferadresse angeben | Adressänderung; meine Anschrift und Adressen sind geändert
Mein Artikel ist beschädigt angekommen; kaputte Ware reklamieren | Reklamation: beschädigter Artikel; Beschädigung an der Ware, kaputt
Kann ich euch anrufen?; Telefonnummer des Kundendienstes | Anruf beim Kundendienst; telefonisch erreichen, welche Nummer`,
  es: `¿Cuánto tarda la entrega?; ¿Cuándo llega mi paquete? | cuántos días tardan las entregas; todavía no han llegado mis paquetes
¿Cómo puedo devolver un artículo?; devolución de productos | quiero hacer devoluciones; devolviendo artículos comprados
¿Cómo cancelo mi pedido?; anular la compra | cancelar pedidos; cancelación, ya no quiero lo pedido
He olvidado mi contraseña; restablecer la contraseña | olvidé mis contraseñas; no recuerdo, restablecimiento de contraseña
¿Dónde encuentro mi factura?; descargar la factura | necesito facturas; facturación, descarga en PDF
¿A qué hora abren?; horario de apertura de la tienda | está abierta la tienda los sábados; horarios, cuándo abrís
¿Qué formas de pago aceptan?; ¿Puedo pagar con tarjeta? | pagos con tarjetas; pagando por transferencia, forma aceptada
¿Cómo cambio mi dirección?; nueva dirección de envío | cambios de direcciones; hay que cambiarla, la dirección
Mi artículo llegó dañado; reclamar un producto roto | daños en los productos; reclamación, vino rota la caja del producto
¿Puedo llamarles por teléfono?; número del servicio de atención | llamadas telefónicas; teléfonos de atención`,
  fr: `Combien de temps prend la livraison ?; Quand arrive mon colis ? | livraisons en combien de jours; mes colis arriveront quand
Comment retourner un article ?; renvoyer un produit | les retours d’articles; j’ai renvoyé des produits, et maintenant
Comment annuler ma commande ?; annulation d’un achat | commandes à annuler; je voudrais que ma commande soit annulée
J’ai oublié mon mot de passe; réinitialiser le mot de passe | mots de passe oubliés; réinitialisation du passe
Où trouver ma facture ?; télécharger la facture | mes factures svp; facturation, téléchargement
Quand êtes-vous ouverts ?; horaires d’ouverture du magasin | horaire des magasins; le magasin est-il ouvert le samedi
Quels moyens de paiement acceptez-vous ?; Puis-je payer par carte ? | paiements par cartes; je paye comment, moyen accepté
Comment changer mon adresse ?; nouvelle adresse de livraison | changement d’adresses; adresse changée
Mon article est arrivé abîmé; réclamation pour un produit cassé | des articles abîmés; produits cassés, réclamer
Puis-je vous appeler ?; numéro de téléphone du service client | appel téléphonique; téléphoner aux services, numéros`,
  pt: `Quanto tempo demora a entrega?; Quando chega a minha encomenda? | as entregas demoram quantos dias; encomendas que não chegaram
Como posso devolver um artigo?; devolução de produtos | devoluções; quero devolvê-los, os artigos
Como cancelo o meu pedido?; anular a compra | cancelamento de pedidos; queria cancelar o que foi pedido
Esqueci a minha senha; redefinir a senha | senhas esquecidas; esquecer senha, redefinição
Onde encontro a minha fatura?; baixar a fatura | preciso das faturas; faturação, baixando em PDF
A que horas abrem?; horário de abertura da loja | a loja está aberta aos sábados; horários das lojas
Quais formas de pagamento aceitam?; Posso pagar com cartão? | pagamentos com cartões; pagando, forma aceita
Como mudo o meu endereço?; novo endereço de envio | mudança de endereços; mudar para endereços novos
O meu artigo chegou danificado; reclamar de um produto partido | artigos com danos, danificados; reclamação, produtos partidos
Posso ligar para vocês?; número de telefone do atendimento | ligação telefônica; números, telefonar para atendimento`,
  it: `Quanto dura la consegna?; Quando arriva il mio pacco? | consegne in quanti giorni; i pacchi arriveranno quando
Come posso restituire un articolo?; reso di un prodotto | restituzione degli articoli; resi dei prodotti
Come annullo il mio ordine?; cancellare l’acquisto | annullamento di ordini; vorrei annullare quanto ordinato
Ho dimenticato la password; reimpostare la password | password dimenticate; dimenticavo, reimpostazione
Dove trovo la fattura?; scaricare la fattura | mi servono le fatture; fatturazione, scarico del documento
Quando siete aperti?; orari di apertura del negozio | orario dei negozi; il negozio apre il sabato
Quali metodi di pagamento accettate?; Posso pagare con la carta? | pagamenti con carte; pagando, metodo accettato
Come cambio il mio indirizzo?; nuovo indirizzo di spedizione | cambiare indirizzi; cambiamento, spedizioni ad altro indirizzo
Il mio articolo è arrivato danneggiato; reclamo per un prodotto rotto | articoli danneggiati; danni, prodotti rotti, reclami
Posso chiamarvi?; numero di telefono dell’assistenza | chiamata telefonica; numeri, chiamare l’assistenza`,
  nl: `Hoe lang duurt de levering?; Wanneer komt mijn pakket aan? | leveringen duren hoeveel dagen; aankomst van pakketten
Hoe kan ik een artikel terugsturen?; een product retourneren | artikelen teruggestuurd; geretourneerde producten
Hoe annuleer ik mijn bestelling?; een aankoop ongedaan maken | annulering van bestellingen; ik wil annuleren wat ik besteld heb
Ik ben mijn wachtwoord vergeten; het wachtwoord opnieuw instellen | vergeten wachtwoorden; wachtwoordherstel
Waar vind ik mijn factuur?; de factuur downloaden | facturen nodig; factuurdownload
Wanneer zijn jullie open?; openingstijden van de winkel | winkels geopend op zaterdag, openingstijd; winkeltijden
Welke betaalmethoden zijn er?; Kan ik met een creditcard betalen? | betaling met creditcards; betaald worden, betaalmethode
Hoe wijzig ik mijn adres?; een nieuw bezorgadres opgeven | adreswijziging; adressen gewijzigd
Mijn artikel is beschadigd aangekomen; klacht over een kapot product | beschadigde artikelen; klachten, kapotte producten
Kan ik jullie bellen?; telefoonnummer van de klantenservice | telefonisch gebeld; nummer van service, telefoon`,
  pl: `Ile trwa dostawa?; Kiedy dotrze moja paczka? | ile dni trwają dostawy; paczki, kiedy dotrą
Jak mogę zwrócić towar?; zwrot produktu | chcę dokonać zwrotu towarów; zwracanie produktów
Jak anulować zamówienie?; rezygnacja z zakupu | anulowanie zamówień; zrezygnować z zakupów
Nie pamiętam hasła; zresetować hasło | zapomniane hasła, nie pamiętasz; resetowanie haseł
Gdzie znajdę fakturę?; pobrać fakturę | faktury do pobrania; potrzebuję faktur
Kiedy jesteście otwarci?; godziny otwarcia sklepu | w jakich godzinach otwarty sklep; sklepy otwarte w sobotę
Jakie są metody płatności?; Czy mogę zapłacić kartą? | płatności kartami; zapłata, jaka metoda
Jak zmienić adres?; nowy adres dostarczenia | zmiana adresu; zmieniłem adresy
Towar przyszedł uszkodzony; reklamacja zepsutego produktu | uszkodzone towary; reklamować zepsute produkty
Czy mogę do was zadzwonić?; numer telefonu obsługi klienta | telefon do obsługi, dzwonić; numery telefoniczne`,
  tr: `Teslimat ne kadar sürer?; Kargom ne zaman gelir? | teslimatlar kaç günde; kargonuz gelmedi, kargo nerede
Ürünü nasıl iade ederim?; ürün geri gönderme | ürünleri iade etmek istiyorum; iadeler, geri gönderebilir miyim
Siparişimi nasıl iptal ederim?; satın almayı iptal etme | siparişlerin iptali; siparişi iptal ettirmek
ŞİFREMİ UNUTTUM; şifre sıfırlama | şifreyi unutmuşum; şifremin sıfırlanması
Faturamı nerede bulurum?; fatura indirme | faturalarımı indirmek; faturayı bulamıyorum
Saat kaçta açıyorsunuz?; mağaza çalışma saatleri | mağazanız saat kaçta açılıyor; çalışma saatiniz
Hangi ödeme yöntemleri var?; Kredi kartıyla ödeyebilir miyim? | ödemeyi kredi kartından; kartla ödenir mi, yöntem
Adresimi nasıl değiştiririm?; yeni teslim adresi | adres değişikliği; adreslerin değiştirilmesi
Ürünüm hasarlı geldi; kırık ürün şikayeti | hasar var, ürünler kırılmış; kırılan üründen şikayetçiyim
Sizi arayabilir miyim?; müşteri hizmetleri telefon numarası | müşteri hizmetlerini aramak; telefonla aranır mı, numaranız`,
  ja: `配送にはどのくらいかかりますか; 荷物はいつ届きますか | 配送日数を知りたい; 荷物がまだ届かない
商品を返品するにはどうすればいいですか; 返品の手続き | 買った商品を返品したい; 返品できるか教えて
注文をキャンセルする方法; 注文の取り消し | 注文を取り消したいのですが; キャンセルしたい注文があります
パスワードを忘れました; パスワードの再設定 | パスワードが思い出せず忘れてしまった; 再設定したいパスワード
領収書はどこにありますか; 請求書をダウンロードする | 領収書がほしい; 請求書のダウンロードができない
営業時間は何時からですか; お店は何時に開きますか | 土曜日の営業時間; 店が開く時間
支払い方法には何がありますか; クレジットカードで払えますか | カード払いはできますか; 支払いの方法を選びたい
住所を変更するには; 新しい届け先の住所 | 住所変更したい; 届け先を新しくする
商品が壊れて届きました; 破損した商品のクレーム | 壊れた商品を受け取った; 商品に破損がある
電話で問い合わせできますか; サポートの電話番号 | 電話番号を教えて; サポートに電話したい`,
  zh: `送货需要多长时间; 我的包裹什么时候到 | 包裹多久能到; 送货时间要几天
如何退货; 我想退回商品 | 商品可以退吗; 怎么办理退货手续
怎么取消订单; 撤销购买 | 我要把订单取消掉; 取消已经下的订单
我忘记密码了; 重置密码 | 密码忘了怎么办; 想重新设置密码
在哪里可以找到发票; 下载发票 | 请给我开发票; 发票怎么下载
你们几点开门; 商店的营业时间 | 周六营业吗，营业到几点; 门店开门时间
有哪些付款方式; 可以用信用卡支付吗 | 支持信用卡付款吗; 怎么支付，方式有什么
怎样修改地址; 新的收货地址 | 收货地址要改; 地址改成新的
商品收到时已损坏; 投诉坏掉的产品 | 收到的产品是坏的; 东西损坏了要投诉
可以打电话给你们吗; 客服的电话号码 | 客服电话是多少; 想给客服打个电话`,
  ar: `كم تستغرق مدة التوصيل؟; متى تصل الشحنة؟ | مُدّة التوصيلات كم يوم; شحنتي لم تصل بعد
كيف أرجع المنتج؟; إرجاع المشتريات | أريد ارجاع منتجات; إرجاعُ مُنتَجٍ اشتريته
كيف ألغي طلبي؟; إلغاء الطلب | الغاء الطلبات; أود أن يُلغى طلبٌ
نسيت كلمة المرور; إعادة تعيين كلمة السر | كلمه المرور نسيتها; اعاده تعيين كلمتي
أين أجد الفاتورة؟; تحميل الفاتورة | أحتاج فواتير وفاتورتي; بالفاتورة تحميلها
متى تفتحون؟; ساعات عمل المتجر | المتاجر وساعاتها; ساعة فتح متجركم
ما هي طرق الدفع؟; هل يمكن الدفع بالبطاقة؟ | طريقة دفع; ببطاقة ائتمان ادفع
كيف أغير عنواني؟; عنوان جديد للتوصيل | تغيير العناوين والعنوان; عنوانٌ آخر جديد
وصل المنتج تالفا; شكوى عن منتج مكسور | منتجاتي مكسورة; تالفٌ وصلني، شكوتي
هل يمكنني الاتصال بكم؟; رقم هاتف خدمة العملاء | أرقام الهاتف; اتصال بخدمة للعملاء`,
  hi: `डिलीवरी में कितना समय लगता है?; मेरा पार्सल कब आएगा? | डिलिवरी कितने दिनों में; पार्सलों का आना कब
मैं सामान कैसे वापस करूँ?; वस्तु की वापसी | सामान को वापिस करना है; वस्तुओं की वापसियाँ
मैं अपना ऑर्डर कैसे रद्द करूँ?; खरीद रद्द करना | ऑर्डरों को रद्द करवाना; ख़रीदी हुई चीज़ रद्द
मैं अपना पासवर्ड भूल गया; पासवर्ड बदलना | पासवर्डों को भूलना; पासवर्ड भूली हूँ, बदलूँ
मेरा बिल कहाँ मिलेगा?; बिल डाउनलोड करें | बिलों की प्रति मिले; डाउनलोड बिल का
दुकान कब खुलती है?; दुकान के खुलने का समय | दुकानें कब खुलेंगी; दुकानों का समय
भुगतान के कौन से तरीके हैं?; क्या मैं कार्ड से भुगतान कर सकता हूँ? | भुगतानों के तरीक़े; कार्डों से भुगतान
मैं अपना पता कैसे बदलूँ?; नया डिलीवरी पता | पते में बदलाव; नये पते पर
मेरा सामान टूटा हुआ आया; ख़राब वस्तु की शिकायत | सामान टूट गया; खराब वस्तुएँ, शिकायतें
क्या मैं आपको फ़ोन कर सकता हूँ?; ग्राहक सेवा का नंबर | फोन करना है; ग्राहकों की सेवा के नंबर`,
} as const;
