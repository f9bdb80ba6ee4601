/** The labels and typed attributes of conversations: where they are set up, and where agents fill them in; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

/** Settings › Labels and attributes. */
export const fields: typeof english.fields = {
  title: 'Etiquetas e atributos',
  lead: 'O que sua equipe anota sobre as conversas.',
  labels: 'Etiquetas',
  labelsBody:
    'Os atendentes veem estas primeiro, na cor de cada uma. Renomear uma etiqueta não altera as conversas que já a têm.',
  noLabels: 'Nenhuma etiqueta ainda. Os atendentes podem digitar qualquer uma.',
  addLabel: 'Adicionar etiqueta',
  labelName: 'Etiqueta',
  labelAt: (place) => `Etiqueta ${place}`,
  description: 'Descrição',
  color: 'Cor',
  onlyListed: 'Permitir só estas etiquetas',
  onlyListedHelp: 'Atendentes e programas não podem adicionar outras. As que as conversas já têm permanecem.',
  attributes: 'Atributos',
  attributesBody:
    'Um atributo com tipo só aceita de atendentes e programas valores adequados. O que a página de um visitante informa é mantido como está.',
  noAttributes: 'Nenhum atributo com tipo ainda. Os atendentes podem anotar qualquer coisa com qualquer nome.',
  addAttribute: 'Adicionar atributo',
  attributeAt: (place) => `Atributo ${place}`,
  name: 'Nome',
  key: 'Chave',
  keyHelp: 'Para programas, como order_number.',
  type: 'Tipo',
  choices: 'Valores, um por linha',
  required: 'Obrigatório para resolver ou fechar',
  requiredHelp: 'Chats que terminam sozinhos não ficam retidos.',
  types: { text: 'Texto', number: 'Número', date: 'Data', choice: 'Escolha' },
  colors: {
    gray: 'Cinza',
    red: 'Vermelho',
    orange: 'Laranja',
    yellow: 'Amarelo',
    green: 'Verde',
    teal: 'Verde-azulado',
    blue: 'Azul',
    purple: 'Roxo',
    pink: 'Rosa',
  },
};

/** Filling typed attributes in. */
export const typed: typeof english.typed = {
  title: 'Antes de terminar esta conversa',
  titleFor: (count) => `Antes de terminar estas ${numberText(count)} conversas`,
  body: 'Sua equipe quer que isto seja preenchido primeiro.',
  bodyFor:
    'Sua equipe quer que isto seja preenchido primeiro. Cada conversa recebe o que lhe falta; o que ela tem fica.',
  save: 'Salvar e terminar',
  notChosen: 'Não escolhido',
  doesNotFit: 'não é adequado',
  expected: {
    text: 'Digite um texto.',
    number: 'Digite um número, como 12.5.',
    date: 'Escolha uma data.',
    choice: 'Escolha um dos valores.',
  },
  others: 'Outros atributos',
  missing: 'Obrigatório',
};
