import { useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { ListChoice, ListCurrency, ListDay, ListSearch, ListTools } from '@/components/list-tools';
import type { Directory } from '@/domain/directory';
import type { ListAddress } from '@/lib/list-address';
import type { DayOfInvoice } from '@/lib/list-query';
import { choicesIn, type Order } from '../model';

const STATES: readonly (readonly [string, string])[] = [
  ['', 'All invoices'],
  ['open', 'Still to be paid'],
  ['overdue', 'Overdue'],
  ['needs', 'Needs you'],
  ['draft', 'Drafts'],
  ['sent', 'Sent'],
  ['viewed', 'Seen'],
  ['partial', 'Part paid'],
  ['paid', 'Paid'],
  ['onTime', 'Paid on time'],
  ['late', 'Late'],
  ['onTime,late', 'On time or late'],
  ['credited', 'Credited'],
  ['void', 'Void'],
];

const DAYS: readonly (readonly [DayOfInvoice, string])[] = [
  ['issued', 'Issued'],
  ['due', 'Last due day'],
  ['instalment', 'Open instalment due'],
  ['paid', 'Paid in full'],
];

const ORDER_WORDS: readonly (readonly [Order, string])[] = [
  ['latest', 'Latest first'],
  ['due', 'Due first'],
  ['amount', 'Largest first'],
  ['client', 'By client'],
];

interface InvoiceToolsProps {
  readonly directory: Directory;
  readonly address: ListAddress;
  readonly order: Order;
}

/** Everything the list can be narrowed by; each of it stands in the address. */
export function InvoiceTools({ directory, address, order }: InvoiceToolsProps) {
  const { query, text, narrow, search, orderBy } = address;
  const { currencies, clients } = useMemo(() => choicesIn(directory), [directory]);
  const state = query.status.join(',');
  // A link may ask for more than the list's own words do; what is asked for is shown as it is.
  const states = STATES.some(([each]) => each === state) ? STATES : [...STATES, [state, state] as const];
  const [isOpen, setIsOpen] = useState(false);
  const chosen = [query.client, query.currency, query.from, query.to].filter(Boolean).length;
  const folded = isOpen ? '' : 'max-sm:hidden';
  return (
    <div class="flex flex-col gap-2">
      <ListTools>
        <ListSearch label="Search invoices" text={text} onText={search} />
        <ListChoice
          label="Which invoices"
          value={state}
          options={states}
          onChoose={(wanted) => narrow({ status: wanted === '' ? [] : wanted.split(',') })}
        />
        {/* On a phone the list itself comes first. */}
        <span class="sm:hidden">
          <Button expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            Filters{chosen > 0 && <span class="figures text-13 text-soft">{chosen}</span>}
          </Button>
        </span>
        <span class={isOpen ? 'contents' : 'hidden sm:contents'}>
          <ListChoice
            label="Client"
            value={query.client ?? ''}
            options={[['', 'All clients'], ...clients]}
            onChoose={(client) => narrow({ client: client || null })}
          />
          <ListCurrency value={query.currency} currencies={currencies} onChoose={(currency) => narrow({ currency })} />
          <ListChoice label="Order" value={order} options={ORDER_WORDS} onChoose={orderBy} />
        </span>
      </ListTools>
      <div class={folded}>
        <ListTools>
          <ListChoice label="Which day" value={query.by} options={DAYS} onChoose={(by) => narrow({ by })} />
          <ListDay label="from" value={query.from} onDay={(from) => narrow({ from })} />
          <ListDay label="to" value={query.to} onDay={(to) => narrow({ to })} />
        </ListTools>
      </div>
    </div>
  );
}
