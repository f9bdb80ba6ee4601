/** English: the help center. */
export default {
  help: 'Help',
  look: 'Search for answers',
  popular: 'Popular articles',
  results: 'Results: {n}',
  none: 'Nothing found. Try other words, or ask us.',
  talk: 'Talk to us',
  helped: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  more: 'Read more',
};
