/**
 * Harder questions about the ten topics of `paraphrases.ts`, five in each language, by the number of the topic from 0. They
 * were written without looking at the articles' words, as customers write in a hurry, and the bot was never tuned on them.
 */
export const hardQuestions = {
  de: `0 Meine Bestellung von letzter Woche ist noch immer nicht geliefert worden
1 Die Hose passt nicht, wohin schicke ich das zurück
3 Komme nicht mehr rein, Passwort weg
5 Habt ihr am Sonntag auch offen?
7 Bin umgezogen, könnt ihr die Adresse anpassen`,
  es: `0 Mi paquete aún no me ha llegado, ¿cuánto le falta?
1 No me queda bien, ¿lo puedo devolver?
3 No puedo entrar, se me olvidó la contraseña
5 ¿Los domingos también abrís?
7 Me he mudado, hay que poner otra dirección`,
  fr: `0 Toujours pas livré, mon colis, c’est normal ?
1 La taille ne va pas, je peux vous le renvoyer ?
3 Impossible de me connecter, mot de passe perdu
5 Vous ouvrez le dimanche ?
7 J’ai déménagé, il faut modifier l’adresse`,
  pt: `0 A minha encomenda ainda não chegou, falta muito?
1 Não me serve, dá para devolver?
3 Não consigo entrar, perdi a senha
5 Abrem aos domingos?
7 Mudei de casa, preciso de trocar a morada ou o endereço`,
  it: `0 Il mio pacco non è ancora arrivato, quanto ci mette?
1 Non mi va bene la taglia, posso restituirlo?
3 Non riesco a entrare, ho perso la password
5 Siete aperti anche la domenica?
7 Ho traslocato, dovete cambiarmi l’indirizzo`,
  nl: `0 Mijn pakje is er nog steeds niet, hoelang duurt het nog
1 De maat klopt niet, kan ik het terugsturen
3 Ik kom er niet meer in, wachtwoord kwijt
5 Zijn jullie zondags open
7 Ik ben verhuisd, het adres moet anders`,
  pl: `0 Moja paczka jeszcze nie doszła, ile to potrwa
1 Rozmiar nie pasuje, czy mogę to zwrócić
3 Nie mogę się zalogować, zgubiłem hasło
5 Czy w niedzielę macie otwarte
7 Przeprowadziłem się, trzeba zmienić adres`,
  tr: `0 Kargom hâlâ gelmedi, daha ne kadar sürecek
1 Bedeni olmadı, iade edebilir miyim
3 Giremiyorum, şifremi kaybettim
5 Pazar günleri açık mısınız
7 Taşındım, adresimi değiştirmem lazım`,
  ja: `0 荷物がまだ届かないのですが、いつ来ますか
1 サイズが合わないので返品したい
3 ログインできません、パスワードがわからなくなりました
5 日曜日も営業していますか
7 引っ越したので住所を変えたい`,
  zh: `0 我的包裹还没到，要等多久
1 尺码不合适，可以退货吗
3 登录不了，密码忘了
5 星期天营业吗
7 我搬家了，要改地址`,
  ar: `0 طلبي لم يصل بعد، متى سيصل الطرد
1 المقاس لا يناسبني، هل يمكنني إرجاعه
3 لا أستطيع الدخول، نسيت كلمة السر أو المرور
5 هل تفتحون يوم الجمعة
7 انتقلت إلى بيت جديد وأريد تعديل العنوان`,
  hi: `0 मेरा पार्सल अभी तक नहीं आया, कब पहुंचेगा
1 साइज़ ठीक नहीं है, क्या वापस कर सकता हूं
3 लॉगिन नहीं हो रहा, पासवर्ड भूल गया
5 क्या रविवार को दुकान खुली रहती है
7 मैंने घर बदला है, पता बदलना है`,
};
