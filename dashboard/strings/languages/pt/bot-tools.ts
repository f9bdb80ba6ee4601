/** Portuguese: tools of bots. */
import type * as english from '#dashboard/strings/bot-tools.ts';

export const botTools: typeof english.botTools = {
  lead: 'O que o modelo pode fazer enquanto responde. Ele não pode fazer nada que não esteja nesta lista.',
  signed: 'As requisições são assinadas com o segredo dos seus próprios sistemas, criado nas configurações da equipe.',
  noSecret:
    'Ainda não há um segredo, por isso todas as chamadas falham: crie um nas configurações da equipe e coloque-o no seu servidor.',
  add: 'Adicionar ferramenta',
  remove: (name) => `Remover a ferramenta ${name}`,
  kind: { http: 'Consultar seu servidor', ticket: 'Criar um ticket', handoff: 'Encaminhar' },
  audience: { everyone: 'Todos', verified: 'Visitantes que seu site verificou' },
  type: { text: 'Texto', number: 'Número', boolean: 'Sim ou não', choice: 'Um de uma lista' },
  parameter: (number) => `Parâmetro ${number}`,
  addParameter: 'Adicionar parâmetro',
  removeParameter: (name) => `Remover o parâmetro ${name}`,
  path: 'Caminho na resposta, como order.status',
  sample: 'O que seu servidor recebe',
  use: {
    lead: 'As chamadas dos últimos 30 dias.',
    tool: 'Ferramenta',
    day: 'Dia e ferramenta',
    byDay: 'Dia a dia',
    calls: 'Chamadas',
    failed: 'Falhas',
    time: 'Duração média',
  },
};

export const botToolFields: typeof english.botToolFields = {
  name: ['Nome da ferramenta', 'Para o modelo: letras minúsculas, dígitos e _, como order_status.'],
  description: ['O que ela faz', 'Diga ao modelo quando usá-la, por exemplo: Consulta a situação de um pedido.'],
  audience: ['Para', ''],
  requires_code: [
    'Pedir um código por e-mail',
    'O visitante digita primeiro um código enviado ao seu endereço de e-mail. Ele vale por 30 minutos.',
  ],
  url: ['URL', 'Uma URL https em um host que esta instalação permite.'],
  returns: ['O que o modelo recebe', ''],
  parameter_name: ['Nome do parâmetro', ''],
  parameter_description: ['O que é', 'Para o modelo, por exemplo: O número do pedido.'],
  parameter_type: ['Tipo', ''],
  choices: ['Lista', 'Um por linha.'],
  is_required: ['Obrigatório', ''],
  priority: ['Prioridade', ''],
  department_id: ['Encaminhar para', ''],
};
