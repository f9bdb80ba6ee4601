/** Korean: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: '메시지에 첨부할 파일',
  removeFile: '{name} 제거',
  uploadOf: '{name} 업로드 중',
  fileType: '이 형식의 파일은 여기에서 보낼 수 없습니다.',
  fileEmpty: '빈 파일입니다.',
  fileSize: '이 파일은 {size}보다 큽니다.',
  fileCount: '메시지 하나에 파일을 {n}개까지 보낼 수 있습니다.',
  fileRejected: '이 파일을 보낼 수 없습니다.',
  uploadFailed: '업로드하지 못했습니다.',
  fileLost: '페이지를 이동하기 전에 업로드되지 않았습니다. 다시 선택하세요.',
  uploadRetrying: '다시 시도하는 중…',
  download: '다운로드',
  closeImage: '이미지 닫기',
  previousImage: '이전 이미지',
  nextImage: '다음 이미지',
  zoomIn: '확대',
  zoomOut: '축소',
  voiceName: '음성 메시지',
  recording: '녹음 중…',
  stopRecording: '중지',
  micBlocked: '여기에서는 마이크를 사용할 수 없습니다.',
};

export default texts;
