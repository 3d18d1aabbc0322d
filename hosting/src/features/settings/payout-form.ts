/** Where money goes besides cards, as the form holds it. */
import { accountFault, bicFault, compact, ibanFault, ifscFault, paypalMeFault, upiIdFault } from '@/domain/identifiers';
import type { Bank } from '@/domain/invoice-parts';
import type { Payout } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';

export interface PayoutForm {
  readonly upiId: string;
  readonly bankKind: Bank['kind'] | 'none';
  readonly holder: string;
  readonly bankName: string;
  readonly account: string;
  readonly ifsc: string;
  readonly iban: string;
  readonly bic: string;
  readonly text: string;
  readonly paypalMe: string;
}

const FILL_IN = 'Fill this in.';

export function payoutFormOf({ upiId, bank, paypalMe }: Payout): PayoutForm {
  return {
    upiId: upiId ?? '',
    bankKind: bank?.kind ?? 'none',
    holder: bank?.holder ?? '',
    bankName: bank?.bankName ?? '',
    account: bank?.account ?? '',
    ifsc: bank?.ifsc ?? '',
    iban: bank?.iban ?? '',
    bic: bank?.bic ?? '',
    text: bank?.text ?? '',
    paypalMe: paypalMe ?? '',
  };
}

export function askedOfPayout(form: PayoutForm) {
  const { bankKind } = form;
  const isIndian = bankKind === 'india';
  const isIban = bankKind === 'iban';
  return {
    upiId: form.upiId.trim() || null,
    bank:
      bankKind === 'none'
        ? null
        : {
            kind: bankKind,
            holder: form.holder.trim(),
            bankName: form.bankName.trim(),
            account: isIndian ? compact(form.account) : null,
            ifsc: isIndian ? compact(form.ifsc) : null,
            iban: isIban ? compact(form.iban) : null,
            bic: isIban ? compact(form.bic) || null : null,
            text: bankKind === 'other' ? form.text.trim() : '',
          },
    paypalMe: paypalName(form.paypalMe) || null,
  };
}

export function payoutFaults(form: PayoutForm): Faults {
  const upiId = form.upiId.trim();
  const paypalMe = paypalName(form.paypalMe);
  const faults: Record<string, string | null> = {
    upiId: upiId === '' ? null : upiIdFault(upiId),
    paypalMe: paypalMe === '' ? null : paypalMeFault(paypalMe),
    'bank.holder': form.bankKind !== 'none' && form.holder.trim() === '' ? FILL_IN : null,
    ...bankFaults(form),
  };
  return Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== null));
}

function bankFaults(form: PayoutForm): Record<string, string | null> {
  if (form.bankKind === 'india') {
    return { 'bank.account': accountFault(compact(form.account)), 'bank.ifsc': ifscFault(compact(form.ifsc)) };
  }
  if (form.bankKind === 'iban') {
    const bic = compact(form.bic);
    return { 'bank.iban': ibanFault(compact(form.iban)), 'bank.bic': bic === '' ? null : bicFault(bic) };
  }
  return { 'bank.text': form.bankKind === 'other' && form.text.trim() === '' ? FILL_IN : null };
}

/** The name, also out of a whole pasted address. */
export function paypalName(text: string): string {
  return text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?paypal\.(me|com\/paypalme)\//i, '')
    .replace(/\/$/, '');
}
