import type { Address, Invoice } from '../invoice';

/** Who bills whom, as a bookkeeper checks it before paying. */
export function Parties({ invoice }: { readonly invoice: Invoice }) {
  const { seller, buyer } = invoice;
  return (
    <dl class="grid grid-cols-1 gap-4 text-13 sm:grid-cols-2">
      {seller && (
        <Party
          word="From"
          name={seller.legalName || seller.name}
          address={seller.address}
          numbers={[
            ['GSTIN', seller.registration.gstin],
            [taxNumberName(seller.registration.label), seller.registration.number],
            ['PAN', seller.pan],
          ]}
        />
      )}
      {buyer && (
        <Party
          word="To"
          name={buyer.legalName || buyer.name}
          address={buyer.address}
          numbers={[
            ['GSTIN', buyer.gstin],
            ['Tax number', buyer.taxNumber],
          ]}
        />
      )}
    </dl>
  );
}

function taxNumberName(label: string | null): string {
  return label ? `${label} number` : 'Tax number';
}

interface PartyProps {
  readonly word: string;
  readonly name: string;
  readonly address: Address;
  readonly numbers: readonly (readonly [string, string | null])[];
}

function Party({ word, name, address, numbers }: PartyProps) {
  return (
    <div class="min-w-0">
      <dt class="text-12 text-faint">{word}</dt>
      <dd>
        <span class="block font-medium text-ink" dir="auto">
          {name}
        </span>
        {linesOf(address).map((line) => (
          <span key={line} class="block text-soft" dir="auto">
            {line}
          </span>
        ))}
        {numbers.map(
          ([label, value]) =>
            value && (
              <span key={label} class="block text-soft">
                {label} <span class="figures">{value}</span>
              </span>
            ),
        )}
      </dd>
    </div>
  );
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

function linesOf({ line1, line2, city, postalCode, region, country }: Address): string[] {
  const place = [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return [line1, line2, place, country && (COUNTRIES.of(country) ?? country)].filter(Boolean);
}
