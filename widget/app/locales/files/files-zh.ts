/** Chinese: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: '消息中的文件',
  removeFile: '移除 {name}',
  uploadOf: '正在上传 {name}',
  fileType: '此处无法发送这种类型的文件。',
  fileEmpty: '此文件为空。',
  fileSize: '此文件超过 {size}。',
  fileCount: '每条消息最多可发送 {n} 个文件。',
  fileRejected: '无法发送此文件。',
  uploadFailed: '上传失败。',
  fileLost: '页面跳转前未上传完成。请重新选择。',
  uploadRetrying: '正在重试…',
  download: '下载',
  closeImage: '关闭图片',
  previousImage: '上一张图片',
  nextImage: '下一张图片',
  zoomIn: '放大',
  zoomOut: '缩小',
  voiceName: '语音消息',
  recording: '正在录音…',
  stopRecording: '停止',
  micBlocked: '此处无法使用麦克风。',
};

export default texts;
