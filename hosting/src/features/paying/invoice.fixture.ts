import type { Instalment } from '@/domain/invoice-parts';
import type { Invoice } from './invoice';

/** Friday 20 November 2026, noon in India. */
export const NOW = Date.parse('2026-11-20T06:30:00Z');
export const DAY_MS = 86_400_000;

export function anInstalment(fields: Partial<Instalment> = {}): Instalment {
  return {
    id: '1',
    label: '',
    share: null,
    amountMinor: 4_720_000,
    dueOn: '2026-11-27',
    paidMinor: 0,
    claim: null,
    refusal: null,
    ...fields,
  };
}

export const A_CLAIM = {
  utr: '123456789012',
  amountMinor: 4_720_000,
  at: NOW - DAY_MS,
  by: 'Priya Nair',
  fileId: null,
} as const;

/** An invoice in one instalment, unless others are given. */
export function anInvoice(fields: Partial<Invoice> = {}): Invoice {
  const { totalMinor = 4_720_000, dueOn = '2026-11-27' } = fields;
  const { paidMinor = 0, tdsMinor = 0, creditedMinor = 0 } = fields;
  const settled = Math.min(paidMinor + tdsMinor + creditedMinor, totalMinor);
  const instalments = fields.instalments ?? [anInstalment({ amountMinor: totalMinor, dueOn, paidMinor: settled })];
  return {
    id: 'i',
    number: 'INV-2026-014',
    title: 'Monsoon Café, brand and site',
    currency: 'INR',
    lines: [
      {
        description: 'Identity',
        quantityMilli: 1000,
        unitPriceMinor: 4_000_000,
        sac: '998391',
        rateBp: 1800,
        discount: null,
        amountMinor: 4_000_000,
        discountMinor: 0,
        taxableMinor: 4_000_000,
      },
    ],
    instalments,
    tax: {
      treatment: 'inter-state',
      reason: 'IGST because the client is in Karnataka (29) and you are in Maharashtra (27).',
      endorsement: '',
      placeOfSupply: '29',
      rows: [{ name: 'IGST', rateBp: 1800, taxableMinor: 4_000_000, amountMinor: 720_000 }],
    },
    linesMinor: 4_000_000,
    discountMinor: 0,
    subtotalMinor: 4_000_000,
    taxMinor: 720_000,
    roundOffMinor: 0,
    totalMinor,
    paidMinor,
    tdsMinor,
    creditedMinor,
    refundedMinor: 0,
    overpaidMinor: 0,
    dueOn: instalments.at(-1)?.dueOn ?? dueOn,
    nextDueOn: instalments.find((one) => one.paidMinor < one.amountMinor)?.dueOn ?? null,
    issuedOn: '2026-11-10',
    note: '',
    terms: '',
    seller: null,
    buyer: null,
    payTo: { upi: null, bank: null, paypalMe: null },
    payLink: 'P'.repeat(24),
    receipts: [],
    credits: [],
    timeZone: 'Asia/Kolkata',
    issuedAt: NOW - 10 * DAY_MS,
    viewedAt: null,
    paidAt: null,
    voidedAt: null,
    processing: false,
    isDisputed: false,
    isPayable: true,
    ...fields,
  };
}

/** 30/40/30 of ₹1,00,000: the first paid, the second due in a week. */
export function inThree(fields: Partial<Invoice> = {}): Invoice {
  const instalments = [
    anInstalment({ id: '1', label: 'Advance', amountMinor: 3_000_000, paidMinor: 3_000_000, dueOn: '2026-11-10' }),
    anInstalment({ id: '2', amountMinor: 4_000_000, dueOn: '2026-11-27' }),
    anInstalment({ id: '3', amountMinor: 3_000_000, dueOn: '2026-12-18' }),
  ];
  return anInvoice({ totalMinor: 10_000_000, paidMinor: 3_000_000, instalments, ...fields });
}
