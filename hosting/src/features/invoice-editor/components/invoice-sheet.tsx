import type { ComponentChildren } from 'preact';
import { BrandMark } from '@/components/brand-mark';
import { Money } from '@/components/money';
import type { LineBody } from '@/contract';
import type { Profile } from '@/lib/books';
import { sayDate } from '@/lib/dates';
import { roomLook } from '@/lib/room-look';
import { plainDecimal } from '../figures';

export interface SheetContent {
  readonly number: string | null;
  readonly clientName: string;
  readonly currency: string;
  readonly lines: readonly LineBody[];
  readonly lineAmountsMinor: readonly number[];
  readonly tax: { readonly label: string; readonly rateBp: number } | null;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly dueOn: string | null;
  readonly issuedOn: string | null;
  readonly note: string;
}

interface InvoiceSheetProps {
  readonly content: SheetContent;
  readonly profile: Profile;
}

/** An invoice in the room's own look. */
export function InvoiceSheet({ content, profile }: InvoiceSheetProps) {
  const { brand, businessName, name } = profile;
  return (
    <div style={roomLook(brand.accent)} class="flex flex-col gap-5 rounded-b-panel bg-ground p-5 text-ink">
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
          {content.dueOn ? `Due ${sayDate(content.dueOn, 'weekday')}` : 'No due day yet'}
          {content.issuedOn && `, issued ${sayDate(content.issuedOn)}`}
        </p>
      </div>
      <Lines content={content} />
      <dl class="ml-auto grid w-full max-w-64 grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-13 text-soft">
        {content.tax && <Sum word="Subtotal" content={content} minor={content.subtotalMinor} />}
        {content.tax && (
          <Sum
            word={`${content.tax.label} ${plainDecimal(content.tax.rateBp, 2)} %`}
            content={content}
            minor={content.taxMinor}
          />
        )}
        <Sum
          word={<span class="font-semibold text-ink">Total</span>}
          content={content}
          minor={content.totalMinor}
          isStrong
        />
      </dl>
      {content.note && <p class="border-t border-line pt-4 text-13 whitespace-pre-wrap text-soft">{content.note}</p>}
    </div>
  );
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
            {line.quantityMilli !== 1000 && (
              <p class="text-12 text-faint">
                <span class="figures">{plainDecimal(line.quantityMilli, 3)}</span> ×{' '}
                <Money minor={line.unitPriceMinor} currency={content.currency} />
              </p>
            )}
          </div>
          <Money minor={content.lineAmountsMinor[index] ?? 0} currency={content.currency} class="text-15" />
        </li>
      ))}
    </ul>
  );
}

interface SumProps {
  readonly word: ComponentChildren;
  readonly content: SheetContent;
  readonly minor: number;
  readonly isStrong?: boolean;
}

function Sum({ word, content, minor, isStrong = false }: SumProps) {
  return (
    <>
      <dt>{word}</dt>
      <dd class={`text-right ${isStrong ? 'font-semibold text-ink' : ''}`}>
        <Money minor={minor} currency={content.currency} />
      </dd>
    </>
  );
}
