import { flushSync } from 'preact/compat';
import { useRef } from 'react';
import { Button } from '@/components/button';
import { PlusIcon } from '@/components/icons';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { blankLine, type DraftForm, type LineForm, type Problems, problemsOfLine, writtenLines } from '../draft';
import type { LineDetails } from './line-details';
import { LineRow } from './line-row';

interface LinesEditorProps {
  readonly form: DraftForm;
  readonly details: LineDetails;
  /** What a new line is taxed at. */
  readonly usualRateBp: number;
  readonly problems: Problems;
  readonly amountsMinor: readonly number[];
  readonly onForm: (form: DraftForm) => void;
}

/** What is billed, line by line. */
export function LinesEditor({ form, details, usualRateBp, problems, amountsMinor, onForm }: LinesEditorProps) {
  const latest = useRef(form);
  latest.current = form;
  const { say } = useToasts();
  const isFull = form.lines.length >= LIMITS.invoiceLinesMax;
  // Where nothing is written yet, what is missing is said at the first line, which is where to begin.
  const isEmpty = writtenLines(form).length === 0;
  const firstGap: Problems = problems.lines ? { description: problems.lines } : {};
  const setLines = (lines: readonly LineForm[]) => onForm({ ...latest.current, lines: [...lines] });
  const addAfter = (index: number) => {
    if (isFull) return;
    const line = blankLine(usualRateBp, form.lines[index]);
    // Drawn and focused within the key press, so that what is typed next already lands in the new line.
    flushSync(() => setLines(form.lines.toSpliced(index + 1, 0, line)));
    document.getElementById(`${line.key}-description`)?.focus();
  };
  const remove = (index: number) => {
    const line = form.lines[index];
    if (!line) return;
    const rest = form.lines.toSpliced(index, 1);
    setLines(rest.length > 0 ? rest : [blankLine(usualRateBp)]);
    say('Line removed.', () => setLines(latest.current.lines.toSpliced(index, 0, line)));
  };
  return (
    <Panel id="lines" title="Lines" class="@container">
      <div
        aria-hidden="true"
        class="hidden grid-cols-[minmax(0,1fr)_4.5rem_7.5rem_8rem_2.25rem] gap-x-3 px-4 pt-4 text-13 text-faint @2xl:grid"
      >
        <span>Description</span>
        <span class="text-right">Quantity</span>
        <span class="text-right">Unit price</span>
        <span class="text-right">Amount</span>
      </div>
      <ol class="flex flex-col divide-y divide-line">
        {form.lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            number={index + 1}
            currency={form.currency}
            details={details}
            amountMinor={amountsMinor[writtenLines(form).indexOf(line)] ?? null}
            problems={isEmpty && index === 0 ? firstGap : problemsOfLine(problems, form, line.key)}
            onLine={(next) => setLines(form.lines.with(index, next))}
            onEnter={() => addAfter(index)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {problems.lines && !isEmpty && (
        <p role="alert" class="px-4 pb-3 text-13 text-stop">
          {problems.lines}
        </p>
      )}
      <div class="border-t border-line p-4">
        <Button
          isDisabled={isFull}
          reason={`An invoice has ${LIMITS.invoiceLinesMax} lines at most.`}
          onPress={() => addAfter(form.lines.length - 1)}
        >
          <PlusIcon size={16} />
          Add line
        </Button>
      </div>
    </Panel>
  );
}
