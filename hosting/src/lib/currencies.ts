/** The currencies a freelancer picks from, with the names a person knows them by. */
const OFFERED =
  'INR USD EUR GBP AUD CAD CHF AED SGD JPY NZD SEK NOK DKK PLN CZK ZAR BRL MXN HKD KRW IDR MYR THB PHP VND LKR NPR BDT PKR KWD BHD OMR SAR QAR ILS TRY NGN KES'.split(
    ' ',
  );

const names = new Intl.DisplayNames('en', { type: 'currency' });

/** Options for a select; one that is in use stays in the list even when it is not offered. */
export function currencyOptions(inUse: string): readonly (readonly [string, string])[] {
  const codes = OFFERED.includes(inUse) ? OFFERED : [inUse, ...OFFERED];
  return codes.map((code) => [code, `${code} – ${names.of(code) ?? code}`] as const);
}
