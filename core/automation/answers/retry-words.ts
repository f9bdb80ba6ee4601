/** What a workflow sends when an answer can't be taken and the step has no words of its own, in the visitor's language. */
import { inLanguage, type Language } from '#core/text/language.ts';
import type { Expected } from './answer.ts';

type RetryWords = {
  choice: string;
  email: string;
  phone: string;
  date: string;
  number: string;
  /** `{range}` is the least, the most, or both of them joined by `and`. */
  numberWithin: string;
  text: string;
  least: string;
  most: string;
  and: string;
};

const sentences: Record<Language, RetryWords> = {
  en: {
    choice: 'Please choose one of these:',
    email: "That doesn't look like an email address. Please enter one like name@example.com.",
    phone: "That doesn't look like a phone number. Please enter one like +1 555 010 9999.",
    date: 'Please enter a date like 2026-12-31.',
    number: 'Please enter a number.',
    numberWithin: 'Please enter a number, {range}.',
    text: 'Please enter {range} characters.',
    least: 'at least {n}',
    most: 'at most {n}',
    and: ' and ',
  },
  de: {
    choice: 'Bitte wählen Sie eine dieser Möglichkeiten:',
    email: 'Das sieht nicht nach einer E-Mail-Adresse aus. Bitte geben Sie eine wie name@example.com ein.',
    phone: 'Das sieht nicht nach einer Telefonnummer aus. Bitte geben Sie eine wie +49 30 901820 ein.',
    date: 'Bitte geben Sie ein Datum wie 2026-12-31 ein.',
    number: 'Bitte geben Sie eine Zahl ein.',
    numberWithin: 'Bitte geben Sie eine Zahl ein, {range}.',
    text: 'Bitte geben Sie {range} Zeichen ein.',
    least: 'mindestens {n}',
    most: 'höchstens {n}',
    and: ' und ',
  },
  fr: {
    choice: 'Veuillez choisir une de ces réponses :',
    email: 'Cela ne ressemble pas à une adresse e-mail. Saisissez-en une comme nom@example.com.',
    phone: 'Cela ne ressemble pas à un numéro de téléphone. Saisissez-en un comme +33 1 99 00 12 34.',
    date: 'Veuillez saisir une date comme 2026-12-31.',
    number: 'Veuillez saisir un nombre.',
    numberWithin: 'Veuillez saisir un nombre, {range}.',
    text: 'Veuillez saisir {range} caractères.',
    least: 'au moins {n}',
    most: 'au plus {n}',
    and: ' et ',
  },
  es: {
    choice: 'Elija una de estas opciones:',
    email: 'Eso no parece una dirección de correo. Escriba una como nombre@example.com.',
    phone: 'Eso no parece un número de teléfono. Escriba uno como +34 910 123 456.',
    date: 'Escriba una fecha como 2026-12-31.',
    number: 'Escriba un número.',
    numberWithin: 'Escriba un número, {range}.',
    text: 'Escriba {range} caracteres.',
    least: 'al menos {n}',
    most: 'como máximo {n}',
    and: ' y ',
  },
  pt: {
    choice: 'Escolha uma destas opções:',
    email: 'Isso não parece um endereço de e-mail. Escreva um como nome@example.com.',
    phone: 'Isso não parece um número de telefone. Escreva um como +351 21 123 4567.',
    date: 'Escreva uma data como 2026-12-31.',
    number: 'Escreva um número.',
    numberWithin: 'Escreva um número, {range}.',
    text: 'Escreva {range} caracteres.',
    least: 'no mínimo {n}',
    most: 'no máximo {n}',
    and: ' e ',
  },
  it: {
    choice: 'Scelga una di queste opzioni:',
    email: 'Non sembra un indirizzo e-mail. Ne scriva uno come nome@example.com.',
    phone: 'Non sembra un numero di telefono. Ne scriva uno come +39 06 1234 5678.',
    date: 'Scriva una data come 2026-12-31.',
    number: 'Scriva un numero.',
    numberWithin: 'Scriva un numero, {range}.',
    text: 'Scriva {range} caratteri.',
    least: 'almeno {n}',
    most: 'al massimo {n}',
    and: ' e ',
  },
  nl: {
    choice: 'Kies een van deze mogelijkheden:',
    email: 'Dat lijkt geen e-mailadres. Vul er een in zoals naam@example.com.',
    phone: 'Dat lijkt geen telefoonnummer. Vul er een in zoals +31 20 123 4567.',
    date: 'Vul een datum in zoals 2026-12-31.',
    number: 'Vul een getal in.',
    numberWithin: 'Vul een getal in, {range}.',
    text: 'Vul {range} tekens in.',
    least: 'minstens {n}',
    most: 'hoogstens {n}',
    and: ' en ',
  },
  pl: {
    choice: 'Wybierz jedną z tych opcji:',
    email: 'To nie wygląda na adres e-mail. Wpisz adres taki jak imie@example.com.',
    phone: 'To nie wygląda na numer telefonu. Wpisz numer taki jak +48 22 123 45 67.',
    date: 'Wpisz datę, na przykład 2026-12-31.',
    number: 'Wpisz liczbę.',
    numberWithin: 'Wpisz liczbę: {range}.',
    text: 'Wpisz tekst o długości {range} znaków.',
    least: 'co najmniej {n}',
    most: 'co najwyżej {n}',
    and: ' i ',
  },
  tr: {
    choice: 'Lütfen bunlardan birini seçin:',
    email: 'Bu bir e-posta adresine benzemiyor. Lütfen ad@example.com gibi bir adres yazın.',
    phone: 'Bu bir telefon numarasına benzemiyor. Lütfen +90 212 123 45 67 gibi bir numara yazın.',
    date: 'Lütfen 2026-12-31 gibi bir tarih yazın.',
    number: 'Lütfen bir sayı yazın.',
    numberWithin: 'Lütfen bir sayı yazın ({range}).',
    text: 'Lütfen {range} karakter yazın.',
    least: 'en az {n}',
    most: 'en fazla {n}',
    and: ', ',
  },
  ar: {
    choice: 'يرجى اختيار أحد هذه الخيارات:',
    email: 'لا يبدو هذا عنوان بريد إلكتروني. يرجى كتابة عنوان مثل name@example.com.',
    phone: 'لا يبدو هذا رقم هاتف. يرجى كتابة رقم مثل ‎+966 11 123 4567.',
    date: 'يرجى كتابة تاريخ مثل 2026-12-31.',
    number: 'يرجى كتابة رقم.',
    numberWithin: 'يرجى كتابة رقم، {range}.',
    text: 'عدد الأحرف المطلوب: {range}.',
    least: '{n} على الأقل',
    most: '{n} على الأكثر',
    and: ' و',
  },
  he: {
    choice: 'נא לבחור באחת מהאפשרויות:',
    email: 'זה לא נראה כמו כתובת דוא״ל. נא להזין כתובת כמו name@example.com.',
    phone: 'זה לא נראה כמו מספר טלפון. נא להזין מספר כמו ‎+972 3 123 4567.',
    date: 'נא להזין תאריך כמו 2026-12-31.',
    number: 'נא להזין מספר.',
    numberWithin: 'נא להזין מספר, {range}.',
    text: 'מספר התווים הנדרש: {range}.',
    least: 'לפחות {n}',
    most: 'לכל היותר {n}',
    and: ' ו',
  },
  hi: {
    choice: 'कृपया इनमें से एक चुनें:',
    email: 'यह ईमेल पता नहीं लगता। कृपया name@example.com जैसा पता लिखें।',
    phone: 'यह फ़ोन नंबर नहीं लगता। कृपया +91 11 2345 6789 जैसा नंबर लिखें।',
    date: 'कृपया 2026-12-31 जैसी तारीख लिखें।',
    number: 'कृपया एक संख्या लिखें।',
    numberWithin: 'कृपया एक संख्या लिखें, {range}।',
    text: 'कृपया {range} अक्षर लिखें।',
    least: 'कम से कम {n}',
    most: 'अधिक से अधिक {n}',
    and: ' और ',
  },
  ja: {
    choice: '次の中からお選びください。',
    email: 'メールアドレスの形式ではないようです。name@example.com のように入力してください。',
    phone: '電話番号の形式ではないようです。+81 3 1234 5678 のように入力してください。',
    date: '2026-12-31 のような日付を入力してください。',
    number: '数値を入力してください。',
    numberWithin: '{range}の数値を入力してください。',
    text: '{range}の文字数で入力してください。',
    least: '{n}以上',
    most: '{n}以下',
    and: '、',
  },
  zh: {
    choice: '请从以下选项中选择一项：',
    email: '这看起来不是电子邮箱地址。请输入类似 name@example.com 的地址。',
    phone: '这看起来不是电话号码。请输入类似 +86 10 1234 5678 的号码。',
    date: '请输入类似 2026-12-31 的日期。',
    number: '请输入一个数字。',
    numberWithin: '请输入一个数字，{range}。',
    text: '请输入{range}个字符。',
    least: '至少 {n} ',
    most: '最多 {n} ',
    and: '、',
  },
  ko: {
    choice: '다음 중 하나를 선택해 주세요.',
    email: '이메일 주소가 아닌 것 같습니다. name@example.com 같은 주소를 입력해 주세요.',
    phone: '전화번호가 아닌 것 같습니다. +82 2 1234 5678 같은 번호를 입력해 주세요.',
    date: '2026-12-31 같은 날짜를 입력해 주세요.',
    number: '숫자를 입력해 주세요.',
    numberWithin: '{range}인 숫자를 입력해 주세요.',
    text: '글자 수를 {range}로 입력해 주세요.',
    least: '{n} 이상',
    most: '{n} 이하',
    and: ', ',
  },
};

/** The sentence for what is expected. @param locale the visitor's */
export function retryWords(expected: Expected, locale: string | null): string {
  const words = inLanguage(sentences, locale);
  const range = rangeIn(words, expected, locale);
  switch (expected.expects) {
    case 'text':
      return words.text.replace('{range}', range);
    case 'number':
      return range === '' ? words.number : words.numberWithin.replace('{range}', range);
    case 'email':
    case 'phone':
    case 'date':
    case 'choice':
      return words[expected.expects];
  }
}

const rangeIn = ({ least, most, and }: RetryWords, { min, max }: Expected, locale: string | null): string =>
  [
    min === null ? '' : least.replace('{n}', numberIn(min, locale)),
    max === null ? '' : most.replace('{n}', numberIn(max, locale)),
  ]
    .filter(Boolean)
    .join(and);

/** A number as it is written where the visitor is: one who copies it has to mean the same. */
function numberIn(value: number, locale: string | null): string {
  const ungrouped = { useGrouping: false, maximumFractionDigits: 20 };
  try {
    return value.toLocaleString(locale ?? 'en', ungrouped);
  } catch {
    return value.toLocaleString('en', ungrouped);
  }
}
