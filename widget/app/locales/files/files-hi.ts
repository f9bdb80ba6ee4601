/** Hindi: sending files. */
import type { FileTexts } from './texts.ts';

const texts: FileTexts = {
  files: 'आपके संदेश की फ़ाइलें',
  removeFile: '{name} हटाएँ',
  uploadOf: '{name} अपलोड हो रही है',
  fileType: 'इस प्रकार की फ़ाइल यहाँ नहीं भेजी जा सकती।',
  fileEmpty: 'यह फ़ाइल खाली है।',
  fileSize: 'यह फ़ाइल {size} से बड़ी है।',
  fileCount: 'आप एक संदेश के साथ {n} तक फ़ाइलें भेज सकते हैं।',
  fileRejected: 'यह फ़ाइल नहीं भेजी जा सकती।',
  uploadFailed: 'अपलोड नहीं हो सका।',
  fileLost: 'पेज बदलने से पहले अपलोड नहीं हुआ। इसे फिर से चुनें।',
  uploadRetrying: 'फिर से कोशिश हो रही है…',
  download: 'डाउनलोड करें',
  closeImage: 'चित्र बंद करें',
  previousImage: 'पिछला चित्र',
  nextImage: 'अगला चित्र',
  zoomIn: 'बड़ा करें',
  zoomOut: 'छोटा करें',
  voiceName: 'ध्वनि संदेश',
  recording: 'रिकॉर्ड हो रहा है…',
  stopRecording: 'रोकें',
  micBlocked: 'यहाँ माइक्रोफ़ोन का उपयोग नहीं हो सकता।',
};

export default texts;
