import type { ComponentChildren } from 'preact';
import { useState } from 'react';
import { Button } from '@/components/button';
import { DownloadIcon } from '@/components/icons';
import { useToasts } from '@/components/toasts';
import { sentenceFor } from '@/lib/api';
import { type Paper, savePaper } from '../actions';

interface PaperButtonProps {
  readonly paper: Paper;
  /** What the file is called. */
  readonly name: string;
  readonly children: ComponentChildren;
  readonly size?: 'medium' | 'small';
  readonly look?: 'quiet' | 'bare';
}

/** Fetches a PDF and saves it; shows that it is coming. */
export function PaperButton({ paper, name, children, size = 'small', look = 'bare' }: PaperButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  const fetchIt = async () => {
    setIsBusy(true);
    try {
      await savePaper(paper, name);
    } catch (thrown) {
      say(sentenceFor(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button look={look} size={size} isBusy={isBusy} onPress={() => void fetchIt()}>
      {!isBusy && <DownloadIcon size={16} />}
      {children}
    </Button>
  );
}
