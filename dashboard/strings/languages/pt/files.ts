/** Files and pictures in a conversation; in Brazilian Portuguese. */
import type * as english from '#dashboard/strings/files.ts';

/** Files and pictures. */
export const files: typeof english.files = {
  attach: 'Anexar arquivos',
  tray: 'Arquivos desta mensagem',
  remove: (name) => `Remover ${name}`,
  uploading: (name) => `Enviando ${name}`,
  retrying: 'Tentando de novo…',
  open: (name) => `Abrir imagem ${name}`,
  download: (name) => `Baixar ${name}`,
  trouble: {
    type: 'Este tipo de arquivo não pode ser enviado.',
    empty: 'Este arquivo está vazio.',
    size: 'Este arquivo é grande demais.',
    count: 'Uma mensagem aceita até cinco arquivos.',
    off: 'Os arquivos estão desativados neste widget.',
    rejected: 'Este arquivo não pode ser enviado.',
    network: 'O envio falhou. Verifique sua conexão.',
    lost: 'Não enviado. Escolha o arquivo de novo.',
  },
  checked: 'Verificando se há malware…',
  gone: 'Não está mais disponível.',
  unreachable: 'Não foi possível carregar este arquivo.',
  viewer: {
    close: 'Fechar imagem',
    previous: 'Imagem anterior',
    next: 'Próxima imagem',
    zoomIn: 'Ampliar',
    zoomOut: 'Reduzir',
    download: 'Baixar',
    failed: 'Esta imagem não pode ser exibida.',
  },
};
