import type { Address } from '@/domain/invoice-parts';
import type { Invoice } from '../invoice';

/** Who bills whom, as a bookkeeper checks it before paying. */
export function Parties({ invoice }: { readonly invoice: Invoice }) {
  const { seller, buyer } = invoice;
  const isAbroad = seller?.address.country !== buyer?.address.country;
  return (
    <dl class="grid grid-cols-1 gap-4 text-13 sm:grid-cols-2">
      {seller && (
        <Party
          word="From"
          name={seller.legalName || seller.name}
          address={linesOf(seller.address, isAbroad)}
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
          address={linesOf(buyer.address, isAbroad)}
          numbers={[
            ['GSTIN', buyer.gstin],
            [taxNumberName(seller?.registration.label ?? null), buyer.taxNumber],
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
  readonly address: readonly string[];
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
        {address.map((line) => (
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

// As on the PDF: where the postal code stands before the town.
const CODE_FIRST = new Set(
  'AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU MX NL NO PL PT RO RS SE SI SK'.split(' '),
);

/** An address as on a letter; the country only where the letter crosses a border. */
function linesOf({ line1, line2, city, postalCode, region, country }: Address, isAbroad: boolean): string[] {
  const town = (CODE_FIRST.has(country ?? '') ? [postalCode, city] : [city, postalCode]).filter(Boolean).join(' ');
  const place = [town, region].filter(Boolean).join(', ');
  return [line1, line2, place, isAbroad && country ? (COUNTRIES.of(country) ?? country) : ''].filter(Boolean);
}
