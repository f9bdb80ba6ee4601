/** What customers ask about: words that are rarer elsewhere, and are kept with those close to them. */
export const SUBJECTS =
  'account password login username email website browser download app upload install settings phone laptop printer wifi order delivery parcel refund voucher checkout invoice payment subscription price discount warranty repair booking reservation hotel flight luggage insurance prescription appointment clothes shoes furniture appliance kitchen recipe bicycle tire ticket calendar'.split(
    ' ',
  );
