import { useState } from 'react';
import { Link } from 'wouter';
import { BooksHead } from '@/components/books-head';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { DownloadIcon } from '@/components/icons';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { useToasts } from '@/components/toasts';
import { daysOfFiscalYear, fiscalYearName, fiscalYearOf } from '@/domain/fiscal-years';
import { formatMoney } from '@/domain/money';
import { ruleOn } from '@/domain/tds';
import { sentenceFor } from '@/lib/api';
import { useToday } from '@/lib/clock';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { saveYear } from '../actions';
import { useTds } from '../live';
import { yearsUpTo } from '../model';
import { ClientRow, RowHeads } from './client-row';
import { YearSums } from './year-sums';

/** Tax that clients kept back, client by client: what the law asks, what they did, and the proof of it. */
export function TdsPage() {
  const { uid, profile } = useOwner();
  const today = useToday(profile.timeZone);
  const [year, setYear] = useState(() => fiscalYearOf(today));
  const { data: rows, error, refetch } = useTds(uid, year);
  usePageTitle('TDS');
  return (
    <div class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <BooksHead part="tds" title="Tax deducted at source" sentence={lawWords(year)}>
        <YearSwitch year={year} years={yearsUpTo(today)} onChoose={setYear} />
        <SaveTable year={year} isEmpty={rows?.length === 0} />
      </BooksHead>
      {error && (
        <Notice tone="stop" isUrgent action={<Button onPress={() => void refetch()}>Try again</Button>}>
          {sentenceFor(error)}
        </Notice>
      )}
      <YearSums rows={rows} />
      <Panel id="clients" class="@container" title="Clients" aside={rows && <span class="figures">{rows.length}</span>}>
        {rows === undefined && !error && <RowsLoading />}
        {rows?.length === 0 && <NothingYet year={year} />}
        {rows && rows.length > 0 && (
          <>
            <RowHeads />
            <ul class="divide-y divide-line">
              {rows.map((row) => (
                <ClientRow key={row.clientId} row={row} year={year} />
              ))}
            </ul>
          </>
        )}
      </Panel>
    </div>
  );
}

function lawWords(year: number): string {
  const rule = ruleOn(daysOfFiscalYear(year).from);
  if (!rule) return '';
  const limit = formatMoney(rule.thresholdMinor, 'INR').replace('.00', '');
  return `Section ${rule.section}: a client whose payments pass ${limit} in the year deducts from all of them, GST left out.`;
}

interface YearSwitchProps {
  readonly year: number;
  readonly years: readonly number[];
  readonly onChoose: (year: number) => void;
}

function YearSwitch({ year, years, onChoose }: YearSwitchProps) {
  return (
    <select
      aria-label="Fiscal year"
      class="figures touch-target h-10 rounded-control border border-line bg-raised px-3 text-15 text-ink transition-colors hover:border-faint"
      value={String(year)}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {years.map((each) => (
        <option key={each} value={String(each)}>
          {fiscalYearName(each)}
        </option>
      ))}
    </select>
  );
}

function SaveTable({ year, isEmpty }: { readonly year: number; readonly isEmpty: boolean }) {
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const save = async () => {
    setIsBusy(true);
    await saveYear(year).catch((thrown: unknown) => say(sentenceFor(thrown)));
    setIsBusy(false);
  };
  return (
    <Button isBusy={isBusy} isDisabled={isEmpty} reason="There is nothing in this year yet" onPress={() => void save()}>
      {!isBusy && <DownloadIcon size={16} />}
      CSV
    </Button>
  );
}

function NothingYet({ year }: { readonly year: number }) {
  return (
    <EmptyState
      sentence={`Nothing was billed to a client in India in ${fiscalYearName(year)}. Once it is, you see here who must deduct tax, who did, and whose certificate is missing.`}
      action={
        <Link href="/desk" class="touch-target inline-flex items-center text-13 font-medium text-ink underline">
          Go to rooms
        </Link>
      }
    />
  );
}
