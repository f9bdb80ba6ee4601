/** Portuguese: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'Arquivos para sua mensagem',
  removeFile: 'Remover {name}',
  uploadOf: 'Enviando {name}',
  fileType: 'Este tipo de arquivo não pode ser enviado aqui.',
  fileEmpty: 'Este arquivo está vazio.',
  fileSize: 'Este arquivo é maior que {size}.',
  fileCount: 'Você pode enviar até {n} arquivos por mensagem.',
  fileRejected: 'Este arquivo não pode ser enviado.',
  uploadFailed: 'O envio do arquivo falhou.',
  fileLost: 'Não foi enviado antes de a página mudar. Escolha-o de novo.',
  uploadRetrying: 'Tentando novamente…',
  download: 'Baixar',
  closeImage: 'Fechar imagem',
  previousImage: 'Imagem anterior',
  nextImage: 'Próxima imagem',
  zoomIn: 'Ampliar',
  zoomOut: 'Reduzir',
  voiceName: 'Mensagem de voz',
  recording: 'Gravando…',
  stopRecording: 'Parar',
  micBlocked: 'O microfone não pode ser usado aqui.',
};

export default texts;
