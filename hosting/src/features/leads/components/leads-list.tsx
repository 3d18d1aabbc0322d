import { Link } from 'wouter';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Lamp } from '@/components/lamp';
import { Money } from '@/components/money';
import { Panel } from '@/components/panel';
import { RowsLoading } from '@/components/skeleton';
import { VirtualList } from '@/components/virtual-list';
import type { LeadLine } from '@/domain/directory';
import { sayDate } from '@/lib/dates';
import type { ListQuery } from '@/lib/list-query';
import { SOURCE_WORD, STAGE_TONE, STAGE_WORD } from '../model';

interface LeadsListProps {
  readonly leads: readonly LeadLine[] | undefined;
  readonly query: ListQuery;
  readonly onClear: () => void;
}

const STATUS_WORD: Readonly<Record<string, string>> = {
  open: 'still open',
  quiet: 'gone quiet',
  expected: 'past the day they were expected',
  qualified: 'reached a proposal',
  invoiced: 'invoiced',
  paid: 'paid',
};

/** Which leads these are, in words. */
function sayQuery({ status, stage, source, currency, from, to }: ListQuery): string {
  const parts = [
    ...stage.map((one) => `in ${STAGE_WORD[one]}`),
    ...status.map((one) => STATUS_WORD[one] ?? one),
    source && `by ${SOURCE_WORD[source].toLowerCase()}`,
    currency && `in ${currency}`,
    from && `from ${sayDate(from, 'paper')}`,
    to && `until ${sayDate(to, 'paper')}`,
  ];
  return `Leads ${parts.filter(Boolean).join(', ')}`;
}

/** The leads an address asks for, newest first: what a figure on another page was made of. */
export function LeadsList({ leads, query, onClear }: LeadsListProps) {
  const rows = leads && [...leads].sort((one, other) => other.createdAt - one.createdAt);
  return (
    <Panel
      id="leads"
      title={sayQuery(query)}
      aside={
        <>
          {rows && <span class="figures">{rows.length}</span>}
          <Button size="small" onPress={onClear}>
            Show the board
          </Button>
        </>
      }
    >
      {rows === undefined && <RowsLoading />}
      {rows?.length === 0 && (
        <EmptyState sentence="No lead is like that." action={<Button onPress={onClear}>Show the board</Button>} />
      )}
      {rows && rows.length > 0 && (
        <VirtualList label="Leads" rows={rows} keyOf={(row) => row.id} estimatedHeight={72}>
          {(row) => <Row row={row} />}
        </VirtualList>
      )}
    </Panel>
  );
}

function Row({ row }: { readonly row: LeadLine }) {
  return (
    <Link
      href={`/desk/leads/${row.id}`}
      class="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 hover:bg-raised focus-visible:outline-offset-[-2px]"
    >
      <span class="min-w-0">
        <span class="block truncate text-15 font-semibold">{row.name}</span>
        <span class="block truncate text-13 text-soft">{[row.title, row.company].filter(Boolean).join(' · ')}</span>
      </span>
      <span class="flex items-center gap-5">
        {row.valueMinor !== null && <Money minor={row.valueMinor} currency={row.currency} class="text-13" />}
        <Lamp tone={STAGE_TONE[row.stage]} word={STAGE_WORD[row.stage]} class="w-28" />
      </span>
    </Link>
  );
}
