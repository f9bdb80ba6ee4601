/** English: what comes later. */
export default {
  typing: '{name} is typing',
  ask: 'How did we do?',
  stars: 'Terrible|Poor|Okay|Good|Great',
  comment: 'Anything you would like to add? (optional)',
  submit: 'Send feedback',
  thanks: 'Thank you!',
  end: 'End conversation',
  endAsk: 'End this conversation?',
  person: 'Talk to a person',
  copy: 'Email me a copy',
  copySent: 'A copy is on its way to {email}.',
  noCopy: 'Copies by email are not available here.',
  copyLater: "A copy can't be sent right now. Please try again later.",
  cancel: 'Cancel',
  mute: 'Mute sounds',
  unmute: 'Turn sounds on',
};
