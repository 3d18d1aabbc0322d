import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { DownloadIcon } from '@/components/icons';
import { ProgressBar } from '@/components/progress-bar';
import type { Days } from '@/domain/fiscal-years';
import { sentenceFor } from '@/lib/api';
import { saveTable } from '../actions';
import type { Kind } from '../model';

interface TableRowProps {
  readonly kind: Kind;
  readonly title: string;
  readonly days: Days;
  /** Why the period cannot be used. */
  readonly fault: string | null;
  /** What is in the table. */
  readonly children: ComponentChildren;
}

type Progress = { readonly percent: number } | { readonly sentence: string; readonly isError: boolean } | null;

/** A table one can take away, and how far it is. */
export function TableRow({ kind, title, days, fault, children }: TableRowProps) {
  const [progress, setProgress] = useState<Progress>(null);
  const isBusy = progress !== null && 'percent' in progress;
  // What was said belongs to the days it was said of.
  useEffect(() => setProgress(null), [days.from, days.to]);
  const save = async () => {
    setProgress({ percent: 0 });
    try {
      await saveTable(kind, days, (percent) => setProgress({ percent }));
      setProgress({ sentence: 'Saved to your downloads.', isError: false });
    } catch (thrown) {
      setProgress({ sentence: sentenceFor(thrown), isError: true });
    }
  };
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
      <div class="min-w-0 flex-1 basis-72">
        <h3 class="text-15 font-medium">{title}</h3>
        <p class="text-13 text-pretty text-faint">{children}</p>
        {isBusy && <ProgressBar value={progress.percent} label={`Fetching ${title}`} class="mt-3 max-w-72" />}
        {progress && 'sentence' in progress && (
          <p
            role={progress.isError ? 'alert' : 'status'}
            class={`mt-2 text-13 ${progress.isError ? 'text-stop' : 'text-soft'}`}
          >
            {progress.sentence}
          </p>
        )}
      </div>
      <Button
        isBusy={isBusy}
        isDisabled={fault !== null}
        reason={fault ?? undefined}
        label={`Download ${title} as CSV`}
        onPress={() => void save()}
      >
        {!isBusy && <DownloadIcon size={16} />}
        CSV
      </Button>
    </li>
  );
}
