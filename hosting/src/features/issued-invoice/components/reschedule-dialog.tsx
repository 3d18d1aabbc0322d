import { useState } from 'react';
import { Button, IconButton } from '@/components/button';
import { TextField } from '@/components/field';
import { FormDialog } from '@/components/form-dialog';
import { PlusIcon, TrashIcon } from '@/components/icons';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { formatMoney } from '@/domain/money';
import type { BooksInvoice } from '@/lib/books';
import type { Faults } from '@/lib/saved-form';
import { moveInstalments } from '../actions';
import { readSchedule, restRow, type ScheduleRow, scheduleRows, withRow } from '../schedule';

interface RescheduleDialogProps {
  readonly invoice: BooksInvoice;
  readonly onClose: () => void;
}

/** Other days and other parts for what is still to be paid; the total stays what it was. */
export function RescheduleDialog({ invoice, onClose }: RescheduleDialogProps) {
  const { say } = useToasts();
  // What was read when the dialog opened is what is changed; the books refuse when it moved on meanwhile.
  const [{ version }] = useState(invoice);
  const [rows, setRows] = useState(() => scheduleRows(invoice));
  const { instalments, problems, restMinor } = readSchedule(rows, invoice);
  const rest = restRow(rows);
  const change = (key: string, next: Partial<ScheduleRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...next } : row)));
  return (
    <FormDialog
      title="Reschedule"
      word="Save"
      size="wide"
      faults={problems}
      onSubmit={async () => {
        await moveInstalments(invoice.id, version, instalments);
        say('The instalments are moved. Your client sees it in the room.');
        onClose();
      }}
      onClose={onClose}
    >
      {(said) => (
        <>
          <p class="text-13 text-soft">
            Instalments with money stay as they are. The last one that can change takes the rest of{' '}
            {formatMoney(invoice.totalMinor, invoice.currency)}.
          </p>
          <ol class="flex flex-col gap-4 sm:gap-3">
            {rows.map((row, index) => (
              <Row
                key={row.key}
                row={row}
                number={index + 1}
                currency={invoice.currency}
                restMinor={row === rest ? restMinor : null}
                problems={said}
                onChange={(next) => change(row.key, next)}
                onRemove={
                  row.frozen === null && rows.length > 1
                    ? () => setRows(rows.filter((each) => each.key !== row.key))
                    : null
                }
              />
            ))}
          </ol>
          {said.instalments && (
            <p role="alert" class="text-13 text-stop">
              {said.instalments}
            </p>
          )}
          <div>
            <Button
              size="small"
              isDisabled={rows.length >= LIMITS.instalmentsMax}
              reason={`An invoice has ${LIMITS.instalmentsMax} instalments at most.`}
              onPress={() => setRows(withRow(rows))}
            >
              <PlusIcon size={16} />
              Add instalment
            </Button>
          </div>
        </>
      )}
    </FormDialog>
  );
}

interface RowProps {
  readonly row: ScheduleRow;
  readonly number: number;
  readonly currency: string;
  /** What is left for this row, where it takes the rest. */
  readonly restMinor: number | null;
  readonly problems: Faults;
  readonly onChange: (change: Partial<ScheduleRow>) => void;
  readonly onRemove: (() => void) | null;
}

function Row({ row, number, currency, restMinor, problems, onChange, onRemove }: RowProps) {
  const isFrozen = row.frozen !== null;
  const error = (field: string, ofBooks: string) =>
    problems[`${row.key}.${field}`] ?? problems[`instalments.${number - 1}.${ofBooks}`];
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_2.25rem] items-start gap-3 border-line max-sm:border-b max-sm:pb-4 sm:grid-cols-[minmax(0,1fr)_9rem_10rem_2.25rem]">
      <TextField
        label={`Instalment ${number}`}
        placeholder="Name"
        value={row.label}
        maxLength={LIMITS.instalmentLabelMax}
        isDisabled={isFrozen}
        onText={(label) => onChange({ label })}
        hint={row.frozen ?? undefined}
        error={error('label', 'label')}
      />
      <div class="max-sm:col-span-2">
        {restMinor === null ? (
          <TextField
            label={`Amount, ${currency}`}
            inputMode="decimal"
            value={row.amount}
            isDisabled={isFrozen}
            onText={(amount) => onChange({ amount })}
            error={error('amount', 'amountMinor')}
          />
        ) : (
          <div class="flex flex-col gap-1.5">
            <span class="text-13 font-medium text-soft">The rest</span>
            <output class="figures flex h-11 items-center text-15">{formatMoney(restMinor, currency)}</output>
            {error('amount', 'amountMinor') && <p class="text-13 text-stop">{error('amount', 'amountMinor')}</p>}
          </div>
        )}
      </div>
      <TextField
        class="max-sm:col-span-2"
        label="Due"
        type="date"
        value={row.dueOn}
        isDisabled={isFrozen}
        onText={(dueOn) => onChange({ dueOn })}
        error={error('dueOn', 'dueOn')}
      />
      <div class="box-content flex h-11 items-center justify-end pt-6.5 max-sm:col-start-2 max-sm:row-start-1">
        {onRemove && (
          <IconButton label={`Remove instalment ${number}`} onPress={onRemove}>
            <TrashIcon size={16} />
          </IconButton>
        )}
      </div>
    </li>
  );
}
