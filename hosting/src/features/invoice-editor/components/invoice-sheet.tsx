import type { ComponentChildren } from 'preact';
import { BrandMark } from '@/components/brand-mark';
import { Money } from '@/components/money';
import type { Profile } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { roomLook } from '@/lib/room-look';
import { plainDecimal } from '../figures';
import type { SheetContent } from '../sheet';

interface InvoiceSheetProps {
  readonly content: SheetContent;
  readonly profile: Profile;
}

/** An invoice in the room's own look. */
export function InvoiceSheet({ content, profile }: InvoiceSheetProps) {
  const { brand, businessName, name } = profile;
  return (
    <div style={roomLook(brand.accent)} class="flex flex-col gap-5 rounded-b-panel bg-ground p-4 text-ink">
      <div class="flex items-start justify-between gap-4">
        <div class="flex min-w-0 items-start gap-3">
          <BrandMark name={businessName || name} logo={brand.logo} accent={brand.accent} class="size-9 text-12" />
          <div class="min-w-0">
            <p class="text-15 font-semibold">{businessName || name}</p>
            <p class="text-13 text-soft">for {content.clientName}</p>
          </div>
        </div>
        <p class={`shrink-0 text-right text-12 text-faint ${content.number ? 'figures' : ''}`}>
          {content.number ?? 'Number when issued'}
        </p>
      </div>
      <div>
        <p class="text-28 font-semibold">
          <Money minor={content.totalMinor} currency={content.currency} />
        </p>
        <p class="text-13 text-soft">
          {sayDue(content)}
          {content.issuedOn && `, issued ${sayDate(content.issuedOn, 'paper')}`}
        </p>
      </div>
      <Lines content={content} />
      <Sums content={content} />
      {content.instalments.length > 1 && <Parts content={content} />}
      {content.tax.endorsement && <p class="text-12 text-soft">{content.tax.endorsement}</p>}
      {content.note && <p class="border-t border-line pt-4 text-13 whitespace-pre-wrap text-soft">{content.note}</p>}
      {content.terms && <p class="border-t border-line pt-4 text-12 whitespace-pre-wrap text-faint">{content.terms}</p>}
    </div>
  );
}

function sayDue(content: SheetContent): string {
  if (content.instalments.length > 1) return `In ${content.instalments.length} instalments`;
  return content.dueOn ? `Due ${sayDate(content.dueOn, 'paper')}` : 'No due day yet';
}

function Lines({ content }: { readonly content: SheetContent }) {
  if (content.lines.length === 0) {
    return <p class="border-y border-line py-6 text-center text-13 text-faint">Lines appear here as you write them.</p>;
  }
  return (
    <ul class="divide-y divide-line border-y border-line">
      {content.lines.map((line, index) => (
        <li key={index} class="flex items-baseline justify-between gap-4 py-2.5">
          <div class="min-w-0">
            <p class="text-15">{line.description || <span class="text-faint">No description yet</span>}</p>
            {(line.quantityMilli !== 1000 || line.sac || line.discount) && (
              <p class="text-12 text-faint">
                {line.quantityMilli !== 1000 && (
                  <>
                    <span class="figures">{plainDecimal(line.quantityMilli, 3)}</span> ×{' '}
                    <Money minor={line.unitPriceMinor} currency={content.currency} />
                  </>
                )}
                {line.quantityMilli !== 1000 && line.sac && ', '}
                {line.sac && (
                  <>
                    SAC <span class="figures">{line.sac}</span>
                  </>
                )}
                {line.discount && (
                  <>
                    {(line.quantityMilli !== 1000 || line.sac) && ', '}
                    {line.discount.rateBp !== null ? (
                      <span class="figures">{plainDecimal(line.discount.rateBp, 2)} %</span>
                    ) : (
                      <Money minor={line.discount.amountMinor ?? 0} currency={content.currency} />
                    )}{' '}
                    off
                  </>
                )}
              </p>
            )}
          </div>
          <Money minor={line.amountMinor} currency={content.currency} class="text-15" />
        </li>
      ))}
    </ul>
  );
}

function Sums({ content }: { readonly content: SheetContent }) {
  const { currency, tax } = content;
  const isPlain = tax.rows.length === 0 && content.discountMinor === 0 && content.roundOffMinor === 0;
  return (
    <dl class="ml-auto grid w-full max-w-72 grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-13 text-soft">
      {content.discountMinor > 0 && (
        <>
          <Sum word="Before discounts" currency={currency} minor={content.linesMinor} />
          <Sum word="Discounts" currency={currency} minor={-content.discountMinor} />
        </>
      )}
      {!isPlain && (
        <Sum
          word={tax.rows.length > 0 ? 'Taxable value' : 'Subtotal'}
          currency={currency}
          minor={content.subtotalMinor}
        />
      )}
      {tax.rows.map((row) => (
        <Sum
          key={`${row.name}-${row.rateBp}`}
          word={`${row.name} ${plainDecimal(row.rateBp, 2)} %`}
          currency={currency}
          minor={row.amountMinor}
        />
      ))}
      {content.roundOffMinor !== 0 && <Sum word="Round-off" currency={currency} minor={content.roundOffMinor} />}
      <Sum
        word={<span class="font-semibold text-ink">Total</span>}
        currency={currency}
        minor={content.totalMinor}
        isStrong
      />
    </dl>
  );
}

function Parts({ content }: { readonly content: SheetContent }) {
  return (
    <ol class="divide-y divide-line border-t border-line text-13">
      {content.instalments.map((part, index) => (
        <li key={part.id} class="flex items-baseline justify-between gap-4 py-2">
          <span class="min-w-0">
            {part.label || `Instalment ${index + 1}`}{' '}
            <span class="text-faint">{part.dueOn ? `due ${sayDate(part.dueOn, 'paper')}` : 'no due day yet'}</span>
          </span>
          <Money minor={part.amountMinor} currency={content.currency} />
        </li>
      ))}
    </ol>
  );
}

interface SumProps {
  readonly word: ComponentChildren;
  readonly currency: string;
  readonly minor: number;
  readonly isStrong?: boolean;
}

function Sum({ word, currency, minor, isStrong = false }: SumProps) {
  return (
    <>
      <dt>{word}</dt>
      <dd class={`text-right ${isStrong ? 'font-semibold text-ink' : ''}`}>
        <Money minor={minor} currency={currency} />
      </dd>
    </>
  );
}
