/** Japanese: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'メッセージのファイル',
  removeFile: '{name} を削除',
  uploadOf: '{name} をアップロード中',
  fileType: 'この種類のファイルはここでは送信できません。',
  fileEmpty: 'このファイルは空です。',
  fileSize: 'このファイルは {size} を超えています。',
  fileCount: '1 件のメッセージで送信できるファイルは {n} 個までです。',
  fileRejected: 'このファイルは送信できません。',
  uploadFailed: 'アップロードできませんでした。',
  fileLost: 'ページの移動前にアップロードされませんでした。選び直してください。',
  uploadRetrying: '再試行しています…',
  download: 'ダウンロード',
  closeImage: '画像を閉じる',
  previousImage: '前の画像',
  nextImage: '次の画像',
  zoomIn: '拡大',
  zoomOut: '縮小',
  voiceName: '音声メッセージ',
  recording: '録音中…',
  stopRecording: '停止',
  micBlocked: 'ここではマイクを使用できません。',
};

export default texts;
