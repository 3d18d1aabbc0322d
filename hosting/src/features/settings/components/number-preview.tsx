import { Panel } from '@/components/panel';
import { numberPrefixFault } from '@/domain/identifiers';
import { sayDate } from '@/lib/dates';
import { isInIndia } from '@/lib/in-india';
import { useOwner } from '@/lib/owner';
import { type InvoicingForm, nextNumber, numberIn, seriesOf } from '../invoicing-form';
import { useLatestCredited, useLatestIssued } from '../live';

interface NumberPreviewProps {
  readonly form: InvoicingForm;
  readonly today: string;
}

/** The next numbers as they will be, while the prefix is typed. */
export function NumberPreview({ form, today }: NumberPreviewProps) {
  const { uid, profile } = useOwner();
  const { data: invoices } = useLatestIssued(uid);
  const { data: notes } = useLatestCredited(uid);
  const series = seriesOf(form.prefix.trim(), form.year, today);
  const creditSeries = seriesOf(form.creditPrefix.trim(), form.year, today);
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const begins = form.year === 'april' ? '1 April' : '1 January';
  const isRight =
    numberPrefixFault(form.prefix.trim()) === null && numberPrefixFault(form.creditPrefix.trim()) === null;
  const rows = [
    ['Next invoice', nextNumber(series, invoices?.map((invoice) => invoice.number) ?? [])],
    [`First from ${begins}`, numberIn(seriesOf(form.prefix.trim(), form.year, nextYear), 1)],
    ['Next credit note', nextNumber(creditSeries, notes?.map((note) => note.number) ?? [])],
  ] as const;
  return (
    <Panel id="numbers-preview" title="Next numbers">
      <dl class="divide-y divide-line" aria-live="polite">
        {rows.map(([word, number]) => (
          <div key={word} class="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-3">
            <dt class="text-13 text-soft">{word}</dt>
            <dd class="figures text-15 font-medium">{(isRight && number) || '–'}</dd>
          </div>
        ))}
      </dl>
      <p class="border-t border-line px-4 py-3 text-13 text-faint">
        Counted by the day of issue in your time zone, today {sayDate(today)}, without gaps.
        {isInIndia(profile) && ' India allows 16 characters.'}
      </p>
    </Panel>
  );
}
